package io.gitopsprofile.read.fleet;

import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Names and namespaces of the typed parts of one use of a component. The prefix stands before each
 * name, and before the name of such a part where another part of the component refers to it by a
 * typed key; the namespace stands in each part that gives none. Manifests and free-form text are
 * left as they are: they have {@code ~(use.prefix)} and {@code ~(use.namespace)}.
 */
final class PartNames {

  /** The lists of parts with a name and a namespace. */
  private static final List<String> LISTS =
      List.of("serviceAccounts", "configMaps", "sources", "releases", "workloads", "autoscalers");

  /** The keys whose text is the name of another part. */
  private static final Set<String> NAMES = Set.of("target", "serviceAccountName", "serviceName");

  /** The keys of a mapping, or of a list of mappings, whose {@code name} is that of a part. */
  private static final Set<String> REFERENCES =
      Set.of(
          "target",
          "sourceRef",
          "dependsOn",
          "configMap",
          "configMapRef",
          "configMapKeyRef",
          "describedObject",
          "valuesFrom");

  private static final Set<String> FREE_FORM = Set.of("values", "patch");

  private final String prefix;
  private final @Nullable NodeLocation namespace;
  private final Set<String> names = new HashSet<>();

  PartNames(String prefix, @Nullable NodeLocation namespace) {
    this.prefix = prefix;
    this.namespace = namespace;
  }

  /** The sections of a component with the names and the namespace of a use. */
  NodeLocation in(NodeLocation sections) {
    if (prefix.isEmpty() && namespace == null) {
      return sections;
    }
    if (!prefix.isEmpty()) {
      for (NodeLocation part : parts(sections)) {
        String name = name(part);
        if (name != null) {
          names.add(name);
        }
      }
    }
    MappingNode mapping = (MappingNode) sections.node();
    List<NodeTuple> tuples = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node value = tuple.getValueNode();
      if (tuple.getKeyNode() instanceof ScalarNode key
          && LISTS.contains(key.getValue())
          && value instanceof SequenceNode list) {
        List<Node> elements = new ArrayList<>();
        for (Node element : list.getValue()) {
          Node named = named(sections.at(value).at(element));
          sections.file().include(named, sections.at(value).at(element).file());
          elements.add(named);
        }
        value = NodeCopy.of(list, elements);
      }
      tuples.add(new NodeTuple(tuple.getKeyNode(), value));
    }
    return sections.at(NodeCopy.of(mapping, tuples));
  }

  private static List<NodeLocation> parts(NodeLocation sections) {
    List<NodeLocation> parts = new ArrayList<>();
    for (String key : LISTS) {
      NodeLocation section = NodeMerge.child(sections, key);
      if (section != null && section.node() instanceof SequenceNode list) {
        for (Node element : list.getValue()) {
          parts.add(section.at(element));
        }
      }
    }
    return parts;
  }

  private static @Nullable String name(NodeLocation part) {
    String name = NodeMerge.scalar(part, "name");
    return name == null ? NodeMerge.scalar(part, "preset") : name;
  }

  private Node named(NodeLocation part) {
    if (!(part.node() instanceof MappingNode)) {
      return part.node();
    }
    MappingEntries entries = new MappingEntries(part, new ReadDiagnostics());
    MappingNode mapping = (MappingNode) (prefix.isEmpty() ? part.node() : referring(part.node()));
    List<NodeTuple> tuples = new ArrayList<>(mapping.getValue());
    String name = name(part);
    if (!prefix.isEmpty() && name != null) {
      NodeLocation at = entries.value(entries.has("name") ? "name" : "preset");
      Node key = entries.key("name");
      tuples.removeIf(tuple -> isKey(tuple, "name"));
      Node value = text(at == null ? mapping : at.node(), prefix + name);
      tuples.add(new NodeTuple(key == null ? text(value, "name") : key, value));
    }
    NodeLocation given = namespace;
    if (given != null && !entries.has("namespace")) {
      part.file().include(given.node(), given.file());
      Node key = text(given.node(), "namespace");
      part.file().include(key, given.file());
      tuples.add(new NodeTuple(key, given.node()));
    }
    return NodeCopy.of(mapping, tuples);
  }

  private static boolean isKey(NodeTuple tuple, String key) {
    return tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
  }

  /** The node with the prefix in its references to parts of the component. */
  private Node referring(Node node) {
    if (node instanceof SequenceNode list) {
      List<Node> elements = new ArrayList<>();
      for (Node element : list.getValue()) {
        elements.add(referring(element));
      }
      return NodeCopy.of(list, elements);
    }
    if (!(node instanceof MappingNode mapping)) {
      return node;
    }
    List<NodeTuple> tuples = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      Node value = tuple.getValueNode();
      if (NAMES.contains(key) && isName(value)) {
        value = text(value, prefix + ((ScalarNode) value).getValue());
      } else if (!FREE_FORM.contains(key)) {
        value = referring(REFERENCES.contains(key) ? withName(value) : value);
      }
      tuples.add(new NodeTuple(tuple.getKeyNode(), value));
    }
    return NodeCopy.of(mapping, tuples);
  }

  private Node withName(Node node) {
    if (node instanceof SequenceNode list) {
      List<Node> elements = new ArrayList<>();
      for (Node element : list.getValue()) {
        elements.add(withName(element));
      }
      return NodeCopy.of(list, elements);
    }
    if (!(node instanceof MappingNode mapping)) {
      return node;
    }
    List<NodeTuple> tuples = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node value = tuple.getValueNode();
      tuples.add(
          isKey(tuple, "name") && isName(value)
              ? new NodeTuple(
                  tuple.getKeyNode(), text(value, prefix + ((ScalarNode) value).getValue()))
              : tuple);
    }
    return NodeCopy.of(mapping, tuples);
  }

  private boolean isName(Node node) {
    return node instanceof ScalarNode scalar && names.contains(scalar.getValue());
  }

  private static Node text(Node from, String text) {
    return new ScalarNode(
        Tag.STR, true, text, from.getStartMark(), from.getEndMark(), ScalarStyle.DOUBLE_QUOTED);
  }
}
