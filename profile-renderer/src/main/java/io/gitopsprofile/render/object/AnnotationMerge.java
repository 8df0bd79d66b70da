package io.gitopsprofile.render.object;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Merges annotations from typed parts of the profile with the annotations that the profile writes
 * itself.
 */
public final class AnnotationMerge {

  private AnnotationMerge() {}

  /**
   * The typed annotations, then the written ones; a written annotation that contradicts a typed one
   * is reported.
   */
  public static Map<String, String> join(
      Map<String, String> typed,
      Map<String, String> written,
      ProfilePath path,
      DiagnosticCollector problems) {
    Map<String, String> all = new LinkedHashMap<>(typed);
    for (Map.Entry<String, String> annotation : written.entrySet()) {
      String other = all.putIfAbsent(annotation.getKey(), annotation.getValue());
      if (other != null && !other.equals(annotation.getValue())) {
        problems.add(
            DiagnosticCode.VALUES_CONFLICT,
            path.key(annotation.getKey()),
            "the annotation is \""
                + annotation.getValue()
                + "\", but another part sets it to \""
                + other
                + "\"",
            "remove one of the two");
      }
    }
    return all;
  }
}
