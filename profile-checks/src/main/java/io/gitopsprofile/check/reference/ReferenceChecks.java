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
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
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
