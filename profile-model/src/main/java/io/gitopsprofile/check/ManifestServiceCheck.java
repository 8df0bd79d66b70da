package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Service among the manifests leads to pods, and to ports that they name, as far as the profile
 * knows the pods: those of its workloads. Whether it leads to any is only judged in a namespace in
 * which nothing else makes pods.
 */
final class ManifestServiceCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Manifest> part : subject.manifests()) {
      if (part.value().kind().equals("Service") && part.value().apiVersion().equals("v1")) {
        run(part, subject, findings);
      }
    }
  }

  private static void run(Part<Manifest> service, Subject subject, Findings findings) {
    String namespace = Manifests.namespace(service.value());
    Map<?, ?> selector = Nested.map(service.value().object().entries(), "spec", "selector");
    if (selector.isEmpty()) {
      return;
    }
    List<Part<Workload>> selected = new ArrayList<>();
    Part<Workload> near = null;
    for (Part<Workload> workload : subject.workloads()) {
      if (workload.value().namespace().equals(namespace)) {
        Map<String, String> labels = workload.value().allPodLabels();
        if (labels.entrySet().containsAll(selector.entrySet())) {
          selected.add(workload);
        } else if (near == null && !disjoint(labels, selector)) {
          near = workload;
        }
      }
    }
    if (!selected.isEmpty()) {
      ports(service, selected, subject, findings);
    } else if (near != null && !othersMakePods(subject, namespace)) {
      reportSelector(service, selector, near.value(), findings);
    }
  }

  private static boolean disjoint(Map<String, String> labels, Map<?, ?> selector) {
    for (Object key : selector.keySet()) {
      if (labels.containsKey(key)) {
        return false;
      }
    }
    return true;
  }

  private static boolean othersMakePods(Subject subject, String namespace) {
    if (Manifests.chartsIn(subject, namespace)) {
      return true;
    }
    for (Part<Manifest> manifest : subject.manifests()) {
      boolean pod = WorkloadKind.POD.is(manifest.value().kind());
      boolean here = Manifests.namespace(manifest.value()).equals(namespace);
      boolean core = manifest.value().apiVersion().equals("v1");
      if (here && (pod || !core)) {
        return true;
      }
    }
    return false;
  }

  private static void reportSelector(
      Part<Manifest> service, Map<?, ?> selector, Workload near, Findings findings) {
    for (Map.Entry<?, ?> label : selector.entrySet()) {
      String actual = near.allPodLabels().get(label.getKey());
      if (!label.getValue().equals(actual)) {
        findings.add(
            DiagnosticCode.SERVICE_TARGET,
            service.at("spec").key("selector").key(label.getKey().toString()),
            "Service "
                + quoted(service.value().name())
                + " selects pods by "
                + label.getKey()
                + ": "
                + label.getValue()
                + ", and the pods of workload "
                + quoted(near.name())
                + (actual == null
                    ? " have no such label"
                    : " have " + label.getKey() + ": " + actual),
            "select by labels that the pods have");
        return;
      }
    }
  }

  private static void ports(
      Part<Manifest> service, List<Part<Workload>> selected, Subject subject, Findings findings) {
    Object ports = Nested.map(service.value().object().entries(), "spec").get("ports");
    if (!(ports instanceof List<?> list)) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      Object target = list.get(i) instanceof Map<?, ?> port ? port.get("targetPort") : null;
      if (target instanceof String name && !isNumber(name)) {
        Set<String> names = names(selected);
        if (!names.contains(name) && !mayBeSidecars(name, selected, subject)) {
          reportPort(service, i, name, names, selected.get(0).value(), findings);
        }
      }
    }
  }

  private static boolean isNumber(String port) {
    for (int i = 0; i < port.length(); i++) {
      if (port.charAt(i) < '0' || port.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeSidecars(
      String name, List<Part<Workload>> selected, Subject subject) {
    for (Part<Workload> workload : selected) {
      if (SidecarPorts.mayOpen(name, workload.value(), subject)
          || workload.value().containers().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> names(List<Part<Workload>> workloads) {
    Set<String> names = new LinkedHashSet<>();
    for (Part<Workload> workload : workloads) {
      for (Part<Container> container : Pods.all(workload)) {
        for (Part<ContainerPort> port : ContainerPorts.of(container)) {
          @Nullable String name = port.value().name();
          if (name != null) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private static void reportPort(
      Part<Manifest> service,
      int index,
      String name,
      Set<String> names,
      Workload workload,
      Findings findings) {
    findings.add(
        DiagnosticCode.SERVICE_TARGET,
        service.at("spec").key("ports").index(index).key("targetPort"),
        "Service "
            + quoted(service.value().name())
            + " leads to port "
            + quoted(name)
            + ", and no container of workload "
            + quoted(workload.name())
            + " has a port of that name"
            + Wording.didYouMean(name, names),
        names.isEmpty()
            ? "add the port to the container's ports"
            : "use one of " + Wording.anyOf(names) + ", or add the port to the container");
  }
}
