package io.gitopsprofile.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** The objects of a rendered or committed tree as fabric8's types, read from the YAML itself. */
public final class TypedTree {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final List<JsonNode> objects;

  private TypedTree(List<JsonNode> objects) {
    this.objects = List.copyOf(objects);
  }

  /** Reads the text of each file of a rendered tree. */
  public static TypedTree of(RenderedTree tree) {
    List<JsonNode> objects = new ArrayList<>();
    for (RenderedFile file : tree.files()) {
      if (isYaml(file.path())) {
        read(file.text(), file.path(), objects);
      }
    }
    return new TypedTree(objects);
  }

  /**
   * Reads the YAML files below a folder.
   *
   * @throws UncheckedIOException if a file cannot be read or is not YAML; its message names the
   *     file
   */
  public static TypedTree of(Path folder) {
    List<JsonNode> objects = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (isYaml(file.toString())) {
          read(Files.readString(file), file.toString(), objects);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TypedTree(objects);
  }

  private static boolean isYaml(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml");
  }

  private static void read(String text, String name, List<JsonNode> objects) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      while (documents.hasNextValue()) {
        JsonNode object = documents.nextValue();
        if (object.path("kind").isTextual() && object.path("apiVersion").isTextual()) {
          objects.add(object);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not YAML: " + e.getMessage(), e);
    }
  }

  /** All objects of a type, such as {@code Deployment.class}, in the order of their files. */
  public <T extends HasMetadata> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    for (JsonNode object : objects) {
      if (isOf(type, object)) {
        found.add(typed(object, type));
      }
    }
    return found;
  }

  /** All objects, as fabric8's type for any kind. */
  public List<GenericKubernetesResource> all() {
    List<GenericKubernetesResource> all = new ArrayList<>();
    for (JsonNode object : objects) {
      all.add(typed(object, GenericKubernetesResource.class));
    }
    return all;
  }

  /**
   * The object of a type and a name.
   *
   * @param namespace the namespace; empty for an object without one
   * @throws NoSuchElementException if there is none
   */
  public <T extends HasMetadata> T object(Class<T> type, String namespace, String name) {
    for (JsonNode object : objects) {
      JsonNode metadata = object.path("metadata");
      if (isOf(type, object)
          && metadata.path("name").asText().equals(name)
          && metadata.path("namespace").asText().equals(namespace)) {
        return typed(object, type);
      }
    }
    throw new NoSuchElementException(
        "no "
            + ObjectAssert.title(
                HasMetadata.getApiVersion(type), HasMetadata.getKind(type), namespace, name));
  }

  private static boolean isOf(Class<? extends HasMetadata> type, JsonNode object) {
    return object.path("kind").asText().equals(HasMetadata.getKind(type))
        && object.path("apiVersion").asText().equals(HasMetadata.getApiVersion(type));
  }

  private static <T> T typed(JsonNode object, Class<T> type) {
    try {
      return YAML.treeToValue(object, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
