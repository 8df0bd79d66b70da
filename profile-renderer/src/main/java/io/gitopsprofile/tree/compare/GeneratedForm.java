package io.gitopsprofile.tree.compare;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.util.List;

/**
 * The form of generated files: one object with {@code apiVersion} and {@code kind} first, written
 * as {@link CanonicalYaml} writes it. A line of the ownership record proves nothing, since a pull
 * request can add it for any file with the right hash; a file without this form was not generated.
 */
public final class GeneratedForm {

  private static final String DOCUMENT = "---\n";
  private static final String FIRST = "apiVersion: ";

  private GeneratedForm() {}

  /** True if a file has the form of a generated file, also with CRLF. */
  public static boolean has(byte[] bytes) {
    String text = ContentHash.text(bytes);
    String content = text.startsWith(DOCUMENT) ? text.substring(DOCUMENT.length()) : text;
    if (!content.startsWith(FIRST) || !content.contains("\nkind: ")) {
      return false;
    }
    List<FreeForm> objects = KubernetesObjects.of(bytes).orElse(List.of());
    if (objects.size() != 1) {
      return false;
    }
    try {
      String canonical = CanonicalYaml.write(objects.get(0).entries());
      return isAutomated(text)
          ? withoutStyle(content).equals(withoutStyle(canonical))
          : text.equals(canonical);
    } catch (UnwritableValueException e) {
      return false;
    }
  }

  /** True if Flux may have rewritten the file, with its own indentation. */
  private static boolean isAutomated(String text) {
    return text.contains("$imagepolicy") || text.contains("fluxcd.io/automated");
  }

  /** The text without indentation and without comments of image automation. */
  private static String withoutStyle(String text) {
    StringBuilder kept = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      int comment = line.indexOf(" # {\"$imagepolicy\"");
      kept.append((comment < 0 ? line : line.substring(0, comment)).strip()).append('\n');
    }
    return kept.toString();
  }
}
