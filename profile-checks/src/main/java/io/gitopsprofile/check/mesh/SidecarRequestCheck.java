package io.gitopsprofile.check.mesh;

import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.InjectedSidecar.ControlPlane;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.room.LimitRanges;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ScalingObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF027: an autoscaler targets the utilization of a resource that the sidecar of a mesh does not
 * request. Utilization is a share of the requests of all containers. (Sources: istio/istio,
 * injection-template.yaml, which takes the sidecar's resources from four annotations alone as soon
 * as one of them is there; linkerd/linkerd2, values.yaml; docs.dapr.io, Arguments and annotations.)
 */
final class SidecarRequestCheck implements Check {

  private static final List<String> ISTIO =
      List.of(
          "sidecar.istio.io/proxyCPU",
          "sidecar.istio.io/proxyMemory",
          "sidecar.istio.io/proxyCPULimit",
          "sidecar.istio.io/proxyMemoryLimit");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    LimitRanges ranges = LimitRanges.of(context, context.objects());
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      PodTemplate pods = scaler.pods(context.objects());
      if (pods == null || !pods.spec().in("resources").map().isEmpty()) {
        continue;
      }
      Set<String> targeted = targeted(scaler);
      targeted.removeAll(ranges.requests(pods.namespace()));
      if (targeted.isEmpty()) {
        continue;
      }
      for (InjectedSidecar sidecar : InjectedSidecar.of(pods, context.objects())) {
        for (String resource : targeted) {
          check(scaler, sidecar, resource, context, findings);
        }
      }
    }
  }

  /** The resources of whose utilization over all containers an object scales. */
  private static Set<String> targeted(ScalingObject scaler) {
    Set<String> targeted = new LinkedHashSet<>();
    if (scaler.isScaledObject()) {
      for (ObjectField trigger : scaler.object().field("spec", "triggers").elements()) {
        String type = trigger.in("type").text();
        boolean utilization =
            trigger.in("metricType").text().equals("Utilization")
                || trigger.in("metadata", "type").text().equals("Utilization");
        if ((type.equals("cpu") || type.equals("memory"))
            && utilization
            && !trigger.in("metadata", "containerName").isPresent()) {
          targeted.add(type);
        }
      }
      return targeted;
    }
    ObjectField metrics = scaler.object().field("spec", "metrics");
    if (metrics.list().isEmpty()) {
      targeted.add("cpu");
    }
    for (ObjectField metric : metrics.elements()) {
      ObjectField resource = metric.in("resource");
      if (resource.in("target", "averageUtilization").isPresent()
          || resource.in("targetAverageUtilization").isPresent()) {
        targeted.add(resource.in("name").text());
      }
    }
    return targeted;
  }

  private static void check(
      ScalingObject scaler,
      InjectedSidecar sidecar,
      String resource,
      CheckContext context,
      DiagnosticCollector findings) {
    switch (sidecar.mesh()) {
      case ISTIO -> istio(scaler, sidecar, resource, context, findings);
      case LINKERD -> linkerd(scaler, sidecar, resource, context, findings);
      case DAPR -> {
        String key = "dapr.io/sidecar-" + resource;
        if (!has(sidecar, key + "-request") && !has(sidecar, key + "-limit")) {
          ProfilePath at = sidecar.mark().path().parent().key(key + "-request");
          String fix = "add the annotation " + key + "-request to the pods";
          Edit edit = Edit.set(at, amount(resource));
          report(scaler, sidecar, resource, sidecar.mark().path(), fix, edit, true, findings);
        }
      }
      case APP_MESH -> ofValues(scaler, sidecar, resource, context, findings);
    }
  }

  private static void istio(
      ScalingObject scaler,
      InjectedSidecar sidecar,
      String resource,
      CheckContext context,
      DiagnosticCollector findings) {
    ObjectField annotations = sidecar.pods().template().in("metadata", "annotations");
    ObjectField first = null;
    for (String key : ISTIO) {
      first = first == null && annotations.in(key).isPresent() ? annotations.in(key) : first;
    }
    String key = resource.equals("cpu") ? ISTIO.get(0) : ISTIO.get(1);
    if (first != null) {
      if (!annotations.in(key).isPresent() && !annotations.in(key + "Limit").isPresent()) {
        report(
            scaler,
            sidecar,
            resource,
            first.path(),
            "add the annotation "
                + key
                + " to the pods; with one of the four annotations of its"
                + " resources, Istio leaves its defaults aside",
            Edit.set(first.path().parent().key(key), amount(resource)),
            true,
            findings);
      }
      return;
    }
    ofValues(scaler, sidecar, resource, context, findings);
  }

  /** Reports the values of a control plane that take the requests of its sidecars away. */
  private static void ofValues(
      ScalingObject scaler,
      InjectedSidecar sidecar,
      String resource,
      CheckContext context,
      DiagnosticCollector findings) {
    ControlPlane plane = InjectedSidecar.controlPlane(sidecar.mesh(), context);
    if (plane != null && !plane.defaults().requests().contains(resource)) {
      ProfilePath at = plane.release().at("values");
      for (String step : plane.defaults().requestsPath()) {
        at = at.key(step);
      }
      String fix = "give the sidecars a request for " + resource + " in these values";
      report(scaler, sidecar, resource, at.key(resource), fix, null, true, findings);
    }
  }

  private static void linkerd(
      ScalingObject scaler,
      InjectedSidecar sidecar,
      String resource,
      CheckContext context,
      DiagnosticCollector findings) {
    String key = "config.linkerd.io/proxy-" + resource;
    if (has(sidecar, key + "-request") || has(sidecar, key + "-limit")) {
      return;
    }
    ControlPlane plane = InjectedSidecar.controlPlane(Mesh.LINKERD, context);
    if (plane == null || !plane.defaults().requests().contains(resource)) {
      ProfilePath at = sidecar.mark().path();
      String fix =
          "add the annotation " + key + "-request, or set proxy.resources in the control plane";
      Edit edit = Edit.set(at.parent().key(key + "-request"), amount(resource));
      report(scaler, sidecar, resource, at, fix, edit, plane != null, findings);
    }
  }

  private static boolean has(InjectedSidecar sidecar, String annotation) {
    return sidecar.annotation(annotation).isPresent();
  }

  private static String amount(String resource) {
    return resource.equals("cpu") ? "100m" : "128Mi";
  }

  private static void report(
      ScalingObject scaler,
      InjectedSidecar sidecar,
      String resource,
      ProfilePath path,
      String fix,
      @Nullable Edit edit,
      boolean certain,
      DiagnosticCollector findings) {
    String message =
        scaler.title()
            + " targets the utilization of "
            + resource
            + ", and "
            + sidecar.mesh().container()
            + ", the sidecar that "
            + sidecar.mesh().title()
            + " adds to the pods of "
            + sidecar.pods().object().title()
            + ", requests no "
            + resource;
    String way = fix + ", or target the containerResource of a container";
    if (certain) {
      findings.add(DiagnosticCode.NO_REQUEST, path, message, way, edit);
    } else {
      findings.warn(DiagnosticCode.NO_REQUEST, path, message, way, edit);
    }
  }
}
