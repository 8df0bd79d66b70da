package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.selector;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.workload.scheduling.Affinity;
import io.gitopsprofile.model.workload.scheduling.NodeAffinity;
import io.gitopsprofile.model.workload.scheduling.NodeCondition;
import io.gitopsprofile.model.workload.scheduling.NodeSelector;
import io.gitopsprofile.model.workload.scheduling.NodeSelectorTerm;
import io.gitopsprofile.model.workload.scheduling.PodAffinity;
import io.gitopsprofile.model.workload.scheduling.PodAffinityTerm;
import io.gitopsprofile.model.workload.scheduling.PreferredNodes;
import io.gitopsprofile.model.workload.scheduling.PreferredPods;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the affinity of pods. */
final class AffinityRenderer {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private final TargetSupport served;

  AffinityRenderer(TargetSupport served) {
    this.served = served;
  }

  io.fabric8.kubernetes.api.model.@Nullable Affinity render(
      @Nullable Affinity model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    var affinity = new io.fabric8.kubernetes.api.model.Affinity();
    NodeAffinity nodes = model.nodeAffinity();
    if (nodes != null) {
      affinity.setNodeAffinity(nodes(nodes));
    }
    PodAffinity beside = model.podAffinity();
    if (beside != null) {
      ProfilePath place = path.key("podAffinity");
      var pods = new io.fabric8.kubernetes.api.model.PodAffinity();
      pods.setRequiredDuringSchedulingIgnoredDuringExecution(required(beside, place));
      pods.setPreferredDuringSchedulingIgnoredDuringExecution(preferred(beside, place));
      affinity.setPodAffinity(pods);
    }
    PodAffinity apart = model.podAntiAffinity();
    if (apart != null) {
      ProfilePath place = path.key("podAntiAffinity");
      PodAntiAffinity pods = new PodAntiAffinity();
      pods.setRequiredDuringSchedulingIgnoredDuringExecution(required(apart, place));
      pods.setPreferredDuringSchedulingIgnoredDuringExecution(preferred(apart, place));
      affinity.setPodAntiAffinity(pods);
    }
    return affinity;
  }

  private static io.fabric8.kubernetes.api.model.NodeAffinity nodes(NodeAffinity model) {
    var affinity = new io.fabric8.kubernetes.api.model.NodeAffinity();
    NodeSelector needed = model.requiredDuringSchedulingIgnoredDuringExecution();
    if (needed != null) {
      var selector = new io.fabric8.kubernetes.api.model.NodeSelector();
      List<io.fabric8.kubernetes.api.model.NodeSelectorTerm> terms = new ArrayList<>();
      for (NodeSelectorTerm term : needed.nodeSelectorTerms()) {
        terms.add(term(term));
      }
      selector.setNodeSelectorTerms(terms);
      affinity.setRequiredDuringSchedulingIgnoredDuringExecution(selector);
    }
    List<PreferredSchedulingTerm> preferred = new ArrayList<>();
    for (PreferredNodes nodes : model.preferredDuringSchedulingIgnoredDuringExecution()) {
      PreferredSchedulingTerm term = new PreferredSchedulingTerm();
      term.setWeight(nodes.weight());
      term.setPreference(term(nodes.preference()));
      preferred.add(term);
    }
    affinity.setPreferredDuringSchedulingIgnoredDuringExecution(preferred);
    return affinity;
  }

  private static io.fabric8.kubernetes.api.model.NodeSelectorTerm term(NodeSelectorTerm model) {
    var term = new io.fabric8.kubernetes.api.model.NodeSelectorTerm();
    term.setMatchExpressions(conditions(model.matchExpressions()));
    term.setMatchFields(conditions(model.matchFields()));
    return term;
  }

  private static List<NodeSelectorRequirement> conditions(List<NodeCondition> models) {
    List<NodeSelectorRequirement> conditions = new ArrayList<>(models.size());
    for (NodeCondition model : models) {
      NodeSelectorRequirement condition = new NodeSelectorRequirement();
      condition.setKey(model.key());
      condition.setOperator(model.operator());
      condition.setValues(model.values());
      conditions.add(condition);
    }
    return conditions;
  }

  private List<io.fabric8.kubernetes.api.model.PodAffinityTerm> required(
      PodAffinity model, ProfilePath path) {
    List<PodAffinityTerm> models = model.requiredDuringSchedulingIgnoredDuringExecution();
    List<io.fabric8.kubernetes.api.model.PodAffinityTerm> terms = new ArrayList<>(models.size());
    for (int i = 0; i < models.size(); i++) {
      terms.add(term(models.get(i), path.key(REQUIRED).index(i)));
    }
    return terms;
  }

  private List<WeightedPodAffinityTerm> preferred(PodAffinity model, ProfilePath path) {
    List<PreferredPods> models = model.preferredDuringSchedulingIgnoredDuringExecution();
    List<WeightedPodAffinityTerm> terms = new ArrayList<>(models.size());
    for (int i = 0; i < models.size(); i++) {
      ProfilePath place = path.key(PREFERRED).index(i).key("podAffinityTerm");
      WeightedPodAffinityTerm term = new WeightedPodAffinityTerm();
      term.setWeight(models.get(i).weight());
      term.setPodAffinityTerm(term(models.get(i).podAffinityTerm(), place));
      terms.add(term);
    }
    return terms;
  }

  private io.fabric8.kubernetes.api.model.PodAffinityTerm term(
      PodAffinityTerm model, ProfilePath path) {
    if (model.namespaceSelector() != null) {
      served.require(Field.NAMESPACE_SELECTOR, path.key("namespaceSelector"));
    }
    if (!model.matchLabelKeys().isEmpty()) {
      served.require(Field.AFFINITY_LABEL_KEYS, path.key("matchLabelKeys"));
    }
    if (!model.mismatchLabelKeys().isEmpty()) {
      served.require(Field.AFFINITY_OTHER_LABEL_KEYS, path.key("mismatchLabelKeys"));
    }
    var term = new io.fabric8.kubernetes.api.model.PodAffinityTerm();
    term.setLabelSelector(selector(model.labelSelector()));
    term.setTopologyKey(model.topologyKey());
    term.setNamespaces(model.namespaces());
    term.setNamespaceSelector(selector(model.namespaceSelector()));
    term.setMatchLabelKeys(model.matchLabelKeys());
    term.setMismatchLabelKeys(model.mismatchLabelKeys());
    return term;
  }
}
