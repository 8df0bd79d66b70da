package io.gitopsprofile.check.reference;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.kubernetes.WorkloadKind;
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
        WorkloadKind.STATEFUL_SET.kind())) {
      checks.add(new StorageClassCheck());
    }
    if (hasManifests) {
      checks.add(new CustomKindCheck());
    }
    return checks;
  }
}
