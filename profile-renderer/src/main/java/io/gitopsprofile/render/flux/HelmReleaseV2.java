package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.model.release.CrdsPolicy;
import io.gitopsprofile.model.release.DriftDetection;
import io.gitopsprofile.model.release.FailureStrategy;
import io.gitopsprofile.model.release.InstallRemediation;
import io.gitopsprofile.model.release.PostRenderer;
import io.gitopsprofile.model.release.UpgradeRemediation;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.NamespacedName;
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
      String releaseName,
      @Nullable String targetNamespace,
      @Nullable String storageNamespace,
      @Nullable ChartTemplate chart,
      @Nullable SourceReference chartRef,
      List<NamespacedName> dependsOn,
      String timeout,
      Integer maxHistory,
      @Nullable Install install,
      @Nullable Upgrade upgrade,
      @Nullable Rollback rollback,
      @Nullable Test test,
      @Nullable DriftDetection driftDetection,
      List<PostRenderer> postRenderers,
      List<ValuesReference> valuesFrom,
      @Nullable FreeForm values) {}

  record ChartTemplate(ChartSpec spec) {}

  record ChartSpec(
      String chart,
      @Nullable String version,
      SourceReference sourceRef,
      @Nullable String reconcileStrategy,
      List<String> valuesFiles,
      @Nullable Boolean ignoreMissingValuesFiles) {}

  record SourceReference(String kind, String name, @Nullable String namespace) {}

  record Install(
      @Nullable CrdsPolicy crds,
      @Nullable Boolean createNamespace,
      @Nullable FailureStrategy strategy,
      @Nullable InstallRemediation remediation,
      @Nullable Boolean disableWait,
      @Nullable Boolean disableWaitForJobs,
      @Nullable Boolean disableOpenAPIValidation) {}

  record Upgrade(
      @Nullable CrdsPolicy crds,
      @Nullable FailureStrategy strategy,
      @Nullable UpgradeRemediation remediation,
      @Nullable Boolean cleanupOnFail,
      @Nullable Boolean force,
      @Nullable String serverSideApply,
      @Nullable Boolean preserveValues,
      @Nullable Boolean disableWait,
      @Nullable Boolean disableWaitForJobs,
      @Nullable Boolean disableOpenAPIValidation) {}

  record Rollback(
      @Nullable String timeout,
      @Nullable Boolean disableWait,
      @Nullable Boolean disableWaitForJobs,
      @Nullable Boolean disableHooks,
      @Nullable Boolean force,
      @Nullable String serverSideApply) {}

  record Test(
      @Nullable Boolean enable, @Nullable Boolean ignoreFailures, @Nullable String timeout) {}

  record ValuesReference(
      String kind,
      String name,
      @Nullable String valuesKey,
      @Nullable String targetPath,
      @Nullable Boolean literal,
      @Nullable Boolean optional) {}
}
