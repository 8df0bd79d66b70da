package io.gitopsprofile.model.release;

import io.gitopsprofile.model.release.action.Install;
import io.gitopsprofile.model.release.action.ReleaseTest;
import io.gitopsprofile.model.release.action.Rollback;
import io.gitopsprofile.model.release.action.Uninstall;
import io.gitopsprofile.model.release.action.Upgrade;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A chart that Flux installs and keeps as described. Under Flux v1 the release becomes a
 * HelmRelease of {@code helm.fluxcd.io/v1}, under Flux v2 a HelmRelease of {@code
 * helm.toolkit.fluxcd.io/v2} and, if the profile does not name one, the source of its chart. Unset
 * fields are not written. Only for a cluster that moved from Flux v1 ({@code target.movedFrom}) are
 * the defaults of Flux v1 written out.
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
 * @param releaseName the release's name in Helm; null means {@code <namespace>-<name>} under Flux
 *     v1, with the target namespace between the two if it is another one, and {@code <name>} under
 *     Flux v2, after the target namespace if one is set
 * @param targetNamespace the namespace to install into; null means the HelmRelease's own
 * @param helmVersion the Helm version; null leaves it to the operator
 * @param timeout the timeout of one Helm action, under Flux v1 in whole seconds; null means {@code
 *     300s}
 * @param maxHistory revisions that Helm keeps; null means 10 under Flux v1 and 5 under Flux v2; 0
 *     keeps all
 * @param waitForReady whether to wait until all resources are ready; {@code wait} in YAML; null
 *     means under Flux v1 whether rollback or tests are on, and true under Flux v2
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
 * @param uninstall the uninstall settings of Flux v2
 * @param postRenderers the changes that Flux v2 makes to the chart's objects before applying them
 * @param postRenderStrategy the objects that the changes reach; Flux v2
 * @param storageNamespace the namespace in which Helm keeps the release's history; null means the
 *     HelmRelease's own; Flux v2
 * @param suspend whether Flux v2 leaves the release as it is
 * @param serviceAccountName the ServiceAccount whose rights Flux v2 uses; null means the
 *     controller's
 * @param persistentClient whether Flux v2 keeps one client for all actions; null means true
 * @param kubeConfig the cluster that Flux v2 installs on; null means its own
 * @param commonMetadata the labels and annotations of all objects of the chart; Flux v2
 * @param waitStrategy the way in which Flux v2 waits for the chart's objects
 * @param healthCheckExprs the rules by which Flux v2 tells how objects of custom kinds are doing
 * @param values the chart's values
 * @param patch a merge patch on the rendered HelmRelease, for fields that the language does not
 *     have; unknown fields are refused
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
    List<Dependency> dependsOn,
    @Nullable DriftDetection driftDetection,
    @Nullable Install install,
    @Nullable Upgrade upgrade,
    @Nullable Uninstall uninstall,
    List<PostRenderer> postRenderers,
    @Nullable PostRenderStrategy postRenderStrategy,
    @Nullable String storageNamespace,
    @Nullable Boolean suspend,
    @Nullable String serviceAccountName,
    @Nullable Boolean persistentClient,
    @Nullable KubeConfig kubeConfig,
    @Nullable LabelsAndAnnotations commonMetadata,
    @Nullable WaitStrategy waitStrategy,
    List<HealthCheckExpression> healthCheckExprs,
    FreeForm values,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public HelmRelease {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    valueFileSecrets = Ordered.list("valueFileSecrets", valueFileSecrets);
    valuesFrom = Ordered.list("valuesFrom", valuesFrom);
    imagePolicies = Ordered.list("imagePolicies", imagePolicies);
    dependsOn = Ordered.list("dependsOn", dependsOn);
    postRenderers = Ordered.list("postRenderers", postRenderers);
    healthCheckExprs = Ordered.list("healthCheckExprs", healthCheckExprs);
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("chart", chart)
        .objectName("releaseName", releaseName)
        .dnsLabel("targetNamespace", targetNamespace)
        .dnsLabel("storageNamespace", storageNamespace)
        .objectName("serviceAccountName", serviceAccountName)
        .range("maxHistory", maxHistory, 0, Integer.MAX_VALUE)
        .withoutObject("imagePolicies", imagePolicies)
        .positive("interval", interval)
        .required("values", values)
        .required("patch", patch)
        .enforce();
  }

  /**
   * Returns the namespace that the chart is installed into: {@code targetNamespace}, or the
   * release's namespace.
   */
  public String effectiveNamespace() {
    return targetNamespace == null ? namespace : targetNamespace;
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
        .healthCheckExprs(List.of())
        .values(FreeForm.EMPTY)
        .patch(FreeForm.EMPTY);
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
