package io.gitopsprofile.flux;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.FreeFormStrings;
import io.gitopsprofile.view.FreeFormStrings.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that a Flux v2 Kustomization with postBuild variables replaces as a variable. A group of
 * a pattern, such as {@code ${1}}, or an argument of a script, such as {@code ${1:-no}}, is never
 * meant as a variable: the Kustomization would fail, or write nothing or the default instead. The
 * same holds for rules of the metrics adapter. Other variables, such as {@code ${cluster_domain}},
 * may be meant. (Source: fluxcd/pkg, {@code kustomize/kustomize_varsub.go} and {@code envsubst}.)
 */
public final class PostBuildSubstitution {

  /** The annotation or label that controls the substitution of variables in an object. */
  public static final String KEY = "kustomize.toolkit.fluxcd.io/substitute";

  /** The value of the annotation or label that disables substitution. */
  public static final String OFF = "disabled";

  private PostBuildSubstitution() {}

  /** Returns true if Flux v2 would replace text in these values that is not a variable. */
  public static boolean breaks(FreeForm values) {
    for (Text text : FreeFormStrings.of(values.entries(), ProfilePath.ROOT)) {
      if (group(text) != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns the substitution setting in annotations or labels; null if there is none. */
  public static @Nullable String of(Map<String, String> annotations, Map<String, String> labels) {
    String annotation = annotations.get(KEY);
    return annotation == null ? labels.get(KEY) : annotation;
  }

  /** Returns the first reference to a group of a pattern; null if there is none. */
  public static @Nullable String group(Text text) {
    boolean ofRule =
        text.key().equals("as")
            || text.key().equals("seriesQuery")
            || text.key().equals("metricsQuery");
    return ofRule ? variable(text.text()) : numbered(text.text());
  }

  /**
   * Returns the first reference by number, which is never a variable of Flux; null if there is
   * none.
   */
  public static @Nullable String numbered(String text) {
    int start = next(text, 0);
    while (start >= 0) {
      int end = text.indexOf('}', start);
      int inner = text.indexOf("${", start + 2);
      if (end < 0) {
        return null;
      }
      if ((inner < 0 || end < inner) && isNumbered(text, start + 2)) {
        return text.substring(start, end + 1);
      }
      start = next(text, start + 2);
    }
    return null;
  }

  /** Names of variables do not start with a digit; a function may follow the number. */
  private static boolean isNumbered(String text, int start) {
    int digits = text.startsWith("#", start) ? start + 1 : start;
    int end = digits;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    char after = end < text.length() ? text.charAt(end) : '}';
    boolean letter = (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z');
    return end > digits && !letter && after != '_';
  }

  /** Returns the index of the next reference that no second dollar escapes; -1 if there is none. */
  private static int next(String text, int from) {
    int start = text.indexOf("${", from);
    while (start > 0 && text.charAt(start - 1) == '$') {
      start = text.indexOf("${", start + 1);
    }
    return start;
  }

  /** Returns the first variable of any kind; null if there is none. */
  public static @Nullable String variable(@Nullable String text) {
    int start = text == null ? -1 : next(text, 0);
    int end = text == null || start < 0 ? -1 : text.indexOf('}', start);
    return text == null || end < 0 ? null : text.substring(start, end + 1);
  }
}
