package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.KubernetesApis;
import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.Target;
import java.util.List;

/** Renders an autoscaler as a HorizontalPodAutoscaler of one API version. */
sealed interface HpaDialect permits HpaV2Beta1, HpaV2Beta2, HpaV2 {

  /** The version's row in the table of served APIs. */
  Api api();

  /** The fabric8 class of this version, which says what fields there are. */
  Class<?> type();

  /** The HorizontalPodAutoscaler; what this version cannot say has been reported before. */
  Object render(Autoscaler autoscaler);

  static HpaDialect of(HpaVersion version) {
    return switch (version) {
      case V2BETA1 -> new HpaV2Beta1();
      case V2BETA2 -> new HpaV2Beta2();
      case V2 -> new HpaV2();
    };
  }

  /** The target's explicit choice, else the newest that its cluster serves. */
  static HpaDialect of(Target target, Problems problems) {
    List<HpaVersion> served = KubernetesApis.hpaVersions(target.kubernetes());
    HpaVersion newest = served.get(served.size() - 1);
    HpaVersion chosen = target.hpa();
    if (chosen != null && !served.contains(chosen)) {
      Api api = KubernetesApis.of(chosen);
      problems.add(
          DiagnosticCode.API_NOT_SERVED,
          ProfilePath.ROOT.key("target").key("hpa"),
          "Kubernetes "
              + target.kubernetes()
              + " does not serve "
              + api.apiVersion()
              + ", which Kubernetes "
              + api.versions()
              + " does; it serves "
              + String.join(
                  ", ",
                  served.stream().map(version -> KubernetesApis.of(version).apiVersion()).toList()),
          "leave hpa out, or write " + newest);
    }
    return of(chosen == null || !served.contains(chosen) ? newest : chosen);
  }
}
