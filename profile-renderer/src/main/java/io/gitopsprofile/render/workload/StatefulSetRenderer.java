package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.intOrString;
import static io.gitopsprofile.render.object.Fabric8Values.matching;
import static io.gitopsprofile.render.object.Fabric8Values.metadata;
import static io.gitopsprofile.render.object.Fabric8Values.quantity;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.controller.AccessMode;
import io.gitopsprofile.model.workload.controller.ClaimRetention;
import io.gitopsprofile.model.workload.controller.UpdateBounds;
import io.gitopsprofile.model.workload.controller.UpdateStrategy;
import io.gitopsprofile.model.workload.controller.VolumeClaim;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a workload's StatefulSet. */
record StatefulSetRenderer(TargetSupport served) {

  StatefulSet render(
      Workload workload,
      Map<String, String> annotations,
      PodTemplateSpec template,
      ProfilePath path) {
    if (workload.minReadySeconds() != null) {
      served.require(Field.STATEFUL_SET_READY, path.key("minReadySeconds"));
    }
    StatefulSetSpec spec = new StatefulSetSpec();
    spec.setReplicas(workload.replicas());
    spec.setMinReadySeconds(workload.minReadySeconds());
    spec.setRevisionHistoryLimit(workload.revisionHistoryLimit());
    spec.setServiceName(workload.governingService());
    spec.setPodManagementPolicy(text(workload.podManagementPolicy()));
    spec.setUpdateStrategy(strategy(workload.updateStrategy(), path.key("updateStrategy")));
    spec.setPersistentVolumeClaimRetentionPolicy(
        retention(workload.persistentVolumeClaimRetentionPolicy(), path));
    spec.setSelector(matching(workload.matchLabels()));
    spec.setTemplate(template);
    List<PersistentVolumeClaim> claims = new ArrayList<>();
    for (VolumeClaim claim : workload.volumeClaimTemplates()) {
      claims.add(claim(claim));
    }
    spec.setVolumeClaimTemplates(claims);
    StatefulSet set = new StatefulSet();
    set.setMetadata(
        metadata(workload.name(), workload.namespace(), workload.allLabels(), annotations));
    set.setSpec(spec);
    return set;
  }

  private @Nullable StatefulSetUpdateStrategy strategy(
      @Nullable UpdateStrategy model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    StatefulSetUpdateStrategy strategy = new StatefulSetUpdateStrategy();
    strategy.setType(model.type().toString());
    UpdateBounds bounds = model.rollingUpdate();
    if (bounds != null) {
      if (bounds.maxUnavailable() != null) {
        served.require(
            Field.STATEFUL_SET_UNAVAILABLE, path.key("rollingUpdate").key("maxUnavailable"));
      }
      RollingUpdateStatefulSetStrategy rolling = new RollingUpdateStatefulSetStrategy();
      rolling.setPartition(bounds.partition());
      rolling.setMaxUnavailable(intOrString(bounds.maxUnavailable()));
      strategy.setRollingUpdate(rolling);
    }
    return strategy;
  }

  private @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy retention(
      @Nullable ClaimRetention model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    served.require(Field.CLAIM_RETENTION, path.key("persistentVolumeClaimRetentionPolicy"));
    var retention = new StatefulSetPersistentVolumeClaimRetentionPolicy();
    retention.setWhenDeleted(text(model.whenDeleted()));
    retention.setWhenScaled(text(model.whenScaled()));
    return retention;
  }

  /** The claim without apiVersion and kind, as templates are written. */
  private static PersistentVolumeClaim claim(VolumeClaim model) {
    List<String> modes = new ArrayList<>();
    for (AccessMode mode : model.accessModes()) {
      modes.add(mode.toString());
    }
    if (modes.isEmpty()) {
      modes.add(AccessMode.READ_WRITE_ONCE.toString());
    }
    Quantity size = quantity(model.storage());
    VolumeResourceRequirements resources = new VolumeResourceRequirements();
    if (size != null) {
      resources.setRequests(Map.of("storage", size));
    }
    PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
    spec.setAccessModes(modes);
    spec.setStorageClassName(model.storageClassName());
    spec.setResources(resources);
    PersistentVolumeClaim claim = new PersistentVolumeClaim();
    claim.setApiVersion(null);
    claim.setKind(null);
    claim.setMetadata(metadata(model.name(), null, model.labels(), model.annotations()));
    claim.setSpec(spec);
    return claim;
  }

  private static @Nullable String text(@Nullable Enum<?> word) {
    return word == null ? null : word.toString();
  }
}
