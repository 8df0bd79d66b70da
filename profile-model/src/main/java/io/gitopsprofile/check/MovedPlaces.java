package io.gitopsprofile.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the author wrote what stands elsewhere in a profile with living charts. */
final class MovedPlaces {

  private static final ProfilePath PROMETHEUS =
      ProfilePath.ROOT.key("metricsAdapter").key("prometheus");

  /** What no living chart changes of the adapter. */
  private static final List<ProfilePath> ADDRESS =
      List.of(PROMETHEUS.key("url"), PROMETHEUS.key("port"), PROMETHEUS.key("path"));

  private final Map<List<Object>, ProfilePath> written = new HashMap<>();

  /** Notes that a place, with all below it, is written at another. */
  void moved(ProfilePath now, ProfilePath before) {
    written.put(now.steps(), before);
  }

  /**
   * The finding at what the author wrote. Edits of releases and of the adapter are in the words of
   * the living charts, which the author did not write, and are left out.
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
        return new Diagnostic(
            found.code(),
            found.message(),
            found.fix(),
            path,
            found.position(),
            found.detail(),
            found.edits());
      }
    }
    return found;
  }
}
