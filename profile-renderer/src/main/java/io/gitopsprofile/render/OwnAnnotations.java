package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import java.util.LinkedHashMap;
import java.util.Map;

/** Joins annotations that typed parts of the profile become with those that it writes itself. */
final class OwnAnnotations {

  private OwnAnnotations() {}

  /** The typed ones, then the written ones; one that contradicts a typed one is reported. */
  static Map<String, String> join(
      Map<String, String> typed, Map<String, String> own, ProfilePath path, Problems problems) {
    Map<String, String> all = new LinkedHashMap<>(typed);
    own.forEach(
        (key, value) -> {
          String other = all.putIfAbsent(key, value);
          if (other != null && !other.equals(value)) {
            problems.add(
                DiagnosticCode.VALUES_CONFLICT,
                path.key(key),
                "the annotation is \"" + value + "\", but another part makes it \"" + other + "\"",
                "remove one of the two");
          }
        });
    return all;
  }
}
