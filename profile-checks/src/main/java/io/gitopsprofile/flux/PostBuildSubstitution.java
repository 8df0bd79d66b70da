package io.gitopsprofile.flux;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.FreeFormStrings;
import io.gitopsprofile.view.FreeFormStrings.Text;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{[^}]*\\}");

  /**
   * A reference by number: names of variables do not start with a digit; a function may follow the
   * number.
   */
  private static final Pattern GROUP =
      Pattern.compile("(?<!\\$)\\$\\{#?[0-9]++(?!\\w)(?:[^}$]|\\$(?!\\{))*+\\}");

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
    return first(ofRule ? VARIABLE : GROUP, text.text());
  }

  /**
   * Returns the first reference by number, which is never a variable of Flux; null if there is
   * none.
   */
  public static @Nullable String numbered(String text) {
    return first(GROUP, text);
  }

  /** Returns the first variable of any kind; null if there is none. */
  public static @Nullable String variable(@Nullable String text) {
    return first(VARIABLE, text);
  }

  private static @Nullable String first(Pattern pattern, @Nullable String text) {
    if (text == null || !text.contains("${")) {
      return null;
    }
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group() : null;
  }
}
