package io.gitopsprofile.tree.automation;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The style of Flux v1's editor, which rewrites a whole file when it sets a tag: it adds {@code
 * ---} at the top, changes the indentation of lists and folds long lines. Flux v2 keeps the style.
 */
public final class FluxV1Style {

  /** Ways to write the sign of a comment inside a text; no editor does. */
  private static final String[] ESCAPED_SIGNS = {"\\x23", "\\u0023", "\\U00000023"};

  private FluxV1Style() {}

  /**
   * The text of a file in this project's style; null if the file does not hold one object, or holds
   * a comment, which would be lost.
   */
  public static @Nullable String without(byte[] bytes) {
    Optional<List<FreeForm>> objects = KubernetesObjects.of(bytes);
    if (objects.isEmpty() || objects.get().size() != 1) {
      return null;
    }
    try {
      String text = ContentHash.text(bytes);
      String plain = CanonicalYaml.write(objects.get().get(0).entries());
      return hasComments(text, plain) ? null : plain;
    } catch (UnwritableValueException e) {
      return null;
    }
  }

  /** True if a text has more signs of a comment than its values have. */
  private static boolean hasComments(String text, String plain) {
    for (String escaped : ESCAPED_SIGNS) {
      if (text.contains(escaped)) {
        return true;
      }
    }
    return signs(text) != signs(plain);
  }

  private static int signs(String text) {
    int count = 0;
    for (int i = text.indexOf('#'); i >= 0; i = text.indexOf('#', i + 1)) {
      count++;
    }
    return count;
  }
}
