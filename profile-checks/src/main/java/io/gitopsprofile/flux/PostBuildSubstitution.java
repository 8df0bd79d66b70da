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
 * What a Flux v2 Kustomization takes for a variable of its own where it has postBuild variables. A
 * group of a pattern, such as {@code ${1}}, or an argument of a script, such as {@code ${1:-no}},
 * is never meant as one: the Kustomization would fail, or write nothing or the default in its
 * place. Nor is any in a rule of the metrics adapter. Other variables, such as {@code
 * ${cluster_domain}}, may be meant. (Source: fluxcd/pkg, {@code kustomize/kustomize_varsub.go} and
 * {@code envsubst}.)
 */
public final class PostBuildSubstitution {

  /** The annotation or label by which Flux v2 leaves the variables of an object as they are. */
  public static final String KEY = "kustomize.toolkit.fluxcd.io/substitute";

  /** What turns substitution off, in the one or the other. */
  public static final String OFF = "disabled";

  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{[^}]*\\}");

  /** No name of a variable starts with a digit; what may follow it is a function. */
  private static final Pattern GROUP =
      Pattern.compile("(?<!\\$)\\$\\{#?[0-9]++(?!\\w)(?:[^}$]|\\$(?!\\{))*+\\}");

  private PostBuildSubstitution() {}

  /** Whether Flux v2 would take something in these values that is not a variable for one. */
  public static boolean breaks(FreeForm values) {
    for (Text text : FreeFormStrings.of(values.entries(), ProfilePath.ROOT)) {
      if (group(text) != null) {
        return true;
      }
    }
    return false;
  }

  /** What annotations or labels say of substitution; null if nothing. */
  public static @Nullable String of(Map<String, String> annotations, Map<String, String> labels) {
    String annotation = annotations.get(KEY);
    return annotation == null ? labels.get(KEY) : annotation;
  }

  /** The first reference to a group of a pattern; null if there is none. */
  public static @Nullable String group(Text text) {
    boolean ofRule =
        text.key().equals("as")
            || text.key().equals("seriesQuery")
            || text.key().equals("metricsQuery");
    return first(ofRule ? VARIABLE : GROUP, text.text());
  }

  /** The first reference by number, which no variable of Flux's has; null if there is none. */
  public static @Nullable String numbered(String text) {
    return first(GROUP, text);
  }

  /** The first variable, whatever it may be; null if there is none. */
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
