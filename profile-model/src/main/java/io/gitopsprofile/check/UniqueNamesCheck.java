package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.EnvVar;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeMount;
import io.gitopsprofile.model.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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
      unique(title, "container", "name", Pods.all(workload), Container::name, findings);
      List<Part<Volume>> volumes = Pods.parts(workload.at("volumes"), workload.value().volumes());
      unique(title, "volume", "name", volumes, Volume::name, findings);
      for (Part<Container> container : Pods.all(workload)) {
        run(container, findings);
      }
    }
  }

  private static void run(Part<Container> container, Findings findings) {
    String title = "container " + quoted(container.value().name());
    List<Part<EnvVar>> env = Pods.parts(container.at("env"), container.value().env());
    unique(title, "variable", "name", env, EnvVar::name, findings);
    List<Part<VolumeMount>> mounts =
        Pods.parts(container.at("volumeMounts"), container.value().volumeMounts());
    unique(title, "volume mount", "mountPath", mounts, VolumeMount::mountPath, findings);
  }

  private static <T> void unique(
      String owner,
      String what,
      String key,
      List<Part<T>> parts,
      Function<T, String> name,
      Findings findings) {
    Set<String> seen = new HashSet<>();
    for (Part<T> part : parts) {
      String text = name.apply(part.value());
      if (!seen.add(text)) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            part.at(key),
            owner + " has two " + what + "s " + quoted(text),
            "rename or remove one of them");
      }
    }
  }
}
