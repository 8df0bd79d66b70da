package io.gitopsprofile.check.room;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.fargate.FargateSelectors;

/** The pods that each cluster of a profile runs beside those of the profile: CoreDNS and Flux. */
final class SystemPods {

  private SystemPods() {}

  /** True if Fargate profiles select the namespaces of CoreDNS and of Flux. */
  static boolean haveRoomOnFargate(CheckContext context) {
    FargateSelectors selectors = FargateSelectors.of(context);
    String flux = context.profile().target().flux().namespace();
    return selectors != null && selectors.mayTake("kube-system") && selectors.mayTake(flux);
  }
}
