package io.gitopsprofile.upgrade;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Maps paths of the profile with maintained charts to the paths that the author wrote. */
final class PathMapping {

  private static final ProfilePath PROMETHEUS =
      ProfilePath.ROOT.key("metricsAdapter").key("prometheus");

  /** Paths of the adapter that no maintained chart changes. */
  private static final List<ProfilePath> ADDRESS =
      List.of(PROMETHEUS.key("url"), PROMETHEUS.key("port"), PROMETHEUS.key("path"));

  private final Map<List<Object>, ProfilePath> written = new HashMap<>();

  /** Records that a path, with all paths below it, is written at another path. */
  void moved(ProfilePath now, ProfilePath before) {
    written.put(now.steps(), before);
  }

  /**
   * Returns the finding at the path that the author wrote. Edits of releases and of the adapter use
   * keys of the maintained charts, which the author did not write, and are dropped.
   */
  Diagnostic place(Diagnostic found) {
    return moved(editsRetargeted(found) ? found.withEdits(List.of()) : found);
  }

  private static boolean editsRetargeted(Diagnostic found) {
    for (Edit edit : found.edits()) {
      boolean isAddress = ADDRESS.contains(edit.path());
      Object part = edit.path().steps().isEmpty() ? "" : edit.path().steps().get(0);
      if (part.equals("releases") || (part.equals("metricsAdapter") && !isAddress)) {
        return true;
      }
    }
    return false;
  }

  private Diagnostic moved(Diagnostic found) {
    List<Object> steps = found.path().steps();
    for (int length = steps.size(); length > 0; length--) {
      ProfilePath before = written.get(steps.subList(0, length));
      if (before != null) {
        ProfilePath path = before;
        for (Object step : steps.subList(length, steps.size())) {
          path = step instanceof Integer index ? path.index(index) : path.key((String) step);
        }
        return found.at(path);
      }
    }
    return found;
  }
}
