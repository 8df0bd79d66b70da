package io.gitopsprofile.tree.strangers;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.read.node.KubernetesYaml;
import io.gitopsprofile.read.source.NodeComposer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The objects of a file of which nothing is known: YAML or JSON, one document or several. A file
 * that cannot be read as kubectl reads it may still hold objects for Flux, and says so.
 */
final class ManifestContent {

  /** Maximum number of characters of a kind, a namespace or a name in a message. */
  private static final int LONGEST = 100;

  private final List<Map<?, ?>> documents = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private String problem = "";

  private ManifestContent() {}

  static ManifestContent of(byte[] bytes) {
    ManifestContent content = new ManifestContent();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      content.read(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      content.problem = "not UTF-8";
    } catch (YAMLException e) {
      content.problem = "not YAML";
    }
    return content;
  }

  private void read(String text) {
    for (Node document : NodeComposer.composeAll(text)) {
      boolean[] refused = new boolean[1];
      Object value =
          new KubernetesYaml((code, node, message, fix) -> refused[0] = true).read(document);
      if (value instanceof Map<?, ?> map && document instanceof MappingNode) {
        documents.add(map);
        lines.add(document.getStartMark().getLine() + 1);
      }
      if (refused[0]) {
        problem = "not YAML as kubectl reads it";
      }
    }
  }

  /** The reason why the file cannot be read; empty if there is none. */
  String problem() {
    return problem;
  }

  /** The first document; null if there is none, or if its document is not a mapping. */
  @Nullable Map<?, ?> first() {
    return documents.isEmpty() ? null : documents.get(0);
  }

  /** The line of the first object, counted from 1; 0 if the file has no object. */
  int line() {
    for (int i = 0; i < documents.size(); i++) {
      if (isObject(documents.get(i))) {
        return lines.get(i);
      }
    }
    return 0;
  }

  /** The objects of the file in words: {@code Deployment demo/web and 2 more objects}. */
  String objects() {
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Map<?, ?> document : documents) {
      if (isObject(document)) {
        addObjects(document, objects);
      }
    }
    int more = objects.size() - 1;
    String first = objects.isEmpty() ? "" : title(objects.get(0));
    return first
        + (more < 1 ? "" : more == 1 ? " and 1 more object" : " and " + more + " more objects");
  }

  private static boolean isObject(Map<?, ?> document) {
    return document.containsKey("apiVersion") && document.containsKey("kind");
  }

  /** Adds an object, or the objects of a {@code List}. */
  private static void addObjects(Map<?, ?> document, List<Map<?, ?>> objects) {
    int before = objects.size();
    if (String.valueOf(document.get("kind")).endsWith("List")
        && document.get("items") instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> object) {
          objects.add(object);
        }
      }
    }
    if (objects.size() == before) {
      objects.add(document);
    }
  }

  private static String title(Map<?, ?> object) {
    Map<?, ?> metadata = object.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    Object namespace = metadata.get("namespace");
    Object name = metadata.get("name");
    return word(object.get("kind"))
        + (name == null ? "" : " " + (namespace == null ? "" : word(namespace) + "/") + word(name));
  }

  private static String word(@Nullable Object value) {
    String text = value instanceof Map || value instanceof List ? "..." : String.valueOf(value);
    return PrintedText.line(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
  }
}
