package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.selector;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.workload.scheduling.TopologySpreadConstraint;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.List;

/** Renders the spread of pods over domains of nodes. */
final class SpreadRenderer {

  private final TargetSupport served;

  SpreadRenderer(TargetSupport served) {
    this.served = served;
  }

  List<io.fabric8.kubernetes.api.model.TopologySpreadConstraint> render(
      List<TopologySpreadConstraint> models, ProfilePath path) {
    if (!models.isEmpty()) {
      served.require(Field.TOPOLOGY_SPREAD, path);
    }
    List<io.fabric8.kubernetes.api.model.TopologySpreadConstraint> spread = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      spread.add(spread(models.get(i), path.index(i)));
    }
    return spread;
  }

  private io.fabric8.kubernetes.api.model.TopologySpreadConstraint spread(
      TopologySpreadConstraint model, ProfilePath path) {
    if (model.minDomains() != null) {
      served.require(Field.MIN_DOMAINS, path.key("minDomains"));
    }
    if (!model.matchLabelKeys().isEmpty()) {
      served.require(Field.SPREAD_LABEL_KEYS, path.key("matchLabelKeys"));
    }
    if (model.nodeAffinityPolicy() != null) {
      served.require(Field.NODE_AFFINITY_POLICY, path.key("nodeAffinityPolicy"));
    }
    if (model.nodeTaintsPolicy() != null) {
      served.require(Field.NODE_TAINTS_POLICY, path.key("nodeTaintsPolicy"));
    }
    var spread = new io.fabric8.kubernetes.api.model.TopologySpreadConstraint();
    spread.setMaxSkew(model.maxSkew());
    spread.setMinDomains(model.minDomains());
    spread.setTopologyKey(model.topologyKey());
    spread.setWhenUnsatisfiable(model.whenUnsatisfiable());
    spread.setLabelSelector(selector(model.labelSelector()));
    spread.setMatchLabelKeys(model.matchLabelKeys());
    spread.setNodeAffinityPolicy(model.nodeAffinityPolicy());
    spread.setNodeTaintsPolicy(model.nodeTaintsPolicy());
    return spread;
  }
}
