package io.gitopsprofile.model.release.chart;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check of a chart's signature by Flux v2.
 *
 * <pre>
 * verify:
 *   provider: cosign
 *   secretRef: {name: cosign-keys}
 * </pre>
 *
 * @param provider {@code cosign} or {@code notation}
 * @param secretRef the name of a Secret with the public keys; null means that cosign verifies
 *     without keys
 */
public record ChartVerification(String provider, @Nullable LocalReference secretRef) {

  private static final Set<String> PROVIDERS = Set.of("cosign", "notation");

  /** Refuses values that break their syntax. */
  public ChartVerification {
    Syntax.of().required("provider", provider).oneOf("provider", provider, PROVIDERS).enforce();
  }
}
