package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.PodSpecs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF035: the selector or a target port of a Service among the manifests matches no pod of the
 * profile's workloads. The selector is checked only in a namespace where nothing else creates pods.
 */
final class ManifestServiceCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Manifest> part : context.manifests()) {
      if (part.value().kind().equals("Service") && part.value().apiVersion().equals("v1")) {
        run(part, context, findings);
      }
    }
  }

  private static void run(
      Located<Manifest> service, CheckContext context, DiagnosticCollector findings) {
    String namespace = ManifestObjects.namespace(service.value());
    Map<?, ?> selector = FreeFormValues.map(service.value().object().entries(), "spec", "selector");
    if (selector.isEmpty()) {
      return;
    }
    List<Located<Workload>> selected = new ArrayList<>();
    Located<Workload> near = null;
    for (Located<Workload> workload : context.workloads()) {
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
      ports(service, selected, context, findings);
    } else if (near != null && !othersMakePods(context, namespace)) {
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

  private static boolean othersMakePods(CheckContext context, String namespace) {
    if (ManifestObjects.chartsIn(context, namespace)) {
      return true;
    }
    for (Located<Manifest> manifest : context.manifests()) {
      boolean pod = WorkloadKind.POD.is(manifest.value().kind());
      boolean here = ManifestObjects.namespace(manifest.value()).equals(namespace);
      boolean core = manifest.value().apiVersion().equals("v1");
      if (here && (pod || !core)) {
        return true;
      }
    }
    return false;
  }

  private static void reportSelector(
      Located<Manifest> service, Map<?, ?> selector, Workload near, DiagnosticCollector findings) {
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
            "select by labels that the pods have",
            Edit.setIfKnown(
                service.at("spec").key("selector").key(label.getKey().toString()), actual));
        return;
      }
    }
  }

  private static void ports(
      Located<Manifest> service,
      List<Located<Workload>> selected,
      CheckContext context,
      DiagnosticCollector findings) {
    Object ports = FreeFormValues.map(service.value().object().entries(), "spec").get("ports");
    if (!(ports instanceof List<?> list)) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      Object target = list.get(i) instanceof Map<?, ?> port ? port.get("targetPort") : null;
      if (target instanceof String name && !isNumber(name)) {
        Set<String> names = names(selected);
        if (!names.contains(name) && !mayBeSidecars(name, selected, context)) {
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
      String name, List<Located<Workload>> selected, CheckContext context) {
    for (Located<Workload> workload : selected) {
      if (SidecarPorts.mayOpen(name, workload.value(), context)
          || workload.value().containers().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> names(List<Located<Workload>> workloads) {
    Set<String> names = new LinkedHashSet<>();
    for (Located<Workload> workload : workloads) {
      for (Located<Container> container : PodSpecs.all(workload)) {
        for (Located<ContainerPort> port : ContainerPorts.of(container)) {
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
      Located<Manifest> service,
      int index,
      String name,
      Set<String> names,
      Workload workload,
      DiagnosticCollector findings) {
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
            + Phrases.didYouMean(name, names),
        names.isEmpty()
            ? "add the port to the container's ports"
            : "use one of " + Phrases.anyOf(names) + ", or add the port to the container",
        Edit.setIfKnown(
            service.at("spec").key("ports").index(index).key("targetPort"),
            ClosestName.slip(name, names)));
  }
}
