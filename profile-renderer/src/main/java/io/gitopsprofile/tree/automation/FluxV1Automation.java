package io.gitopsprofile.tree.automation;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Detects objects in which Flux v1 updates image tags: objects annotated {@code automated}, but
 * neither {@code locked} nor {@code ignore}.
 */
final class FluxV1Automation {

  private static final byte[] MARK = "/automated".getBytes(StandardCharsets.US_ASCII);

  private FluxV1Automation() {}

  /** False if a file certainly holds no such object; decided without parsing the YAML. */
  static boolean mayOccurIn(byte[] file) {
    return contains(file, MARK);
  }

  static boolean contains(byte[] file, byte[] word) {
    for (int start = 0; start + word.length <= file.length; start++) {
      int length = 0;
      while (length < word.length && file[start + length] == word[length]) {
        length++;
      }
      if (length == word.length) {
        return true;
      }
    }
    return false;
  }

  static boolean isOn(MutableObject object) {
    Map<?, ?> annotations = object.annotations();
    return has(annotations, "automated")
        && !has(annotations, "locked")
        && !has(annotations, "ignore");
  }

  private static boolean has(Map<?, ?> annotations, String policy) {
    return "true".equals(annotations.get("fluxcd.io/" + policy))
        || "true".equals(annotations.get("flux.weave.works/" + policy));
  }
}
