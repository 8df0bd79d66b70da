package io.gitopsprofile.upgrade;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the author wrote what stands elsewhere in a profile with living charts. */
final class PathMapping {

  private final Map<List<Object>, ProfilePath> written = new HashMap<>();

  /** Notes that a place, with all below it, is written at another. */
  void moved(ProfilePath now, ProfilePath before) {
    written.put(now.steps(), before);
  }

  /** The finding at what the author wrote. */
  Diagnostic place(Diagnostic found) {
    List<Object> steps = found.path().steps();
    for (int length = steps.size(); length > 0; length--) {
      ProfilePath before = written.get(steps.subList(0, length));
      if (before != null) {
        ProfilePath path = before;
        for (Object step : steps.subList(length, steps.size())) {
          path = step instanceof Integer index ? path.index(index) : path.key((String) step);
        }
        return new Diagnostic(
            found.code(), found.message(), found.fix(), path, found.position(), found.detail());
      }
    }
    return found;
  }
}
