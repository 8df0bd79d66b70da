package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.controller.UpdateBounds;
import io.gitopsprofile.model.workload.controller.UpdateStrategy;
import io.gitopsprofile.model.workload.controller.UpdateStrategyType;
import io.gitopsprofile.model.workload.controller.WorkloadType;
import io.gitopsprofile.view.Located;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: a workload has a key that objects of its kind do not have, such as {@code replicas} of a
 * DaemonSet, or bounds of a rolling update with {@code OnDelete}. (Source: Kubernetes, API
 * reference, DeploymentSpec, StatefulSetSpec and DaemonSetSpec; pkg/apis/apps/validation.)
 */
final class KindKeysCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      Workload value = workload.value();
      new OfWorkload(workload, findings).run(value, value.updateStrategy());
    }
  }

  /** One workload and the collector of its findings. */
  private record OfWorkload(Located<Workload> workload, DiagnosticCollector findings) {

    void run(Workload value, @Nullable UpdateStrategy update) {
      boolean deployment = value.type() == WorkloadType.DEPLOYMENT;
      boolean statefulSet = value.type() == WorkloadType.STATEFUL_SET;
      boolean daemonSet = value.type() == WorkloadType.DAEMON_SET;
      refuse("replicas", daemonSet && value.replicas() != null);
      refuse("progressDeadlineSeconds", !deployment && value.progressDeadlineSeconds() != null);
      refuse("strategy", !deployment && value.strategy() != null);
      refuse("updateStrategy", deployment && update != null);
      refuse("serviceName", !statefulSet && value.serviceName() != null);
      refuse("podManagementPolicy", !statefulSet && value.podManagementPolicy() != null);
      refuse(
          "persistentVolumeClaimRetentionPolicy",
          !statefulSet && value.persistentVolumeClaimRetentionPolicy() != null);
      refuse("volumeClaimTemplates", !statefulSet && !value.volumeClaimTemplates().isEmpty());
      UpdateBounds bounds = update == null ? null : update.rollingUpdate();
      if (deployment || update == null || bounds == null) {
        return;
      }
      ProfilePath path = workload.at("updateStrategy").key("rollingUpdate");
      refuse(
          path.key("partition"),
          "updateStrategy.rollingUpdate.partition",
          daemonSet && bounds.partition() != null);
      refuse(
          path.key("maxSurge"),
          "updateStrategy.rollingUpdate.maxSurge",
          statefulSet && bounds.maxSurge() != null);
      if (update.type() == UpdateStrategyType.ON_DELETE) {
        report(
            path,
            title() + " has updateStrategy OnDelete, and bounds of a rolling update",
            "remove rollingUpdate, or use type RollingUpdate");
      }
    }

    private void refuse(String key, boolean isWrong) {
      refuse(workload.at(key), key, isWrong);
    }

    private void refuse(ProfilePath path, String key, boolean isWrong) {
      if (isWrong) {
        report(
            path,
            title()
                + " has "
                + key
                + ", and is a "
                + WorkloadKind.of(workload.value().type())
                + ", which does not have it",
            "remove " + key + ", or write " + key + ": null over a preset's");
      }
    }

    private void report(ProfilePath path, String message, String fix) {
      findings.add(DiagnosticCode.WORKLOAD_INVALID, path, message, fix, Edit.remove(path));
    }

    private String title() {
      return "workload " + quoted(workload.value().name());
    }
  }
}
