package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.scheduling.Affinity;
import io.gitopsprofile.model.workload.scheduling.NodeAffinity;
import io.gitopsprofile.model.workload.scheduling.NodeCondition;
import io.gitopsprofile.model.workload.scheduling.NodeSelector;
import io.gitopsprofile.model.workload.scheduling.NodeSelectorTerm;
import io.gitopsprofile.model.workload.scheduling.PreferredNodes;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;

/**
 * PRF039: a condition on nodes has values that its operator does not take, or is on a field that
 * nodes do not offer. (Source: Kubernetes, pkg/apis/core/validation,
 * ValidateNodeSelectorRequirement and ValidateNodeFieldSelectorRequirement.)
 */
final class NodeAffinityCheck implements Check {

  private static final String FIELD = "metadata.name";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      Affinity affinity = workload.value().affinity();
      NodeAffinity nodes = affinity == null ? null : affinity.nodeAffinity();
      if (nodes != null) {
        run(nodes, workload.at("affinity").key("nodeAffinity"), findings);
      }
    }
  }

  private static void run(NodeAffinity nodes, ProfilePath path, DiagnosticCollector findings) {
    NodeSelector needed = nodes.requiredDuringSchedulingIgnoredDuringExecution();
    if (needed != null) {
      ProfilePath terms =
          path.key("requiredDuringSchedulingIgnoredDuringExecution").key("nodeSelectorTerms");
      for (Located<NodeSelectorTerm> term : PodSpecs.parts(terms, needed.nodeSelectorTerms())) {
        term(term.value(), term.path(), findings);
      }
    }
    ProfilePath preferred = path.key("preferredDuringSchedulingIgnoredDuringExecution");
    for (Located<PreferredNodes> term :
        PodSpecs.parts(preferred, nodes.preferredDuringSchedulingIgnoredDuringExecution())) {
      term(term.value().preference(), term.at("preference"), findings);
    }
  }

  private static void term(NodeSelectorTerm term, ProfilePath path, DiagnosticCollector findings) {
    for (Located<NodeCondition> label :
        PodSpecs.parts(path.key("matchExpressions"), term.matchExpressions())) {
      label(label, findings);
    }
    for (Located<NodeCondition> field :
        PodSpecs.parts(path.key("matchFields"), term.matchFields())) {
      field(field, findings);
    }
  }

  private static void label(Located<NodeCondition> condition, DiagnosticCollector findings) {
    NodeCondition it = condition.value();
    String fix =
        switch (it.operator()) {
          case "In", "NotIn" -> it.values().isEmpty() ? "give it at least one value" : "";
          case "Exists", "DoesNotExist" -> it.values().isEmpty() ? "" : "remove its values";
          default -> isWholeNumber(it) ? "" : "give it one whole number, such as [\"8\"]";
        };
    if (!fix.isEmpty()) {
      report(condition, "has values that " + it.operator() + " does not take", fix, findings);
    }
  }

  private static boolean isWholeNumber(NodeCondition condition) {
    if (condition.values().size() != 1) {
      return false;
    }
    try {
      Long.parseLong(condition.values().get(0));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void field(Located<NodeCondition> condition, DiagnosticCollector findings) {
    NodeCondition it = condition.value();
    if (!it.key().equals(FIELD)) {
      report(condition, "is on a field that nodes do not offer", "use " + FIELD, findings);
    } else if (it.values().size() != 1
        || !(it.operator().equals("In") || it.operator().equals("NotIn"))) {
      report(
          condition,
          "is none that a field can meet",
          "use the operator In or NotIn with one value",
          findings);
    }
  }

  private static void report(
      Located<NodeCondition> condition, String problem, String fix, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.WORKLOAD_INVALID,
        condition.path(),
        "the condition on " + quoted(condition.value().key()) + " of nodes " + problem,
        fix);
  }
}
