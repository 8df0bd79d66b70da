package io.gitopsprofile.check.fargate;

import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargatePods;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * PRF041: pods on Fargate belong to a DaemonSet, are privileged, use the network or ports of the
 * node, need a GPU, ask for a label of other nodes or get Istio's sidecar; the scheduler reports
 * {@code Pod not supported on Fargate}, or {@code MatchNodeSelector failed}. (Source: EKS, AWS
 * Fargate considerations.)
 */
final class FargateFeatureCheck implements Check {

  private static final String FIX =
      "remove it, or take the pods off Fargate: no label of a Fargate selector";

  /** The labels of Fargate's nodes besides that of their compute type. */
  private static final Set<String> LABELS =
      Set.of(
          "kubernetes.io/arch",
          "kubernetes.io/os",
          "kubernetes.io/hostname",
          "beta.kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "topology.kubernetes.io/zone",
          "topology.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (FargatePods pods : FargatePods.all(context, context.objects())) {
      if (!pods.pods().kind().runsOnFargate()) {
        needsNodes(pods, findings);
        continue;
      }
      for (ObjectField container : pods.pods().allContainers()) {
        privileged(pods, container, findings);
        gpu(pods, container, findings);
        hostPort(pods, container, findings);
      }
      ObjectField hostNetwork = pods.pods().spec().in("hostNetwork");
      if (hostNetwork.isTrue()) {
        report(pods, hostNetwork.path(), "it sets hostNetwork", findings);
      }
      for (ObjectField label : pods.pods().spec().in("nodeSelector").fields()) {
        if (!isOfFargate(label)) {
          report(
              pods,
              label.path(),
              "no node of Fargate has the label " + label.key() + ": " + label.text(),
              findings);
        }
      }
      Located<Workload> workload = context.workload(pods.pods().object());
      if (workload != null && IstioSidecar.isIn(workload.value(), context)) {
        String what =
            "Istio takes their traffic by an init container with NET_ADMIN, or by a "
                + WorkloadKind.DAEMON_SET;
        report(pods, workload.path(), what, findings);
      }
    }
  }

  /** True for a label that the nodes of Fargate have; PRF041 of sizes looks at the architecture. */
  private static boolean isOfFargate(ObjectField label) {
    String key = label.key();
    return key.equals("eks.amazonaws.com/compute-type")
        ? label.text().equals("fargate")
        : LABELS.contains(key) || label.text().indexOf('$') >= 0;
  }

  private static void needsNodes(FargatePods pods, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.FARGATE_IMPOSSIBLE,
        pods.pods().object().at("kind"),
        pods.title() + ", which cannot run it: a " + pods.pods().kind() + " needs nodes",
        "narrow the Fargate selector by labels that these pods do not have");
  }

  private static void privileged(
      FargatePods pods, ObjectField container, DiagnosticCollector findings) {
    ObjectField privileged = container.in("securityContext", "privileged");
    if (privileged.isTrue()) {
      report(
          pods,
          privileged.path(),
          "its container " + named(container) + " is privileged",
          findings);
    }
  }

  private static void gpu(FargatePods pods, ObjectField container, DiagnosticCollector findings) {
    ObjectField limits = container.in("resources", "limits");
    ObjectField requests = container.in("resources", "requests");
    Set<String> names = new LinkedHashSet<>(limits.keys());
    names.addAll(requests.keys());
    for (String name : names) {
      if (name.endsWith("/gpu") || name.startsWith("aws.amazon.com/neuron")) {
        ObjectField list = limits.map().containsKey(name) ? limits : requests;
        String what = "its container " + named(container) + " asks for " + name;
        report(pods, list.in(name).path(), what, findings);
      }
    }
  }

  private static void hostPort(
      FargatePods pods, ObjectField container, DiagnosticCollector findings) {
    for (ObjectField port : container.in("ports").elements()) {
      if (port.in("hostPort").isPresent()) {
        String what = "its container " + named(container) + " has a hostPort";
        report(pods, port.in("hostPort").path(), what, findings);
      }
    }
  }

  static void report(
      FargatePods pods, ProfilePath path, String what, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.FARGATE_IMPOSSIBLE,
        path,
        pods.title() + ", which cannot run it: " + what,
        FIX);
  }

  private static String named(ObjectField container) {
    return Phrases.quoted(container.in("name").text());
  }
}
