package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.EnvVar;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeMount;
import io.gitopsprofile.model.Workload;
import java.util.HashSet;
import java.util.Set;

/**
 * A pod has containers, and its containers, volumes, variables and mounts are told apart: by name,
 * mounts by path. (Kubernetes: pkg/apis/core/validation; of two variables of one name the later
 * hides the former, and server-side apply refuses them.)
 */
final class UniqueNamesCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      String title = "workload " + quoted(workload.value().name());
      if (workload.value().containers().isEmpty()) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            workload.at("containers"),
            title + " has no containers",
            "give it a container with a name and an image");
      }
      Set<String> containers = new HashSet<>();
      for (Part<Container> container : Pods.all(workload)) {
        String name = container.value().name();
        once(containers, name, title + " has two containers ", container.at("name"), findings);
      }
      Set<String> volumes = new HashSet<>();
      for (Part<Volume> volume : Pods.parts(workload.at("volumes"), workload.value().volumes())) {
        String name = volume.value().name();
        once(volumes, name, title + " has two volumes ", volume.at("name"), findings);
      }
      for (Part<Container> container : Pods.all(workload)) {
        run(container, findings);
      }
    }
  }

  private static void run(Part<Container> container, Findings findings) {
    String title = "container " + quoted(container.value().name());
    Set<String> variables = new HashSet<>();
    for (Part<EnvVar> env : Pods.parts(container.at("env"), container.value().env())) {
      once(variables, env.value().name(), title + " has two variables ", env.at("name"), findings);
    }
    Set<String> mounts = new HashSet<>();
    for (Part<VolumeMount> mount :
        Pods.parts(container.at("volumeMounts"), container.value().volumeMounts())) {
      String path = mount.value().mountPath();
      once(mounts, path, title + " has two volume mounts ", mount.at("mountPath"), findings);
    }
  }

  private static void once(
      Set<String> seen, String name, String hasTwo, ProfilePath path, Findings findings) {
    if (!seen.add(name)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path,
          hasTwo + quoted(name),
          "rename or remove one of them");
    }
  }
}
