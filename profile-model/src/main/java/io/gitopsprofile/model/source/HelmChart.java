package io.gitopsprofile.model.source;

import io.gitopsprofile.model.release.chart.ChartSource;
import io.gitopsprofile.model.release.chart.ReconcileStrategy;
import io.gitopsprofile.model.release.chart.SignatureProvider;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A packaged chart; the object HelmChart of {@code source.toolkit.fluxcd.io/v1}. Flux makes one by
 * itself for each release whose chart has a {@code sourceRef}; one of the profile is for a release
 * that names it by {@code chart: {kind: HelmChart, ...}}.
 *
 * <pre>
 * sources:
 *   - helmChart:
 *       name: podinfo
 *       namespace: flux-system
 *       chart: podinfo
 *       version: 6.x
 *       sourceRef: {kind: HelmRepository, name: podinfo}
 *       interval: 10m
 * </pre>
 *
 * @param name the name of the object
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param chart the chart's name, or its path in a Git repository or bucket
 * @param version the version or range; null means {@code *}; without effect for a Git repository or
 *     bucket
 * @param sourceRef the source, in the same namespace
 * @param interval the interval at which Flux fetches; above zero
 * @param reconcileStrategy the event that makes Flux package the chart anew; null means {@code
 *     ChartVersion}
 * @param valuesFiles the files of values, in their order; none means {@code values.yaml}
 * @param ignoreMissingValuesFiles whether a file of values may be missing
 * @param verify the check of the chart's signature
 * @param suspend whether Flux stops fetching
 * @param patch a merge patch on the rendered HelmChart, for fields that the language does not have;
 *     unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record HelmChart(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    String chart,
    @Nullable String version,
    ChartSource sourceRef,
    GoDuration interval,
    @Nullable ReconcileStrategy reconcileStrategy,
    List<String> valuesFiles,
    @Nullable Boolean ignoreMissingValuesFiles,
    @Nullable Verification verify,
    @Nullable Boolean suspend,
    FreeForm patch,
    @Nullable Boolean manage)
    implements Source {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public HelmChart {
    valuesFiles = Ordered.list("valuesFiles", valuesFiles);
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("chart", chart)
        .notBlank("chart", chart)
        .notBlank("version", version)
        .required("sourceRef", sourceRef)
        .required("interval", interval)
        .positive("interval", interval)
        .required("patch", patch)
        .enforce();
  }

  /**
   * The check of a chart's signature.
   *
   * @param provider the tool that signed
   * @param secretRef the name of a Secret with the public keys; null means that cosign verifies
   *     without keys
   * @param matchOIDCIdentity the identities that may have signed without a key
   */
  public record Verification(
      SignatureProvider provider,
      @Nullable LocalReference secretRef,
      List<OidcIdentity> matchOIDCIdentity) {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public Verification {
      matchOIDCIdentity = Ordered.list("matchOIDCIdentity", matchOIDCIdentity);
      Syntax.of().required("provider", provider).enforce();
    }
  }

  @Override
  public String kind() {
    return "HelmChart";
  }

  @Override
  public <R extends @Nullable Object> R match(Cases<R> cases) {
    return cases.helmChart(this);
  }

  /**
   * Starts a HelmChart; {@code name}, {@code namespace}, {@code chart}, {@code sourceRef} and
   * {@code interval} must be set.
   */
  public static Builder builder() {
    return new Builder()
        .valuesFiles(List.of())
        .labels(Map.of())
        .annotations(Map.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link HelmChart}; its {@code @param} tags describe the components. */
  public static final class Builder extends HelmChartBuilder {
    Builder() {}
  }
}
