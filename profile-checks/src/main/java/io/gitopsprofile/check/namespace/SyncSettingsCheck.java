package io.gitopsprofile.check.namespace;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.sync.KustomizationSettings;
import io.gitopsprofile.model.sync.SyncGroup;
import org.jspecify.annotations.Nullable;

/**
 * PRF128: a setting of {@code sync} or of one of its groups has no effect. With {@code wait: true}
 * Flux ignores {@code healthChecks}; without either it evaluates no {@code healthCheckExprs}; and
 * {@code postBuild} without a variable replaces nothing. (Source: kustomize-controller,
 * docs/spec/v1 and internal/controller/kustomization_controller.go.)
 */
final class SyncSettingsCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Sync sync = context.profile().sync();
    if (sync == null || context.profile().target().flux() != Flux.V2) {
      return;
    }
    ProfilePath path = ProfilePath.ROOT.key("sync");
    run(sync, sync, path, findings);
    for (int i = 0; i < sync.groups().size(); i++) {
      SyncGroup group = sync.groups().get(i);
      run(group, sync, path.key("groups").index(i), findings);
    }
  }

  private static void run(
      KustomizationSettings own, Sync sync, ProfilePath path, DiagnosticCollector findings) {
    if (Boolean.TRUE.equals(own.waitForReady()) && !own.healthChecks().isEmpty()) {
      ineffective(
          path.key("healthChecks"),
          "Flux ignores healthChecks beside wait: true",
          "remove wait, or healthChecks",
          null,
          findings);
    }
    Boolean waits = own.waitForReady() == null ? sync.waitForReady() : own.waitForReady();
    boolean checksNothing =
        Boolean.FALSE.equals(waits)
            && own.healthChecks().isEmpty()
            && sync.healthChecks().isEmpty();
    if (checksNothing && !own.healthCheckExprs().isEmpty()) {
      ineffective(
          path.key("healthCheckExprs"),
          "Flux evaluates no healthCheckExprs; wait is false, and there are no healthChecks",
          "remove wait: false, or healthCheckExprs",
          null,
          findings);
    }
    if (own.postBuild() != null && !own.postBuild().replaces()) {
      ineffective(
          path.key("postBuild"),
          "postBuild has no variables, so that Flux replaces nothing",
          "add substitute or substituteFrom, or remove it",
          Edit.remove(path.key("postBuild")),
          findings);
    }
  }

  private static void ineffective(
      ProfilePath place,
      String message,
      String fix,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    findings.add(DiagnosticCode.SYNC_INEFFECTIVE, place, message, fix, edit);
  }
}
