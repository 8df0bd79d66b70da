package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.NamespacedName;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A chart that Flux installs and keeps as described. Under Flux v1 the release becomes a
 * HelmRelease of {@code helm.fluxcd.io/v1} without unset fields; under Flux v2 a HelmRelease of
 * {@code helm.toolkit.fluxcd.io/v2} and the source of its chart, with defaults that differ between
 * the two written out.
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
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param chart the source of the chart
 * @param releaseName the release's name in Helm; {@link #effectiveReleaseName()} has the default
 * @param targetNamespace the namespace to install into; null means the HelmRelease's own
 * @param helmVersion the Helm version; null leaves it to the operator
 * @param timeout the timeout of one Helm action, in whole seconds; Flux v1's default is {@code
 *     300s}
 * @param maxHistory revisions that Helm keeps; Flux v1's default is 10, and 0 keeps all
 * @param waitForReady whether to wait until all resources are ready, Jobs aside; {@code wait} in
 *     YAML; Flux v1's default is whether rollback or tests are on
 * @param resetValues whether an upgrade starts from the chart's values; false reuses the last
 *     release's
 * @param forceUpgrade whether an upgrade may delete and recreate objects
 * @param skipCRDs whether to leave the chart's CRDs out
 * @param disableOpenAPIValidation whether Helm skips the check against the cluster's OpenAPI schema
 * @param rollback the reaction to a failed upgrade
 * @param test whether the chart's tests run
 * @param valueFileSecrets names of Secrets with a {@code values.yaml}; deprecated in favour of
 *     {@code valuesFrom}
 * @param valuesFrom further values, merged in this order before the inline ones
 * @param imageAutomation the image updates that Flux v1 may make
 * @param imagePolicies the texts of {@code values} that ImagePolicies of Flux v2 set
 * @param interval the interval at which Flux v2 reconciles the release; null means {@code 5m};
 *     above zero
 * @param dependsOn the releases that must be ready before this one; Flux v2
 * @param driftDetection the detection of changes that others make to the release's objects; Flux v2
 * @param install the install settings of Flux v2
 * @param upgrade the upgrade settings of Flux v2
 * @param postRenderers the changes that Flux v2 makes to the chart's objects before applying them
 * @param values the chart's values
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
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
    List<ImageField> imagePolicies,
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
    imagePolicies = Ordered.list("imagePolicies", imagePolicies);
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
        .withoutObject("imagePolicies", imagePolicies)
        .positive("interval", interval)
        .required("values", values)
        .enforce();
  }

  /**
   * Returns the namespace that the chart is installed into: {@code targetNamespace}, or the
   * release's namespace.
   */
  public String effectiveNamespace() {
    return targetNamespace == null ? namespace : targetNamespace;
  }

  /**
   * Returns the release's name in Helm: {@code releaseName}, or the default of Flux v1, {@code
   * <namespace>-<name>}, or {@code <namespace>-<targetNamespace>-<name>} if the chart is installed
   * into another namespace.
   */
  public String effectiveReleaseName() {
    if (releaseName != null) {
      return releaseName;
    }
    String target = effectiveNamespace();
    String prefix = target.equals(namespace) ? namespace : namespace + "-" + target;
    return prefix + "-" + name;
  }

  /** Returns the timeout of one Helm action: the release's own, or the default of Flux v1. */
  public GoDuration effectiveTimeout() {
    return timeout == null ? DEFAULT_TIMEOUT : timeout;
  }

  /**
   * Returns the number of revisions that Helm keeps: {@code maxHistory}, or the default of Flux v1.
   */
  public int effectiveMaxHistory() {
    return maxHistory == null ? DEFAULT_MAX_HISTORY : maxHistory;
  }

  /** Returns true if Helm waits until all objects are ready: as set, or the default of Flux v1. */
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
        .imagePolicies(List.of())
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

    /** Sets {@code imagePolicies}. */
    public Builder imagePolicies(ImageField... imagePolicies) {
      return imagePolicies(List.of(imagePolicies));
    }

    /** Sets {@code valuesFrom}. */
    public Builder valuesFrom(ValuesFrom... valuesFrom) {
      return valuesFrom(List.of(valuesFrom));
    }
  }
}
