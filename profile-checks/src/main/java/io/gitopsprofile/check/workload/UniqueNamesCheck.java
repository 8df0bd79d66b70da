package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.HashSet;
import java.util.Set;

/**
 * PRF039: a pod has no containers, or two containers, volumes, variables or mounts have the same
 * name (mounts: the same path). (Source: Kubernetes, pkg/apis/core/validation; of two variables
 * with one name the later hides the former, and server-side apply rejects them.)
 */
final class UniqueNamesCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      String title = "workload " + quoted(workload.value().name());
      if (workload.value().containers().isEmpty()) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            workload.at("containers"),
            title + " has no containers",
            "give it a container with a name and an image");
      }
      Set<String> containers = new HashSet<>();
      for (Located<Container> container : PodSpecs.all(workload)) {
        String name = container.value().name();
        once(containers, name, title + " has two containers ", container.at("name"), findings);
      }
      Set<String> volumes = new HashSet<>();
      for (Located<Volume> volume :
          PodSpecs.parts(workload.at("volumes"), workload.value().volumes())) {
        String name = volume.value().name();
        once(volumes, name, title + " has two volumes ", volume.at("name"), findings);
      }
      for (Located<Container> container : PodSpecs.all(workload)) {
        run(container, findings);
      }
    }
  }

  private static void run(Located<Container> container, DiagnosticCollector findings) {
    String title = "container " + quoted(container.value().name());
    Set<String> variables = new HashSet<>();
    for (Located<EnvVar> env : PodSpecs.parts(container.at("env"), container.value().env())) {
      once(variables, env.value().name(), title + " has two variables ", env.at("name"), findings);
    }
    Set<String> mounts = new HashSet<>();
    for (Located<VolumeMount> mount :
        PodSpecs.parts(container.at("volumeMounts"), container.value().volumeMounts())) {
      String path = mount.value().mountPath();
      once(mounts, path, title + " has two volume mounts ", mount.at("mountPath"), findings);
    }
  }

  private static void once(
      Set<String> seen,
      String name,
      String hasTwo,
      ProfilePath path,
      DiagnosticCollector findings) {
    if (!seen.add(name)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path,
          hasTwo + quoted(name),
          "rename or remove one of them");
    }
  }
}
