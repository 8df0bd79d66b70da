package io.gitopsprofile.render.autoscaler;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import java.util.List;

/** Renders an autoscaler as a HorizontalPodAutoscaler of one API version. */
public sealed interface HpaDialect permits HpaV2Beta1, HpaV2Beta2, HpaV2 {

  /** This version's row in the table of served APIs. */
  Api api();

  /**
   * Renders the HorizontalPodAutoscaler; fields that this version does not have were reported
   * before.
   */
  Object render(Autoscaler autoscaler);

  static HpaDialect of(HpaVersion version) {
    return switch (version) {
      case V2BETA1 -> new HpaV2Beta1();
      case V2BETA2 -> new HpaV2Beta2();
      case V2 -> new HpaV2();
    };
  }

  /** The dialect that the target names, or else the newest version that its cluster serves. */
  static HpaDialect of(Target target, DiagnosticCollector problems) {
    List<HpaVersion> served = ServedApis.hpaVersions(target.kubernetes());
    HpaVersion newest = served.get(served.size() - 1);
    HpaVersion chosen = target.hpa();
    if (chosen != null && !served.contains(chosen)) {
      Api api = ServedApis.of(chosen);
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
                  served.stream().map(version -> ServedApis.of(version).apiVersion()).toList()),
          "remove hpa, or write " + newest,
          Edit.remove(ProfilePath.ROOT.key("target").key("hpa")));
    }
    return of(chosen == null || !served.contains(chosen) ? newest : chosen);
  }
}
