package io.gitopsprofile.model.sync;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables that Flux replaces in the objects of a folder, such as {@code ${cluster_domain}}.
 *
 * <pre>
 * postBuild:
 *   substitute:
 *     cluster_domain: example.com
 *   substituteFrom:
 *     - {kind: ConfigMap, name: cluster-settings}
 * </pre>
 *
 * @param substitute the values by the names of their variables
 * @param substituteFrom ConfigMaps and Secrets with further variables
 * @param substituteStrategy the condition under which Flux replaces variables; null means {@code
 *     WithVariables}; needs Flux 2.9
 */
public record PostBuild(
    Map<String, String> substitute,
    List<SubstituteReference> substituteFrom,
    @Nullable SubstituteStrategy substituteStrategy) {

  private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public PostBuild {
    substitute = Ordered.map("substitute", substitute);
    substituteFrom = Ordered.list("substituteFrom", substituteFrom);
    Syntax syntax = Syntax.of();
    for (String name : substitute.keySet()) {
      syntax.matches(
          "substitute",
          name,
          NAME,
          "the name of a variable",
          "use letters, digits and \"_\", not starting with a digit");
    }
    syntax.enforce();
  }

  /** Returns true if Flux replaces variables. */
  public boolean replaces() {
    return !substitute.isEmpty()
        || !substituteFrom.isEmpty()
        || substituteStrategy == SubstituteStrategy.ALWAYS;
  }
}
