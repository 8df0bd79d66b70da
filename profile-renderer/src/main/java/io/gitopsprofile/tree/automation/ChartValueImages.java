package io.gitopsprofile.tree.automation;

import io.gitopsprofile.tree.automation.ImageLocation.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The chart values that Flux v1 reads as images ({@code
 * pkg/cluster/kubernetes/resource/helmrelease.go}):
 *
 * <pre>
 * image: repository:tag                  # or with registry: and tag: beside it
 * image: {repository: ..., tag: ...}     # or with registry: in it
 * sidecar:
 *   image: ...                           # the same one level down
 * </pre>
 *
 * and the values that the annotations {@code repository.fluxcd.io/<alias>}, {@code
 * registry.fluxcd.io/<alias>} and {@code tag.fluxcd.io/<alias>} name.
 */
final class ChartValueImages {

  private static final String REPOSITORY = "repository.fluxcd.io/";

  private final Map<String, @Nullable Object> values;
  private final List<ImageLocation> found = new ArrayList<>();

  private ChartValueImages(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  static List<ImageLocation> in(
      Map<String, @Nullable Object> values, Map<String, @Nullable Object> annotations) {
    ChartValueImages images = new ChartValueImages(values);
    images.container("chart-image", values);
    for (String key : values.keySet()) {
      images.container(key, MutableObject.in(values, key));
    }
    for (String annotation : new TreeSet<>(annotations.keySet())) {
      if (annotation.startsWith(REPOSITORY)) {
        images.alias(annotation.substring(REPOSITORY.length()), annotations);
      }
    }
    return images.found;
  }

  private void container(String name, Map<String, @Nullable Object> map) {
    if (map.get("image") instanceof String) {
      add(name, slot(map, "registry"), new Slot(map, "image"), slot(map, "tag"));
      return;
    }
    Map<String, @Nullable Object> image = MutableObject.in(map, "image");
    add(name, slot(image, "registry"), slot(image, "repository"), slot(image, "tag"));
  }

  private static @Nullable Slot slot(Map<String, @Nullable Object> map, String key) {
    return map.get(key) instanceof String ? new Slot(map, key) : null;
  }

  private void alias(String alias, Map<String, @Nullable Object> annotations) {
    Object registry = annotations.get("registry.fluxcd.io/" + alias);
    Object repository = annotations.get(REPOSITORY + alias);
    Object tag = annotations.get("tag.fluxcd.io/" + alias);
    Slot atRegistry = atPath(registry);
    Slot atTag = atPath(tag);
    if ((registry == null || atRegistry != null) && (tag == null || atTag != null)) {
      add(alias, atRegistry, atPath(repository), atTag);
    }
  }

  /** The text at a dotted path; null if there is none. */
  private @Nullable Slot atPath(@Nullable Object path) {
    if (!(path instanceof String dotted)) {
      return null;
    }
    Map<String, @Nullable Object> map = values;
    int start = 0;
    for (int dot = dotted.indexOf('.'); dot >= 0; dot = dotted.indexOf('.', start)) {
      map = MutableObject.in(map, dotted.substring(start, dot));
      start = dot + 1;
    }
    return slot(map, dotted.substring(start));
  }

  private void add(
      String name, @Nullable Slot registry, @Nullable Slot repository, @Nullable Slot tag) {
    if (repository != null) {
      ImageLocation image = new ImageLocation(name, registry, repository, tag);
      if (image.isImage()) {
        found.add(image);
      }
    }
  }
}
