package io.gitopsprofile.check.reference;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;

/** The checks of references between objects. */
public final class ReferenceChecks {

  private ReferenceChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    boolean hasManifests = !context.manifests().isEmpty();
    if (context.has("ConfigMap")) {
      checks.add(new AdapterFileCheck());
    }
    checks.add(new ReferenceCheck());
    if (hasManifests) {
      checks.add(new MountedVolumeCheck());
      checks.add(new BackendCheck());
      checks.add(new RouteAllowedCheck());
      checks.add(new SubsetCheck());
      checks.add(new ScaledTargetCheck());
    }
    if (context.has("RoleBinding", "ClusterRoleBinding")) {
      checks.add(new RoleBindingCheck());
    }
    if (context.has("PodMonitor", "ServiceMonitor")) {
      checks.add(new MonitorTargetCheck());
    }
    if (context.has("Ingress")) {
      checks.add(new IngressClassCheck());
    }
    if (context.has(
            StorageClassCheck.STORAGE_CLASS,
            StorageClassCheck.VOLUME,
            PodReferences.CLAIM,
            WorkloadKind.STATEFUL_SET.kind())
        || mountsDriver(context)) {
      checks.add(new StorageClassCheck());
    }
    if (hasManifests) {
      checks.add(new CustomKindCheck());
    }
    return checks;
  }

  /** True if pods have a volume of a CSI driver, which needs no claim. */
  private static boolean mountsDriver(CheckContext context) {
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField volume : pods.spec().in("volumes").elements()) {
        if (volume.in("csi").isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
