package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Resources;
import io.gitopsprofile.model.SecurityContext;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pods on Fargate are not privileged, do not use the node's network or its ports, get no GPU, and
 * have no sidecar of Istio's ("Pod not supported on Fargate"). (EKS: AWS Fargate considerations.)
 */
final class FargateImpossibleCheck implements Check {

  private static final String FIX =
      "remove it, or take the pods off Fargate: no label of a Fargate selector";

  @Override
  public void run(Subject subject, Findings findings) {
    for (FargatePod pod : FargatePod.all(subject)) {
      for (Part<Container> container : Pods.all(pod.workload())) {
        privileged(pod, container, findings);
        gpu(pod, container, findings);
      }
      network(pod, findings);
      if (IstioSidecar.isIn(pod.workload().value(), subject)) {
        String what =
            "Istio takes their traffic by an init container with NET_ADMIN, or by a "
                + WorkloadKind.DAEMON_SET;
        report(pod, pod.workload().path(), what, findings);
      }
    }
  }

  private static void privileged(FargatePod pod, Part<Container> container, Findings findings) {
    SecurityContext context = container.value().securityContext();
    if (context != null && Boolean.TRUE.equals(context.privileged())) {
      ProfilePath path = container.at("securityContext").key("privileged");
      report(pod, path, "its container " + named(container) + " is privileged", findings);
    }
  }

  private static void gpu(FargatePod pod, Part<Container> container, Findings findings) {
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

  private static void network(FargatePod pod, Findings findings) {
    Workload workload = pod.workload().value();
    Map<?, ?> spec = Pods.patchedSpec(workload);
    ProfilePath path = pod.workload().at("patch").keys(WorkloadKind.DEPLOYMENT.podSpec());
    if (Boolean.TRUE.equals(spec.get("hostNetwork"))) {
      report(pod, path.key("hostNetwork"), "its patch sets hostNetwork", findings);
    }
    List<?> containers = new ArrayList<>(Nested.list(spec, "containers"));
    for (int i = 0; i < containers.size(); i++) {
      List<?> ports = Nested.list(containers.get(i), "ports");
      for (int j = 0; j < ports.size(); j++) {
        if (Nested.value(ports.get(j), "hostPort") != null) {
          ProfilePath port = path.key("containers").index(i).key("ports").index(j);
          report(pod, port.key("hostPort"), "its patch sets a hostPort", findings);
        }
      }
    }
  }

  static void report(FargatePod pod, ProfilePath path, String what, Findings findings) {
    findings.add(
        DiagnosticCode.FARGATE_IMPOSSIBLE,
        path,
        pod.title() + ", which cannot run it: " + what,
        FIX);
  }

  private static String named(Part<Container> container) {
    return Wording.quoted(container.value().name());
  }
}
