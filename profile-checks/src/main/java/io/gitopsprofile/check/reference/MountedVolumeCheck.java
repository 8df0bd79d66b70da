package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.HashSet;
import java.util.Set;

/**
 * PRF039: a container of a manifest mounts a volume that its pods do not have. The mounts of
 * workloads are left to the checks of workloads, and the API server takes a StatefulSet whatever it
 * mounts, since a webhook may add the volume to its pods. (Source: Kubernetes,
 * pkg/apis/core/validation, ValidateVolumeMounts.)
 */
final class MountedVolumeCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      if (pods.object().isManifest() && pods.kind() != WorkloadKind.STATEFUL_SET) {
        check(pods, findings);
      }
    }
  }

  private static void check(PodTemplate pods, DiagnosticCollector findings) {
    Set<String> names = null;
    for (ObjectField container : pods.allContainers()) {
      for (ObjectField mount : container.in("volumeMounts").elements()) {
        names = names == null ? names(pods) : names;
        String name = Reference.plain(mount.in("name").text());
        if (!name.isEmpty() && !names.contains(name) && !names.contains("")) {
          report(mount.in("name"), container, names, findings);
        }
      }
    }
  }

  /** The names of the volumes; an empty name stands for one with a variable. */
  private static Set<String> names(PodTemplate pods) {
    Set<String> names = new HashSet<>();
    ObjectField volumes = pods.spec().in("volumes");
    if (volumes.value() instanceof String) {
      names.add("");
    }
    for (ObjectField volume : volumes.elements()) {
      names.add(Reference.plain(volume.in("name").text()));
    }
    return names;
  }

  private static void report(
      ObjectField name, ObjectField container, Set<String> names, DiagnosticCollector findings) {
    String slip = ClosestName.slip(name.text(), names);
    findings.add(
        DiagnosticCode.WORKLOAD_INVALID,
        name.path(),
        "container "
            + quoted(container.in("name").text())
            + " of "
            + name.object().title()
            + " mounts the volume "
            + quoted(name.text())
            + ", which the pods do not have"
            + Phrases.didYouMean(slip),
        slip == null ? "add the volume to volumes, or remove the mount" : "write " + slip,
        Edit.setIfKnown(name.path(), slip));
  }
}
