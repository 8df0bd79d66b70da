package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.NamespacedName;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
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

  /** Starts a release with what it must have. */
  public static Builder builder(String name, String namespace, Chart chart) {
    return new Builder(name, namespace, chart);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(name, namespace, chart);
    copy.labels = labels;
    copy.annotations = annotations;
    copy.releaseName = releaseName;
    copy.targetNamespace = targetNamespace;
    copy.helmVersion = helmVersion;
    copy.timeout = timeout;
    copy.maxHistory = maxHistory;
    copy.waitForReady = waitForReady;
    copy.resetValues = resetValues;
    copy.forceUpgrade = forceUpgrade;
    copy.skipCRDs = skipCRDs;
    copy.disableOpenAPIValidation = disableOpenAPIValidation;
    copy.rollback = rollback;
    copy.test = test;
    copy.valueFileSecrets = valueFileSecrets;
    copy.valuesFrom = valuesFrom;
    copy.imageAutomation = imageAutomation;
    copy.interval = interval;
    copy.dependsOn = dependsOn;
    copy.driftDetection = driftDetection;
    copy.install = install;
    copy.upgrade = upgrade;
    copy.postRenderers = postRenderers;
    copy.values = values;
    copy.manage = manage;
    return copy;
  }

  /** Collects the parts of a release; every one that is not set stays unset. */
  public static final class Builder {
    private String name;
    private String namespace;
    private Chart chart;
    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();
    private @Nullable String releaseName;
    private @Nullable String targetNamespace;
    private @Nullable HelmVersion helmVersion;
    private @Nullable GoDuration timeout;
    private @Nullable Integer maxHistory;
    private @Nullable Boolean waitForReady;
    private @Nullable Boolean resetValues;
    private @Nullable Boolean forceUpgrade;
    private @Nullable Boolean skipCRDs;
    private @Nullable Boolean disableOpenAPIValidation;
    private @Nullable Rollback rollback;
    private @Nullable ReleaseTest test;
    private List<String> valueFileSecrets = List.of();
    private List<ValuesFrom> valuesFrom = List.of();
    private @Nullable ImageAutomation imageAutomation;
    private @Nullable GoDuration interval;
    private List<NamespacedName> dependsOn = List.of();
    private @Nullable DriftDetection driftDetection;
    private @Nullable Install install;
    private @Nullable Upgrade upgrade;
    private List<PostRenderer> postRenderers = List.of();
    private FreeForm values = FreeForm.EMPTY;
    private @Nullable Boolean manage;

    private Builder(String name, String namespace, Chart chart) {
      this.name = name;
      this.namespace = namespace;
      this.chart = chart;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Replaces the namespace. */
    public Builder namespace(String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets {@code labels}: its labels. */
    public Builder labels(Map<String, String> labels) {
      this.labels = labels;
      return this;
    }

    /** Sets {@code annotations}: its annotations. */
    public Builder annotations(Map<String, String> annotations) {
      this.annotations = annotations;
      return this;
    }

    /** Replaces the chart. */
    public Builder chart(Chart chart) {
      this.chart = chart;
      return this;
    }

    /** Sets {@code releaseName}: the release's name in Helm. */
    public Builder releaseName(@Nullable String releaseName) {
      this.releaseName = releaseName;
      return this;
    }

    /** Sets {@code targetNamespace}: the namespace to install into. */
    public Builder targetNamespace(@Nullable String targetNamespace) {
      this.targetNamespace = targetNamespace;
      return this;
    }

    /** Sets {@code helmVersion}: the Helm version. */
    public Builder helmVersion(@Nullable HelmVersion helmVersion) {
      this.helmVersion = helmVersion;
      return this;
    }

    /** Sets {@code timeout}: how long one Helm action may take, in whole seconds. */
    public Builder timeout(@Nullable GoDuration timeout) {
      this.timeout = timeout;
      return this;
    }

    /** Sets {@code maxHistory}: revisions that Helm keeps. */
    public Builder maxHistory(@Nullable Integer maxHistory) {
      this.maxHistory = maxHistory;
      return this;
    }

    /**
     * Sets {@code waitForReady}: whether to wait until all resources are ready, {@code wait} in
     * YAML.
     */
    public Builder waitForReady(@Nullable Boolean waitForReady) {
      this.waitForReady = waitForReady;
      return this;
    }

    /** Sets {@code resetValues}: whether an upgrade starts from the chart's values. */
    public Builder resetValues(@Nullable Boolean resetValues) {
      this.resetValues = resetValues;
      return this;
    }

    /** Sets {@code forceUpgrade}: whether an upgrade may delete and create again. */
    public Builder forceUpgrade(@Nullable Boolean forceUpgrade) {
      this.forceUpgrade = forceUpgrade;
      return this;
    }

    /** Sets {@code skipCRDs}: whether to leave the chart's CRDs out. */
    public Builder skipCRDs(@Nullable Boolean skipCRDs) {
      this.skipCRDs = skipCRDs;
      return this;
    }

    /**
     * Sets {@code disableOpenAPIValidation}: whether Helm skips the check against the cluster's
     * OpenAPI schema.
     */
    public Builder disableOpenAPIValidation(@Nullable Boolean disableOpenAPIValidation) {
      this.disableOpenAPIValidation = disableOpenAPIValidation;
      return this;
    }

    /** Sets {@code rollback}: what happens when an upgrade fails. */
    public Builder rollback(@Nullable Rollback rollback) {
      this.rollback = rollback;
      return this;
    }

    /** Sets {@code test}: whether the chart's tests run. */
    public Builder test(@Nullable ReleaseTest test) {
      this.test = test;
      return this;
    }

    /** Sets {@code valueFileSecrets}: names of Secrets with a {@code values.yaml}. */
    public Builder valueFileSecrets(List<String> valueFileSecrets) {
      this.valueFileSecrets = valueFileSecrets;
      return this;
    }

    /** Sets {@code valueFileSecrets}: names of Secrets with a {@code values.yaml}. */
    public Builder valueFileSecrets(String... valueFileSecrets) {
      return valueFileSecrets(List.of(valueFileSecrets));
    }

    /** Sets {@code valuesFrom}: further values, merged in this order before the inline ones. */
    public Builder valuesFrom(List<ValuesFrom> valuesFrom) {
      this.valuesFrom = valuesFrom;
      return this;
    }

    /** Sets {@code valuesFrom}: further values, merged in this order before the inline ones. */
    public Builder valuesFrom(ValuesFrom... valuesFrom) {
      return valuesFrom(List.of(valuesFrom));
    }

    /** Sets {@code imageAutomation}: what Flux may update by itself. */
    public Builder imageAutomation(@Nullable ImageAutomation imageAutomation) {
      this.imageAutomation = imageAutomation;
      return this;
    }

    /** Sets {@code interval}: how often Flux v2 looks whether the release is as it says. */
    public Builder interval(@Nullable GoDuration interval) {
      this.interval = interval;
      return this;
    }

    /** Sets {@code dependsOn}: the releases that must be ready before this one. */
    public Builder dependsOn(List<NamespacedName> dependsOn) {
      this.dependsOn = dependsOn;
      return this;
    }

    /**
     * Sets {@code driftDetection}: whether Flux v2 looks if somebody else changed what the release
     * has made.
     */
    public Builder driftDetection(@Nullable DriftDetection driftDetection) {
      this.driftDetection = driftDetection;
      return this;
    }

    /** Sets {@code install}: how Flux v2 installs it. */
    public Builder install(@Nullable Install install) {
      this.install = install;
      return this;
    }

    /** Sets {@code upgrade}: how Flux v2 upgrades it. */
    public Builder upgrade(@Nullable Upgrade upgrade) {
      this.upgrade = upgrade;
      return this;
    }

    /**
     * Sets {@code postRenderers}: what Flux v2 changes in the chart's objects before it applies
     * them.
     */
    public Builder postRenderers(List<PostRenderer> postRenderers) {
      this.postRenderers = postRenderers;
      return this;
    }

    /** Sets {@code values}: the chart's values. */
    public Builder values(FreeForm values) {
      this.values = values;
      return this;
    }

    /** Sets {@code manage}: whether its file is written and kept as the profile says. */
    public Builder manage(@Nullable Boolean manage) {
      this.manage = manage;
      return this;
    }

    /** The finished HelmRelease. */
    public HelmRelease build() {
      return new HelmRelease(
          name,
          namespace,
          labels,
          annotations,
          chart,
          releaseName,
          targetNamespace,
          helmVersion,
          timeout,
          maxHistory,
          waitForReady,
          resetValues,
          forceUpgrade,
          skipCRDs,
          disableOpenAPIValidation,
          rollback,
          test,
          valueFileSecrets,
          valuesFrom,
          imageAutomation,
          interval,
          dependsOn,
          driftDetection,
          install,
          upgrade,
          postRenderers,
          values,
          manage);
    }
  }
}
