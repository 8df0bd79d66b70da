package io.gitopsprofile.tree.compare;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.tree.automation.FluxV1Style;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of generated files: one object with {@code apiVersion} and {@code kind} first, written
 * as {@link CanonicalYaml} writes it, apart from the style in which image automation writes its
 * values. A line of the ownership record proves nothing, since a pull request can add it for any
 * file with the right hash; a file without this form was not generated.
 */
public final class GeneratedForm {

  private static final String DOCUMENT = "---\n";
  private static final String FIRST = "apiVersion: ";
  private static final String MARKER = " # {\"$imagepolicy\": ";
  private static final String FLUX_V1 = "fluxcd.io/automated: ";

  private GeneratedForm() {}

  /** True if a file has the form of a generated file, also with CRLF. */
  public static boolean has(byte[] bytes) {
    String text = ContentHash.text(bytes);
    String content = text.startsWith(DOCUMENT) ? text.substring(DOCUMENT.length()) : text;
    if (!content.startsWith(FIRST) || !content.contains("\nkind: ")) {
      return false;
    }
    @Nullable String canonical = canonical(bytes);
    return canonical != null
        && (text.equals(canonical)
            || isOfFluxV2(text, canonical)
            || (isOfFluxV1(canonical) && hasSameSigns(content, canonical) && isPlain(bytes)));
  }

  /** The only object of a file in this project's style; null if there is no such object. */
  private static @Nullable String canonical(byte[] bytes) {
    List<FreeForm> objects = KubernetesObjects.of(bytes).orElse(List.of());
    try {
      return objects.size() == 1 ? CanonicalYaml.write(objects.get(0).entries()) : null;
    } catch (UnwritableValueException e) {
      return null;
    }
  }

  /** True if a text is canonical except in the quotes and markers of values of Flux v2. */
  private static boolean isOfFluxV2(String text, String canonical) {
    String[] lines = text.split("\n", -1);
    String[] others = canonical.split("\n", -1);
    if (lines.length != others.length) {
      return false;
    }
    for (int i = 0; i < lines.length; i++) {
      int marker = lines[i].lastIndexOf(MARKER);
      boolean isSame =
          lines[i].equals(others[i])
              || (marker >= 0
                  && lines[i].endsWith("\"}")
                  && withoutQuotes(lines[i].substring(0, marker)).equals(withoutQuotes(others[i])));
      if (!isSame) {
        return false;
      }
    }
    return true;
  }

  private static String withoutQuotes(String line) {
    return line.replace("\"", "").replace("'", "");
  }

  private static boolean isOfFluxV1(String canonical) {
    for (String line : canonical.split("\n", -1)) {
      if (line.stripLeading().startsWith(FLUX_V1)) {
        return true;
      }
    }
    return false;
  }

  /** True if a file has no comment, which the style of Flux v1 does not explain. */
  private static boolean isPlain(byte[] bytes) {
    return FluxV1Style.without(bytes) != null;
  }

  /** True for the same text apart from indentation, folded lines and quotes. */
  private static boolean hasSameSigns(String text, String other) {
    return signs(text).equals(signs(other));
  }

  private static String signs(String text) {
    StringBuilder signs = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '"' && c != '\'' && c != '\\') {
        signs.append(c);
      }
    }
    return signs.toString();
  }
}
