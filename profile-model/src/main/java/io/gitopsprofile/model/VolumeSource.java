package io.gitopsprofile.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a volume is, one key naming it. */
public sealed interface VolumeSource
    permits VolumeSource.EmptyDir,
        VolumeSource.ConfigMap,
        VolumeSource.Secret,
        VolumeSource.PersistentVolumeClaim,
        VolumeSource.HostPath {

  /** Answers by the kind of volume source. */
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
  }

  /**
   * An empty directory that lives as long as the pod.
   *
   * @param medium {@code Memory} for a RAM disk
   * @param sizeLimit how much it may hold
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
   * @param name its name
   * @param items which keys, under which paths; all if empty
   * @param defaultMode the files' mode, as a number (0o644 is 420)
   * @param optional whether it may be missing
   */
  record ConfigMap(
      String name, List<KeyToPath> items, @Nullable Integer defaultMode, @Nullable Boolean optional)
      implements VolumeSource {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public ConfigMap {
      items = Ordered.list("items", items);
      Syntax.of()
          .required("name", name)
          .dnsSubdomain("name", name)
          .range("defaultMode", defaultMode, 0, 511)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.configMap(this);
    }
  }

  /**
   * The keys of a Secret as files.
   *
   * @param secretName its name
   * @param items which keys, under which paths; all if empty
   * @param defaultMode the files' mode, as a number (0o644 is 420)
   * @param optional whether it may be missing
   */
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
          .dnsSubdomain("secretName", secretName)
          .range("defaultMode", defaultMode, 0, 511)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.secret(this);
    }
  }

  /**
   * A claim on storage that outlives the pod.
   *
   * @param claimName the claim's name
   * @param readOnly whether it cannot be written
   */
  record PersistentVolumeClaim(String claimName, @Nullable Boolean readOnly)
      implements VolumeSource {

    /** Refuses values that break their syntax. */
    public PersistentVolumeClaim {
      Syntax.of().required("claimName", claimName).dnsSubdomain("claimName", claimName).enforce();
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
   * @param type what must be there, such as {@code Directory}
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
   * A key and the file it becomes.
   *
   * @param key the key
   * @param path the file, relative to the mount
   * @param mode its mode
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
