package io.gitopsprofile.tree.automation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields in which an object names the image of a container.
 *
 * @param container the container's name; in a HelmRelease {@code chart-image}, a values key or an
 *     alias
 * @param registry the field of the registry; null if the repository includes it
 * @param repository the field of the repository
 * @param tag the field of the tag; null if the repository is {@code repository:tag}
 */
record ImageLocation(
    String container, @Nullable Slot registry, Slot repository, @Nullable Slot tag) {

  /** A text field of a mapping. */
  record Slot(Map<String, @Nullable Object> map, String key) {

    String text() {
      return map.get(key) instanceof String text ? text : "";
    }

    void set(String text) {
      map.put(key, text);
    }
  }

  /** True if Flux reads the fields as an image with tags. */
  boolean isImage() {
    return !repository.text().isEmpty() && repository.text().indexOf('@') < 0;
  }

  /** The image's name with its registry. */
  String name() {
    return registry == null || registry.text().isEmpty()
        ? withoutTag()
        : registry.text() + '/' + withoutTag();
  }

  /** The image's tag; empty if there is none. */
  String text() {
    if (tag != null) {
      return tag.text();
    }
    return ImageReference.tag(repository.text());
  }

  void set(String newTag) {
    if (tag != null) {
      tag.set(newTag);
    } else {
      repository.set(newTag.isEmpty() ? withoutTag() : withoutTag() + ':' + newTag);
    }
  }

  /** Moves the registry into the repository; Flux separates the two again at a host name. */
  void joinName() {
    if (registry != null) {
      String name = name();
      String ofRepository = tag == null && !text().isEmpty() ? ':' + text() : "";
      registry.set("");
      repository.set(name + ofRepository);
    }
  }

  private String withoutTag() {
    String image = repository.text();
    return tag == null ? image.substring(0, ImageReference.end(image)) : image;
  }
}
