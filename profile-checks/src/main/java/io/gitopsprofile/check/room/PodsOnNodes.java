package io.gitopsprofile.check.room;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;

/** The pods of a profile that need a node: those that no Fargate profile selects. */
final class PodsOnNodes {

  private PodsOnNodes() {}

  static List<PodTemplate> of(CheckContext context) {
    FargateSelectors selectors = FargateSelectors.of(context);
    List<PodTemplate> all = new ArrayList<>();
    for (PodTemplate pods : context.objects().pods()) {
      if (!pods.template().map().isEmpty()
          && !pods.spec().in("nodeName").isPresent()
          && (selectors == null || selectors.match(pods.namespace(), pods.labels()) == null)) {
        all.add(pods);
      }
    }
    return all;
  }
}
