package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.quantity;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import java.util.List;

/** Renders the volumes of a pod and their mounts. */
final class VolumeRenderer {

  private VolumeRenderer() {}

  static io.fabric8.kubernetes.api.model.Volume render(Volume model) {
    var volume = new io.fabric8.kubernetes.api.model.Volume();
    volume.setName(model.name());
    VolumeSource source = model.source();
    if (source instanceof VolumeSource.EmptyDir emptyDir) {
      EmptyDirVolumeSource directory = new EmptyDirVolumeSource();
      directory.setMedium(emptyDir.medium());
      directory.setSizeLimit(quantity(emptyDir.sizeLimit()));
      volume.setEmptyDir(directory);
    } else if (source instanceof VolumeSource.ConfigMap configMap) {
      volume.setConfigMap(configMap(configMap));
    } else if (source instanceof VolumeSource.Secret secret) {
      volume.setSecret(secret(secret));
    } else if (source instanceof VolumeSource.PersistentVolumeClaim claim) {
      var reference = new PersistentVolumeClaimVolumeSource();
      reference.setClaimName(claim.claimName());
      reference.setReadOnly(claim.readOnly());
      volume.setPersistentVolumeClaim(reference);
    } else if (source instanceof VolumeSource.HostPath hostPath) {
      HostPathVolumeSource path = new HostPathVolumeSource();
      path.setPath(hostPath.path());
      path.setType(hostPath.type());
      volume.setHostPath(path);
    }
    return volume;
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
