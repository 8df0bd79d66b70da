package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The content of a volume; the key names its kind. */
public sealed interface VolumeSource
    permits VolumeSource.EmptyDir,
        VolumeSource.ConfigMap,
        VolumeSource.Secret,
        VolumeSource.PersistentVolumeClaim,
        VolumeSource.HostPath,
        VolumeSource.Csi {

  /** Returns the answer for the kind of volume source. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * One answer for each kind of volume source; a new kind does not compile before all have
   * answered.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The answer for {@link EmptyDir}. */
    R emptyDir(EmptyDir source);

    /** The answer for {@link ConfigMap}. */
    R configMap(ConfigMap source);

    /** The answer for {@link Secret}. */
    R secret(Secret source);

    /** The answer for {@link PersistentVolumeClaim}. */
    R persistentVolumeClaim(PersistentVolumeClaim source);

    /** The answer for {@link HostPath}. */
    R hostPath(HostPath source);

    /** The answer for {@link Csi}. */
    R csi(Csi source);
  }

  /**
   * An empty directory that lives as long as the pod.
   *
   * @param medium {@code Memory} for a RAM disk
   * @param sizeLimit the maximum size
   */
  record EmptyDir(@Nullable String medium, @Nullable Quantity sizeLimit) implements VolumeSource {

    /** Refuses values that break their syntax. */
    public EmptyDir {
      Syntax.of().oneOf("medium", medium, Set.of("Memory")).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.emptyDir(this);
    }
  }

  /**
   * The keys of a ConfigMap as files.
   *
   * @param name the name
   * @param items the keys and their paths; all keys if empty
   * @param defaultMode the files' mode, as a number (0o644 is 420)
   * @param optional whether the object or its keys may be missing
   */
  @Value.Builder
  record ConfigMap(
      String name, List<KeyToPath> items, @Nullable Integer defaultMode, @Nullable Boolean optional)
      implements VolumeSource {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public ConfigMap {
      items = Ordered.list("items", items);
      Syntax.of()
          .required("name", name)
          .objectName("name", name)
          .range("defaultMode", defaultMode, 0, 511)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.configMap(this);
    }

    /** Starts a volume source; {@code name} must be set. */
    public static Builder builder() {
      return new Builder().items(List.of());
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link ConfigMap}; its {@code @param} tags describe the components. */
    public static final class Builder extends ConfigMapBuilder {
      Builder() {}
    }
  }

  /**
   * The keys of a Secret as files.
   *
   * @param secretName the name
   * @param items the keys and their paths; all keys if empty
   * @param defaultMode the files' mode, as a number (0o644 is 420)
   * @param optional whether the object or its keys may be missing
   */
  @Value.Builder
  record Secret(
      String secretName,
      List<KeyToPath> items,
      @Nullable Integer defaultMode,
      @Nullable Boolean optional)
      implements VolumeSource {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public Secret {
      items = Ordered.list("items", items);
      Syntax.of()
          .required("secretName", secretName)
          .objectName("secretName", secretName)
          .range("defaultMode", defaultMode, 0, 511)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.secret(this);
    }

    /** Starts a volume source; {@code secretName} must be set. */
    public static Builder builder() {
      return new Builder().items(List.of());
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link Secret}; its {@code @param} tags describe the components. */
    public static final class Builder extends SecretBuilder {
      Builder() {}
    }
  }

  /**
   * A claim on storage that outlives the pod.
   *
   * @param claimName the claim's name
   * @param readOnly whether the mount is read-only
   */
  record PersistentVolumeClaim(String claimName, @Nullable Boolean readOnly)
      implements VolumeSource {

    /** Refuses values that break their syntax. */
    public PersistentVolumeClaim {
      Syntax.of().required("claimName", claimName).objectName("claimName", claimName).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.persistentVolumeClaim(this);
    }
  }

  /**
   * A path of the node.
   *
   * @param path the path
   * @param type the kind of file that must exist, such as {@code Directory}
   */
  record HostPath(String path, @Nullable String type) implements VolumeSource {

    /** Refuses values that break their syntax. */
    public HostPath {
      Syntax.of().required("path", path).notBlank("path", path).notBlank("type", type).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.hostPath(this);
    }
  }

  /**
   * A volume that a CSI driver makes for the pod and removes with the pod; Kubernetes 1.16 and
   * newer.
   *
   * @param driver the driver, such as {@code secrets-store.csi.k8s.io}
   * @param readOnly whether the mount is read-only
   * @param fsType the file system; the driver's default if null
   * @param volumeAttributes settings that the driver knows
   * @param nodePublishSecretRef the Secret that the driver gets
   */
  @Value.Builder
  record Csi(
      String driver,
      @Nullable Boolean readOnly,
      @Nullable String fsType,
      Map<String, String> volumeAttributes,
      @Nullable LocalReference nodePublishSecretRef)
      implements VolumeSource {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public Csi {
      volumeAttributes = Ordered.map("volumeAttributes", volumeAttributes);
      Syntax.of()
          .required("driver", driver)
          .dnsSubdomain("driver", driver)
          .notBlank("fsType", fsType)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.csi(this);
    }

    /** Starts a volume source; {@code driver} must be set. */
    public static Builder builder() {
      return new Builder().volumeAttributes(Map.of());
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link Csi}; its {@code @param} tags describe the components. */
    public static final class Builder extends CsiBuilder {
      Builder() {}
    }
  }

  /**
   * A key and its file.
   *
   * @param key the key
   * @param path the file, relative to the mount
   * @param mode the mode
   */
  record KeyToPath(String key, String path, @Nullable Integer mode) {

    /** Refuses values that break their syntax. */
    public KeyToPath {
      Syntax.of()
          .required("key", key)
          .configKey("key", key)
          .required("path", path)
          .pathInVolume("path", path)
          .range("mode", mode, 0, 511)
          .enforce();
    }
  }
}
