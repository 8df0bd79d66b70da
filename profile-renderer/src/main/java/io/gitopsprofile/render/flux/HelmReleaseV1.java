package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.NamespacedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The custom resource HelmRelease of helm.fluxcd.io/v1. (Source: fluxcd/helm-operator,
 * pkg/apis/helm.fluxcd.io/v1/types_helmrelease.go.)
 */
record HelmReleaseV1(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  static HelmReleaseV1 of(ObjectMeta metadata, Spec spec) {
    return new HelmReleaseV1("helm.fluxcd.io/v1", "HelmRelease", metadata, spec);
  }

  record Spec(
      @Nullable String releaseName,
      @Nullable String targetNamespace,
      @Nullable String helmVersion,
      @Nullable ChartSource chart,
      @Nullable Long timeout,
      @Nullable Integer maxHistory,
      @Nullable Boolean _wait,
      @Nullable Boolean resetValues,
      @Nullable Boolean forceUpgrade,
      @Nullable Boolean skipCRDs,
      @Nullable Boolean disableOpenAPIValidation,
      @Nullable Rollback rollback,
      @Nullable Test test,
      List<Reference> valueFileSecrets,
      List<ValuesSource> valuesFrom,
      @Nullable FreeForm values) {}

  sealed interface ChartSource permits RepositoryChart, GitChart {}

  record RepositoryChart(
      String repository, String name, @Nullable String version, @Nullable Reference chartPullSecret)
      implements ChartSource {}

  record GitChart(
      String git,
      @Nullable String ref,
      String path,
      @Nullable NamespacedName secretRef,
      @Nullable Boolean skipDepUpdate)
      implements ChartSource {}

  record Reference(String name) {}

  record Rollback(
      @Nullable Boolean enable,
      @Nullable Boolean retry,
      @Nullable Boolean force,
      @Nullable Boolean recreate,
      @Nullable Boolean disableHooks,
      @Nullable Boolean _wait,
      @Nullable Long timeout,
      @Nullable Integer maxRetries) {}

  record Test(
      @Nullable Boolean enable,
      @Nullable Boolean ignoreFailures,
      @Nullable Long timeout,
      @Nullable Boolean cleanup) {}

  sealed interface ValuesSource
      permits ConfigMapSource, SecretSource, ExternalSource, ChartFileSource {}

  record ConfigMapSource(KeySelector configMapKeyRef) implements ValuesSource {}

  record SecretSource(KeySelector secretKeyRef) implements ValuesSource {}

  record ExternalSource(Url externalSourceRef) implements ValuesSource {}

  record ChartFileSource(File chartFileRef) implements ValuesSource {}

  record KeySelector(
      String name, @Nullable String namespace, @Nullable String key, @Nullable Boolean optional) {}

  record Url(String url, @Nullable Boolean optional) {}

  record File(String path, @Nullable Boolean optional) {}
}
