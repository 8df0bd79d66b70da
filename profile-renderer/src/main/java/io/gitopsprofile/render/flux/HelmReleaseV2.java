package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.model.release.Dependency;
import io.gitopsprofile.model.release.DriftDetection;
import io.gitopsprofile.model.release.HealthCheckExpression;
import io.gitopsprofile.model.release.KubeConfig;
import io.gitopsprofile.model.release.LabelsAndAnnotations;
import io.gitopsprofile.model.release.PostRenderStrategy;
import io.gitopsprofile.model.release.PostRenderer;
import io.gitopsprofile.model.release.ValuesFrom;
import io.gitopsprofile.model.release.WaitStrategy;
import io.gitopsprofile.model.release.action.Install;
import io.gitopsprofile.model.release.action.ReleaseTest;
import io.gitopsprofile.model.release.action.Rollback;
import io.gitopsprofile.model.release.action.Uninstall;
import io.gitopsprofile.model.release.action.Upgrade;
import io.gitopsprofile.model.release.chart.ChartVerification;
import io.gitopsprofile.model.value.FreeForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The custom resource HelmRelease of helm.toolkit.fluxcd.io/v2. (Source: fluxcd/helm-controller,
 * api/v2/helmrelease_types.go.)
 */
record HelmReleaseV2(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  static HelmReleaseV2 of(ObjectMeta metadata, Spec spec) {
    return new HelmReleaseV2("helm.toolkit.fluxcd.io/v2", "HelmRelease", metadata, spec);
  }

  record Spec(
      String interval,
      @Nullable Boolean suspend,
      @Nullable String releaseName,
      @Nullable String targetNamespace,
      @Nullable String storageNamespace,
      @Nullable KubeConfig kubeConfig,
      @Nullable String serviceAccountName,
      @Nullable Boolean persistentClient,
      @Nullable ChartTemplate chart,
      @Nullable SourceReference chartRef,
      List<Dependency> dependsOn,
      @Nullable String timeout,
      @Nullable Integer maxHistory,
      @Nullable Install install,
      @Nullable Upgrade upgrade,
      @Nullable Rollback rollback,
      @Nullable ReleaseTest test,
      @Nullable Uninstall uninstall,
      @Nullable DriftDetection driftDetection,
      @Nullable WaitStrategy waitStrategy,
      List<HealthCheckExpression> healthCheckExprs,
      @Nullable LabelsAndAnnotations commonMetadata,
      List<PostRenderer> postRenderers,
      @Nullable PostRenderStrategy postRenderStrategy,
      List<ValuesFrom.ObjectKey> valuesFrom,
      @Nullable FreeForm values) {}

  record ChartTemplate(@Nullable LabelsAndAnnotations metadata, ChartSpec spec) {}

  record ChartSpec(
      String chart,
      @Nullable String version,
      SourceReference sourceRef,
      @Nullable String interval,
      @Nullable String reconcileStrategy,
      List<String> valuesFiles,
      @Nullable Boolean ignoreMissingValuesFiles,
      @Nullable ChartVerification verify) {}

  record SourceReference(String kind, String name, @Nullable String namespace) {}
}
