package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.quantity;

import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.List;

/** Renders the volumes of a pod and their mounts. */
final class VolumeRenderer {

  private final TargetSupport served;

  VolumeRenderer(TargetSupport served) {
    this.served = served;
  }

  io.fabric8.kubernetes.api.model.Volume render(Volume model, ProfilePath path) {
    var volume = model.source().match(new Sources(served, path));
    volume.setName(model.name());
    return volume;
  }

  /** A volume without a name, by its source. */
  private record Sources(TargetSupport served, ProfilePath path)
      implements VolumeSource.Cases<io.fabric8.kubernetes.api.model.Volume> {

    @Override
    public io.fabric8.kubernetes.api.model.Volume emptyDir(VolumeSource.EmptyDir source) {
      EmptyDirVolumeSource directory = new EmptyDirVolumeSource();
      directory.setMedium(source.medium());
      directory.setSizeLimit(quantity(source.sizeLimit()));
      var volume = new io.fabric8.kubernetes.api.model.Volume();
      volume.setEmptyDir(directory);
      return volume;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Volume configMap(VolumeSource.ConfigMap source) {
      var volume = new io.fabric8.kubernetes.api.model.Volume();
      volume.setConfigMap(VolumeRenderer.configMap(source));
      return volume;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Volume secret(VolumeSource.Secret source) {
      var volume = new io.fabric8.kubernetes.api.model.Volume();
      volume.setSecret(VolumeRenderer.secret(source));
      return volume;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Volume persistentVolumeClaim(
        VolumeSource.PersistentVolumeClaim source) {
      var reference = new PersistentVolumeClaimVolumeSource();
      reference.setClaimName(source.claimName());
      reference.setReadOnly(source.readOnly());
      var volume = new io.fabric8.kubernetes.api.model.Volume();
      volume.setPersistentVolumeClaim(reference);
      return volume;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Volume hostPath(VolumeSource.HostPath source) {
      HostPathVolumeSource host = new HostPathVolumeSource();
      host.setPath(source.path());
      host.setType(source.type());
      var volume = new io.fabric8.kubernetes.api.model.Volume();
      volume.setHostPath(host);
      return volume;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Volume csi(VolumeSource.Csi source) {
      served.require(Field.CSI_VOLUME, path.key("csi"));
      var volume = new io.fabric8.kubernetes.api.model.Volume();
      volume.setCsi(VolumeRenderer.csi(source));
      return volume;
    }
  }

  static io.fabric8.kubernetes.api.model.VolumeMount mount(VolumeMount model) {
    var mount = new io.fabric8.kubernetes.api.model.VolumeMount();
    mount.setName(model.name());
    mount.setMountPath(model.mountPath());
    mount.setSubPath(model.subPath());
    mount.setReadOnly(model.readOnly());
    return mount;
  }

  private static ConfigMapVolumeSource configMap(VolumeSource.ConfigMap model) {
    ConfigMapVolumeSource configMap = new ConfigMapVolumeSource();
    configMap.setName(model.name());
    configMap.setItems(items(model.items()));
    configMap.setDefaultMode(model.defaultMode());
    configMap.setOptional(model.optional());
    return configMap;
  }

  private static SecretVolumeSource secret(VolumeSource.Secret model) {
    SecretVolumeSource secret = new SecretVolumeSource();
    secret.setSecretName(model.secretName());
    secret.setItems(items(model.items()));
    secret.setDefaultMode(model.defaultMode());
    secret.setOptional(model.optional());
    return secret;
  }

  private static CSIVolumeSource csi(VolumeSource.Csi model) {
    CSIVolumeSource csi = new CSIVolumeSource();
    csi.setDriver(model.driver());
    csi.setReadOnly(model.readOnly());
    csi.setFsType(model.fsType());
    csi.setVolumeAttributes(model.volumeAttributes());
    LocalReference secret = model.nodePublishSecretRef();
    csi.setNodePublishSecretRef(secret == null ? null : new LocalObjectReference(secret.name()));
    return csi;
  }

  private static List<KeyToPath> items(List<VolumeSource.KeyToPath> models) {
    return models.stream().map(VolumeRenderer::item).toList();
  }

  private static KeyToPath item(VolumeSource.KeyToPath model) {
    KeyToPath item = new KeyToPath();
    item.setKey(model.key());
    item.setPath(model.path());
    item.setMode(model.mode());
    return item;
  }
}
