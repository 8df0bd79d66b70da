package io.gitopsprofile.render;

import static io.gitopsprofile.render.Fabric8Values.quantity;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeMount;
import io.gitopsprofile.model.VolumeSource;
import java.util.List;

/** Renders the volumes of a pod and their mounts. */
final class VolumeRenderer {

  private static final VolumeSource.Cases<io.fabric8.kubernetes.api.model.Volume> SOURCES =
      new Sources();

  private VolumeRenderer() {}

  static io.fabric8.kubernetes.api.model.Volume render(Volume model) {
    var volume = model.source().match(SOURCES);
    volume.setName(model.name());
    return volume;
  }

  /** A volume without a name, by its source. */
  private static final class Sources
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
      HostPathVolumeSource path = new HostPathVolumeSource();
      path.setPath(source.path());
      path.setType(source.type());
      var volume = new io.fabric8.kubernetes.api.model.Volume();
      volume.setHostPath(path);
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
