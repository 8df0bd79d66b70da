package io.gitopsprofile.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tree is rendered for.
 *
 * <pre>
 * target:
 *   kubernetes: "1.17"
 *   flux: v1
 *   hpa: v2beta1
 * </pre>
 *
 * @param kubernetes the cluster's minor version
 * @param flux the generation of Flux that applies the tree
 * @param hpa the HorizontalPodAutoscaler's version; null means the newest that the cluster serves
 * @param featureGates feature gates that are on in the cluster beyond their defaults, such as
 *     {@code HPAConfigurableTolerance}
 */
public record Target(
    KubernetesVersion kubernetes, Flux flux, @Nullable HpaVersion hpa, List<String> featureGates) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Target {
    featureGates = Ordered.list("featureGates", featureGates);
    Syntax.of().required("kubernetes", kubernetes).required("flux", flux).enforce();
  }

  /** A target without an explicit HorizontalPodAutoscaler version or feature gates. */
  public static Target of(String kubernetes, Flux flux) {
    return new Target(KubernetesVersion.of(kubernetes), flux, null, List.of());
  }
}
