package io.gitopsprofile.model.release.chart;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
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
 * @param provider the tool that signed
 * @param secretRef the name of a Secret with the public keys; null means that cosign verifies
 *     without keys
 */
public record ChartVerification(SignatureProvider provider, @Nullable LocalReference secretRef) {

  /** Refuses values that break their syntax. */
  public ChartVerification {
    Syntax.of().required("provider", provider).enforce();
  }
}
