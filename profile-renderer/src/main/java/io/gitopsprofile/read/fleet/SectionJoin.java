package io.gitopsprofile.read.fleet;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Adds the sections of components to a profile. Lists become one list, mappings are joined key by
 * key, and any other value may stand only once.
 */
final class SectionJoin {

  private final ReadDiagnostics problems;
  private final NodeLocation base;
  private final Section root = new Section();

  /** A value that grows: a mapping, a list, or any other node. */
  private static final class Section {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<NodeLocation> elements = new ArrayList<>();
  }

  /** A key with its value; the value is joined once a second one comes. */
  private static final class Entry {
    private final NodeLocation key;
    private final NodeLocation value;
    private Section joined = new Section();
    private boolean grows;

    Entry(NodeLocation key, NodeLocation value) {
      this.key = key;
      this.value = value;
    }
  }

  SectionJoin(ReadDiagnostics problems, NodeLocation base) {
    this.problems = problems;
    this.base = base;
    open(root, base);
  }

  private void open(Section section, NodeLocation mapping) {
    MappingEntries entries = new MappingEntries(mapping, problems);
    for (String key : entries.keys()) {
      Node name = entries.key(key);
      NodeLocation value = entries.value(key);
      if (name != null && value != null) {
        section.entries.put(key, new Entry(mapping.at(name), value));
      }
    }
  }

  /** Adds the sections of a component. */
  void add(NodeLocation sections, String component) {
    add(root, sections, component);
  }

  private void add(Section section, NodeLocation more, String component) {
    MappingEntries entries = new MappingEntries(more, problems);
    for (String key : entries.keys()) {
      Node name = entries.key(key);
      NodeLocation value = entries.value(key);
      Entry known = section.entries.get(key);
      if (name == null || value == null) {
        continue;
      }
      if (known == null) {
        section.entries.put(key, new Entry(more.at(name), value));
      } else if (known.value.node() instanceof SequenceNode list
          && value.node() instanceof SequenceNode other) {
        if (!known.grows) {
          elements(known.joined, known.value, list);
          known.grows = true;
        }
        elements(known.joined, value, other);
      } else if (known.value.node() instanceof MappingNode && value.node() instanceof MappingNode) {
        if (!known.grows) {
          open(known.joined, known.value);
          known.grows = true;
        }
        add(known.joined, value, component);
      } else if (!isEqual(known.value.node(), value.node())) {
        problems.add(
            DiagnosticCode.BAD_VALUE,
            value.at(name),
            "the component " + component + " has another value of " + key + " than the profile",
            "keep one of the two, or make the component's a parameter");
      }
    }
  }

  private static void elements(Section section, NodeLocation place, SequenceNode list) {
    for (Node element : list.getValue()) {
      section.elements.add(place.at(element));
    }
  }

  private static boolean isEqual(Node one, Node other) {
    return one instanceof ScalarNode scalar
        && other instanceof ScalarNode same
        && scalar.getValue().equals(same.getValue())
        && scalar.getTag().equals(same.getTag());
  }

  /** The profile with all sections. */
  NodeLocation joined() {
    return base.at(mapping(root, base));
  }

  private static Node mapping(Section section, NodeLocation place) {
    List<NodeTuple> tuples = new ArrayList<>();
    for (Entry entry : section.entries.values()) {
      NodeLocation value = entry.value;
      Node node = value.node();
      if (entry.grows) {
        node =
            node instanceof SequenceNode ? list(entry.joined, value) : mapping(entry.joined, value);
      }
      place.file().include(entry.key.node(), entry.key.file());
      place.file().include(node, value.file());
      tuples.add(new NodeTuple(entry.key.node(), node));
    }
    Node at = place.node();
    return new MappingNode(
        Tag.MAP, true, tuples, at.getStartMark(), at.getEndMark(), FlowStyle.BLOCK);
  }

  private static Node list(Section section, NodeLocation place) {
    List<Node> elements = new ArrayList<>();
    for (NodeLocation element : section.elements) {
      place.file().include(element.node(), element.file());
      elements.add(element.node());
    }
    Node at = place.node();
    return new SequenceNode(
        Tag.SEQ, true, elements, at.getStartMark(), at.getEndMark(), FlowStyle.BLOCK);
  }
}
