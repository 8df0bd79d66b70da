package io.gitopsprofile.check.fargate;

import io.gitopsprofile.catalog.IstioSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargatePods;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.container.SecurityContext;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PRF041: pods on Fargate use an unsupported feature: privileged containers, the node's network or
 * ports, a GPU, or Istio's sidecar ("Pod not supported on Fargate"). (Source: EKS, AWS Fargate
 * considerations.)
 */
final class FargateFeatureCheck implements Check {

  private static final String FIX =
      "remove it, or take the pods off Fargate: no label of a Fargate selector";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (FargatePods pod : FargatePods.all(context)) {
      for (Located<Container> container : PodSpecs.all(pod.workload())) {
        privileged(pod, container, findings);
        gpu(pod, container, findings);
      }
      network(pod, findings);
      if (IstioSidecar.isIn(pod.workload().value(), context)) {
        String what =
            "Istio takes their traffic by an init container with NET_ADMIN, or by a "
                + WorkloadKind.DAEMON_SET;
        report(pod, pod.workload().path(), what, findings);
      }
    }
  }

  private static void privileged(
      FargatePods pod, Located<Container> container, DiagnosticCollector findings) {
    SecurityContext context = container.value().securityContext();
    if (context != null && Boolean.TRUE.equals(context.privileged())) {
      ProfilePath path = container.at("securityContext").key("privileged");
      report(pod, path, "its container " + named(container) + " is privileged", findings);
    }
  }

  private static void gpu(
      FargatePods pod, Located<Container> container, DiagnosticCollector findings) {
    Resources resources = container.value().resources();
    if (resources == null) {
      return;
    }
    Set<String> names = new LinkedHashSet<>(resources.limits().keySet());
    names.addAll(resources.requests().keySet());
    for (String name : names) {
      if (name.endsWith("/gpu") || name.startsWith("aws.amazon.com/neuron")) {
        String list = resources.limits().containsKey(name) ? "limits" : "requests";
        ProfilePath path = container.at("resources").key(list).key(name);
        report(pod, path, "its container " + named(container) + " asks for " + name, findings);
      }
    }
  }

  private static void network(FargatePods pod, DiagnosticCollector findings) {
    Workload workload = pod.workload().value();
    Map<?, ?> spec = PodSpecs.patchedSpec(workload);
    ProfilePath path = pod.workload().at("patch").keys(WorkloadKind.DEPLOYMENT.podSpec());
    if (Boolean.TRUE.equals(spec.get("hostNetwork"))) {
      report(pod, path.key("hostNetwork"), "its patch sets hostNetwork", findings);
    }
    List<?> containers = new ArrayList<>(FreeFormValues.list(spec, "containers"));
    for (int i = 0; i < containers.size(); i++) {
      List<?> ports = FreeFormValues.list(containers.get(i), "ports");
      for (int j = 0; j < ports.size(); j++) {
        if (FreeFormValues.value(ports.get(j), "hostPort") != null) {
          ProfilePath port = path.key("containers").index(i).key("ports").index(j);
          report(pod, port.key("hostPort"), "its patch sets a hostPort", findings);
        }
      }
    }
  }

  static void report(FargatePods pod, ProfilePath path, String what, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.FARGATE_IMPOSSIBLE,
        path,
        pod.title() + ", which cannot run it: " + what,
        FIX);
  }

  private static String named(Located<Container> container) {
    return Phrases.quoted(container.value().name());
  }
}
