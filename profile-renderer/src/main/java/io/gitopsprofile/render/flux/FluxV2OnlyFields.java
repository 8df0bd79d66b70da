package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.ValuesFrom;
import org.jspecify.annotations.Nullable;

/** Reports fields of a release or of {@code sync} that only Flux v2 has. */
final class FluxV2OnlyFields {

  private static final Chart.Cases<@Nullable String> CHART_KEY = new ChartKey();

  private final DiagnosticCollector problems;

  FluxV2OnlyFields(DiagnosticCollector problems) {
    this.problems = problems;
  }

  void refuse(HelmRelease release, ProfilePath path) {
    refuse(release.interval() != null, path.key("interval"));
    refuse(!release.dependsOn().isEmpty(), path.key("dependsOn"));
    refuse(release.driftDetection() != null, path.key("driftDetection"));
    refuse(release.install() != null, path.key("install"));
    refuse(release.upgrade() != null, path.key("upgrade"));
    refuse(release.uninstall() != null, path.key("uninstall"));
    refuse(release.storageNamespace() != null, path.key("storageNamespace"));
    refuse(release.suspend() != null, path.key("suspend"));
    refuse(release.serviceAccountName() != null, path.key("serviceAccountName"));
    refuse(release.persistentClient() != null, path.key("persistentClient"));
    refuse(release.kubeConfig() != null, path.key("kubeConfig"));
    refuse(release.commonMetadata() != null, path.key("commonMetadata"));
    refuse(release.postRenderStrategy() != null, path.key("postRenderStrategy"));
    refuse(release.waitStrategy() != null, path.key("waitStrategy"));
    refuse(!release.healthCheckExprs().isEmpty(), path.key("healthCheckExprs"));
    refuseInActions(release, path);
    refuse(!release.postRenderers().isEmpty(), path.key("postRenderers"));
    String chart = release.chart().match(CHART_KEY);
    refuse(chart != null, path.key("chart").key(String.valueOf(chart)));
    for (int i = 0; i < release.valuesFrom().size(); i++) {
      release.valuesFrom().get(i).match(new Values(path.key("valuesFrom").index(i)));
    }
  }

  /** Refuses the settings of Kustomizations, except for those that profiles of Flux v1 may have. */
  void refuse(Sync sync, ProfilePath path) {
    refuseSetting(sync.timeout() != null, path.key("timeout"));
    refuseSetting(sync.prune() != null, path.key("prune"));
    refuseSetting(sync.waitForReady() != null, path.key("wait"));
    refuseSetting(sync.force() != null, path.key("force"));
    refuseSetting(sync.deletionPolicy() != null, path.key("deletionPolicy"));
    refuseSetting(sync.serviceAccountName() != null, path.key("serviceAccountName"));
    refuseSetting(sync.decryption() != null, path.key("decryption"));
    refuseSetting(sync.postBuild() != null, path.key("postBuild"));
    refuseSetting(!sync.healthChecks().isEmpty(), path.key("healthChecks"));
    refuseSetting(!sync.healthCheckExprs().isEmpty(), path.key("healthCheckExprs"));
    refuseSetting(!sync.groups().isEmpty(), path.key("groups"));
  }

  private void refuseSetting(boolean isSet, ProfilePath path) {
    if (isSet) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          path + " has no effect; Flux v1 has no Kustomizations",
          "remove it, or target Flux v2");
    }
  }

  /** Refuses the keys of rollback and test that only Flux v2 has. */
  private void refuseInActions(HelmRelease release, ProfilePath path) {
    if (release.rollback() != null) {
      ProfilePath rollback = path.key("rollback");
      refuse(release.rollback().disableWait() != null, rollback.key("disableWait"));
      refuse(release.rollback().disableWaitForJobs() != null, rollback.key("disableWaitForJobs"));
      refuse(release.rollback().cleanupOnFail() != null, rollback.key("cleanupOnFail"));
      refuse(release.rollback().serverSideApply() != null, rollback.key("serverSideApply"));
    }
    if (release.test() != null) {
      refuse(!release.test().filters().isEmpty(), path.key("test").key("filters"));
    }
    if (release.chart() instanceof Chart.Repository chart && chart.version() == null) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          path.key("chart"),
          "the chart has no version; Flux v1 needs an exact one",
          "add version: ...");
    }
  }

  /** The key of a chart that only Flux v2 fetches; null for any other. */
  private static final class ChartKey implements Chart.Cases<@Nullable String> {

    @Override
    public @Nullable String repository(Chart.Repository chart) {
      return null;
    }

    @Override
    public @Nullable String git(Chart.Git chart) {
      return null;
    }

    @Override
    public String oci(Chart.Oci chart) {
      return "oci";
    }

    @Override
    public String inSource(Chart.InSource chart) {
      return "sourceRef";
    }

    @Override
    public String reference(Chart.Reference chart) {
      return "kind";
    }
  }

  /** The keys of a source of values that only Flux v2 has. */
  private final class Values implements ValuesFrom.Cases<@Nullable Void> {

    private final ProfilePath path;

    Values(ProfilePath path) {
      this.path = path;
    }

    @Override
    public @Nullable Void objectKey(ValuesFrom.ObjectKey ref) {
      refuse(true, path.key("kind"));
      return null;
    }

    @Override
    public @Nullable Void configMapKeyRef(ValuesFrom.ConfigMapKeyRef ref) {
      refuse(ref.targetPath() != null, path.key("configMapKeyRef").key("targetPath"));
      refuse(ref.literal() != null, path.key("configMapKeyRef").key("literal"));
      return null;
    }

    @Override
    public @Nullable Void secretKeyRef(ValuesFrom.SecretKeyRef ref) {
      refuse(ref.targetPath() != null, path.key("secretKeyRef").key("targetPath"));
      refuse(ref.literal() != null, path.key("secretKeyRef").key("literal"));
      return null;
    }

    @Override
    public @Nullable Void externalSourceRef(ValuesFrom.ExternalSourceRef ref) {
      return null;
    }

    @Override
    public @Nullable Void chartFileRef(ValuesFrom.ChartFileRef ref) {
      return null;
    }
  }

  private void refuse(boolean isSet, ProfilePath path) {
    if (isSet) {
      String key = path.steps().get(path.steps().size() - 1).toString();
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          "Flux v1 does not have " + key + (key.equals("kind") ? " there" : ""),
          "remove it, or target Flux v2");
    }
  }
}
