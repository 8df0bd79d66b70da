package io.gitopsprofile.tree;

import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.read.KubernetesObjects;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** A file that holds an object under image automation. */
final class AutomatedFile {

  private final List<ObjectCopy> objects = new ArrayList<>();
  private final List<ImageTag> tags = new ArrayList<>();
  private final List<String> owners = new ArrayList<>();
  private final List<String> comments;

  private AutomatedFile(List<String> comments) {
    this.comments = comments;
  }

  /** Reads a file; null if nothing in it is under automation. */
  static @Nullable AutomatedFile read(byte[] bytes) {
    if (!Automation.mayBeIn(bytes)) {
      return null;
    }
    Optional<List<FreeForm>> objects = KubernetesObjects.of(bytes);
    try {
      return objects.isEmpty() ? null : of(objects.get(), YamlComments.of(bytes));
    } catch (YAMLException e) {
      return null;
    }
  }

  /** A rendered file; null if nothing in it is under automation. */
  static @Nullable AutomatedFile of(RenderedFile file) {
    List<FreeForm> objects = new ArrayList<>();
    for (RenderedObject object : file.objects()) {
      objects.add(object.content());
    }
    return of(objects, List.of());
  }

  private static @Nullable AutomatedFile of(List<FreeForm> objects, List<String> comments) {
    AutomatedFile file = new AutomatedFile(comments);
    for (FreeForm content : objects) {
      ObjectCopy object = ObjectCopy.of(content);
      file.objects.add(object);
      for (ImageTag tag : ImageTags.in(object)) {
        file.tags.add(tag);
        file.owners.add(object.identity());
      }
    }
    return file.tags.isEmpty() ? null : file;
  }

  List<ObjectCopy> objects() {
    return objects;
  }

  List<String> comments() {
    return comments;
  }

  List<ImageTag> tags() {
    return tags;
  }

  /** The tag of the same container of the same object in another file; null if it has none. */
  @Nullable ImageTag counterpart(int index, AutomatedFile other) {
    for (int i = 0; i < other.tags.size(); i++) {
      if (other.owners.get(i).equals(owners.get(index))
          && other.tags.get(i).container().equals(tags.get(index).container())) {
        return other.tags.get(i);
      }
    }
    return null;
  }

  /** What it says, in whatever style, and the comments, which a robot does not write. */
  byte[] essence() {
    tags.forEach(ImageTag::joinName);
    StringBuilder text = new StringBuilder();
    for (ObjectCopy object : objects) {
      ObjectText.append(text, object.entries());
    }
    ObjectText.append(text, comments);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
