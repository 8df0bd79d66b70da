package io.gitopsprofile.check.mesh;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;

/**
 * PRF146: a sidecar that is an ordinary container goes on running when the containers of a Job are
 * done, so that the Job never completes. Native sidecars end with them: by default since Istio 1.27
 * and Linkerd 2.20. (Sources: Istio 1.27 change notes; linkerd2 pull request 15267; docs.dapr.io.)
 */
final class JobInMeshCheck implements Check {

  /** Words in a command that ends the sidecar. */
  private static final List<String> ENDING =
      List.of("quitquitquit", "/shutdown", "linkerd-await", "pkill", "scuttle");

  /** The minor version of Istio 1 that made native sidecars the default. */
  private static final int ISTIO_NATIVE = 27;

  /** The year in whose versions Linkerd made native sidecars the default. */
  private static final int LINKERD_NATIVE = 2026;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      if (pods.kind().ends()) {
        for (InjectedSidecar sidecar : InjectedSidecar.of(pods, context.objects())) {
          if (goesOn(sidecar, context) && !isEnded(pods)) {
            report(sidecar, pods, findings);
          }
        }
      }
    }
  }

  private static boolean goesOn(InjectedSidecar sidecar, CheckContext context) {
    if (sidecar.mesh() == Mesh.DAPR) {
      return true;
    }
    InjectedSidecar.ControlPlane plane = InjectedSidecar.controlPlane(sidecar.mesh(), context);
    String version = plane == null ? null : ChartVersion.of(plane.release().value().chart());
    if (plane == null || version == null) {
      return false;
    }
    ReleaseValues values = new ReleaseValues(plane.release().value());
    int[] parts = numbers(version);
    return switch (sidecar.mesh()) {
      case ISTIO -> {
        String setting = String.valueOf(values.get("pilot", "env", "ENABLE_NATIVE_SIDECARS"));
        boolean asked = sidecar.annotation("sidecar.istio.io/nativeSidecar").text().equals("true");
        yield !asked
            && !setting.equals("true")
            && parts[0] == 1
            && parts[1] > 0
            && (parts[1] < ISTIO_NATIVE || setting.equals("false"));
      }
      case LINKERD -> {
        boolean asked = Boolean.TRUE.equals(values.get("proxy", "nativeSidecar"));
        for (String stage : List.of("", "beta.", "alpha.")) {
          String key = "config." + stage + "linkerd.io/proxy-enable-native-sidecar";
          asked |= sidecar.annotation(key).text().equals("true");
        }
        yield !asked
            && parts[0] > 0
            && (parts[0] < LINKERD_NATIVE
                || Boolean.FALSE.equals(values.get("proxy", "nativeSidecar")));
      }
      default -> false;
    };
  }

  /** The first two numbers of a version. */
  private static int[] numbers(String version) {
    int[] numbers = {0, 0};
    int index = version.startsWith("v") ? 1 : 0;
    for (int part = 0; part < numbers.length; part++) {
      int digits = 0;
      while (index < version.length() && Character.isDigit(version.charAt(index)) && digits < 6) {
        numbers[part] = numbers[part] * 10 + version.charAt(index) - '0';
        index++;
        digits++;
      }
      index++;
    }
    return numbers;
  }

  /** True if a container may end the sidecar itself. */
  private static boolean isEnded(PodTemplate pods) {
    for (ObjectField container : pods.allContainers()) {
      String command = String.valueOf(container.in("command").list()) + container.in("args").list();
      for (String word : ENDING) {
        if (command.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void report(
      InjectedSidecar sidecar, PodTemplate pods, DiagnosticCollector findings) {
    boolean own = sidecar.mark().object().equals(pods.object());
    Mesh mesh = sidecar.mesh();
    ObjectField metadata = pods.template().in("metadata");
    findings.add(
        DiagnosticCode.JOB_IN_MESH,
        own ? sidecar.mark().path() : pods.object().part(),
        "the pods of "
            + pods.object().title()
            + " get the sidecar "
            + quoted(mesh.container())
            + " of "
            + mesh.title()
            + ", which goes on running when the job is done; the job never completes",
        switch (mesh) {
          case ISTIO ->
              "set the label sidecar.istio.io/inject: \"false\" at the pods, or use"
                  + " native sidecars, the default since Istio 1.27";
          case LINKERD ->
              "set the annotation linkerd.io/inject: disabled at the pods, or"
                  + " proxy.nativeSidecar: true in the values of its control plane";
          default ->
              "leave the annotation out, or let the job call the shutdown API of the sidecar";
        },
        switch (mesh) {
          case ISTIO ->
              Edit.set(metadata.in("labels").path().key("sidecar.istio.io/inject"), "false");
          case LINKERD ->
              Edit.set(metadata.in("annotations").path().key("linkerd.io/inject"), "disabled");
          default -> Edit.remove(sidecar.mark().path());
        });
  }
}
