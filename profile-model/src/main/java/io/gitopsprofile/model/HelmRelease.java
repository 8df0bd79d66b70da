package io.gitopsprofile.model;

import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A chart that Flux installs and keeps as described. Under Flux v1 it becomes one HelmRelease of
 * {@code helm.fluxcd.io/v1}, and what is unset is not written; under Flux v2 one of {@code
 * helm.toolkit.fluxcd.io/v2} and the source of its chart, with those defaults written out that
 * differ.
 *
 * <pre>
 * apiVersion: helm.fluxcd.io/v1
 * kind: HelmRelease
 * metadata:
 *   name: metrics-server
 *   namespace: monitoring-system
 * spec:
 *   releaseName: metrics-server
 *   chart:
 *     repository: https://charts.helm.sh/stable
 *     name: metrics-server
 *     version: 2.8.8
 *   values:
 *     args:
 *       - --kubelet-preferred-address-types=InternalIP
 * </pre>
 *
 * @param name the name of the HelmRelease object
 * @param namespace its namespace
 * @param labels its labels
 * @param annotations its annotations
 * @param chart where the chart comes from
 * @param releaseName the release's name in Helm; {@link #effectiveReleaseName()} has the default
 * @param targetNamespace the namespace to install into; null means the HelmRelease's own
 * @param helmVersion the Helm version; null leaves it to the operator
 * @param timeout how long one Helm action may take, in whole seconds; Flux v1's default is {@code
 *     300s}
 * @param maxHistory revisions that Helm keeps; Flux v1's default is 10, and 0 keeps all
 * @param waitForReady whether to wait until all resources are ready, Jobs aside; {@code wait} in
 *     YAML; Flux v1's default is whether rollback or tests are on
 * @param resetValues whether an upgrade starts from the chart's values; false reuses the last
 *     release's
 * @param forceUpgrade whether an upgrade may delete and create again
 * @param skipCRDs whether to leave the chart's CRDs out
 * @param disableOpenAPIValidation whether Helm skips the check against the cluster's OpenAPI schema
 * @param rollback what happens when an upgrade fails
 * @param test whether the chart's tests run
 * @param valueFileSecrets names of Secrets with a {@code values.yaml}; deprecated in favour of
 *     {@code valuesFrom}
 * @param valuesFrom further values, merged in this order before the inline ones
 * @param imageAutomation what Flux may update by itself
 * @param interval how often Flux v2 looks whether the release is as it says; null means {@code 5m};
 *     above zero
 * @param dependsOn the releases that must be ready before this one; Flux v2
 * @param driftDetection whether Flux v2 looks if somebody else changed what the release has made
 * @param install how Flux v2 installs it
 * @param upgrade how Flux v2 upgrades it
 * @param postRenderers what Flux v2 changes in the chart's objects before it applies them
 * @param values the chart's values
 * @param manage whether its file is written and kept as the profile says; false leaves it to you;
 *     the default is true
 */
@Value.Builder
public record HelmRelease(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    Chart chart,
    @Nullable String releaseName,
    @Nullable String targetNamespace,
    @Nullable HelmVersion helmVersion,
    @Nullable GoDuration timeout,
    @Nullable Integer maxHistory,
    @Nullable Boolean waitForReady,
    @Nullable Boolean resetValues,
    @Nullable Boolean forceUpgrade,
    @Nullable Boolean skipCRDs,
    @Nullable Boolean disableOpenAPIValidation,
    @Nullable Rollback rollback,
    @Nullable ReleaseTest test,
    List<String> valueFileSecrets,
    List<ValuesFrom> valuesFrom,
    @Nullable ImageAutomation imageAutomation,
    @Nullable GoDuration interval,
    List<NamespacedName> dependsOn,
    @Nullable DriftDetection driftDetection,
    @Nullable Install install,
    @Nullable Upgrade upgrade,
    List<PostRenderer> postRenderers,
    FreeForm values,
    @Nullable Boolean manage) {

  private static final GoDuration DEFAULT_TIMEOUT = GoDuration.of("300s");
  private static final int DEFAULT_MAX_HISTORY = 10;

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public HelmRelease {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    valueFileSecrets = Ordered.list("valueFileSecrets", valueFileSecrets);
    valuesFrom = Ordered.list("valuesFrom", valuesFrom);
    dependsOn = Ordered.list("dependsOn", dependsOn);
    postRenderers = Ordered.list("postRenderers", postRenderers);
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("chart", chart)
        .dnsSubdomain("releaseName", releaseName)
        .dnsLabel("targetNamespace", targetNamespace)
        .range("maxHistory", maxHistory, 0, Integer.MAX_VALUE)
        .positive("interval", interval)
        .required("values", values)
        .enforce();
  }

  /** The namespace that the chart is installed into: the target's, else its own. */
  public String effectiveNamespace() {
    return targetNamespace == null ? namespace : targetNamespace;
  }

  /**
   * The release's name in Helm: its own, else Flux v1's default, {@code <namespace>-<name>}, or
   * {@code <namespace>-<targetNamespace>-<name>} where it is installed into another namespace.
   */
  public String effectiveReleaseName() {
    if (releaseName != null) {
      return releaseName;
    }
    String target = effectiveNamespace();
    String prefix = target.equals(namespace) ? namespace : namespace + "-" + target;
    return prefix + "-" + name;
  }

  /** How long one Helm action may take: its own timeout, else Flux v1's default. */
  public GoDuration effectiveTimeout() {
    return timeout == null ? DEFAULT_TIMEOUT : timeout;
  }

  /** The revisions that Helm keeps: its own number, else Flux v1's default. */
  public int effectiveMaxHistory() {
    return maxHistory == null ? DEFAULT_MAX_HISTORY : maxHistory;
  }

  /** Whether to wait until all is ready: as it says, else as Flux v1 does by default. */
  public boolean effectiveWait() {
    if (waitForReady != null) {
      return waitForReady;
    }
    return (rollback != null && Boolean.TRUE.equals(rollback.enable()))
        || (test != null && Boolean.TRUE.equals(test.enable()));
  }

  /** Starts a release; {@code name}, {@code namespace} and {@code chart} must be set. */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .valueFileSecrets(List.of())
        .valuesFrom(List.of())
        .dependsOn(List.of())
        .postRenderers(List.of())
        .values(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link HelmRelease}; its {@code @param} tags describe the components. */
  public static final class Builder extends HelmReleaseBuilder {
    Builder() {}

    /** Sets {@code valueFileSecrets}. */
    public Builder valueFileSecrets(String... valueFileSecrets) {
      return valueFileSecrets(List.of(valueFileSecrets));
    }

    /** Sets {@code valuesFrom}. */
    public Builder valuesFrom(ValuesFrom... valuesFrom) {
      return valuesFrom(List.of(valuesFrom));
    }
  }
}
