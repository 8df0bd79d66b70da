package io.gitopsprofile.check.mesh;

import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarPorts;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF185: a container declares a port at which the sidecar of a mesh listens. The containers of a
 * pod share one network, so that one of the two does not start. (Sources: istio.io, Ports used by
 * Istio; linkerd.io, Proxy configuration; docs.dapr.io, Arguments and annotations;
 * aws-app-mesh-controller-for-k8s.)
 */
final class SidecarPortCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      List<InjectedSidecar> sidecars = null;
      for (ObjectField container : pods.containers()) {
        for (ObjectField port : container.in("ports").elements()) {
          Long number = port.in("containerPort").number();
          String protocol = port.in("protocol").text();
          if (number != null && !protocol.equals("UDP") && SidecarPorts.areAt(number)) {
            sidecars = sidecars == null ? InjectedSidecar.of(pods, context.objects()) : sidecars;
            for (InjectedSidecar sidecar : sidecars) {
              check(sidecar, container, port.in("containerPort"), number, findings);
            }
          }
        }
      }
    }
  }

  private static void check(
      InjectedSidecar sidecar,
      ObjectField container,
      ObjectField place,
      Long port,
      DiagnosticCollector findings) {
    Mesh mesh = sidecar.mesh();
    boolean metrics = mesh == Mesh.DAPR && port == SidecarPorts.DAPR_METRICS && hasMetrics(sidecar);
    if (!SidecarPorts.of(mesh).contains(port) && !metrics) {
      return;
    }
    Edit edit =
        metrics
            ? Edit.set(sidecar.mark().path().parent().key("dapr.io/metrics-port"), "9091")
            : null;
    report(sidecar, container, place, port, edit, findings);
  }

  private static boolean hasMetrics(InjectedSidecar sidecar) {
    String moved = sidecar.annotation("dapr.io/metrics-port").text();
    return !sidecar.annotation("dapr.io/enable-metrics").text().equals("false")
        && (moved.isEmpty() || moved.equals(String.valueOf(SidecarPorts.DAPR_METRICS)));
  }

  private static void report(
      InjectedSidecar sidecar,
      ObjectField container,
      ObjectField place,
      Long port,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SIDECAR_PORT,
        place.path(),
        "container \""
            + container.in("name").text()
            + "\" of "
            + container.object().title()
            + " declares port "
            + port
            + ", at which "
            + sidecar.mesh().container()
            + " listens, the sidecar that "
            + sidecar.mesh().title()
            + " adds to the pods",
        edit == null
            ? "let the container listen at another port"
            : "let the container listen at another port, or set the annotation"
                + " dapr.io/metrics-port",
        edit);
  }
}
