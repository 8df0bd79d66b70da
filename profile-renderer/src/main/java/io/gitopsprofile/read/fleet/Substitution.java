package io.gitopsprofile.read.fleet;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Replaces the references in all values below a node. A value that is one reference, without
 * quotes, gets the type of the parameter; any other text stays text. Keys have no references, and a
 * replaced text is not looked at again. Nodes without references are shared.
 */
@SuppressWarnings("ReferenceEquality") // A node is the same if it is the same object.
final class Substitution {

  private final Map<String, ParameterValue> values;
  private final ReadDiagnostics problems;
  private final IdentityHashMap<Node, Node> done = new IdentityHashMap<>();
  private final List<Node> made = new ArrayList<>();
  private int length;

  Substitution(Map<String, ParameterValue> values, ReadDiagnostics problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Leaves texts as they are, since their references are replaced. */
  Substitution without(Iterable<Node> filled) {
    for (Node node : filled) {
      done.put(node, node);
    }
    return this;
  }

  /** The texts that had references. */
  List<Node> made() {
    return made;
  }

  /** The node of a place without references; a copy stands in the same file. */
  Node in(NodeLocation place) {
    Node known = done.get(place.node());
    if (known != null) {
      return known;
    }
    Node node = place.node();
    done.put(node, node);
    Node filled = node;
    if (node instanceof ScalarNode scalar) {
      filled = scalar(place, scalar);
    } else if (node instanceof SequenceNode list) {
      filled = list(place, list);
    } else if (node instanceof MappingNode mapping) {
      filled = mapping(place, mapping);
    }
    done.put(node, filled);
    return filled;
  }

  private Node child(SourceFile file, NodeLocation place) {
    Node filled = in(place);
    if (filled != place.node()) {
      file.include(filled, place.file());
    }
    return filled;
  }

  private Node list(NodeLocation place, SequenceNode list) {
    List<Node> elements = new ArrayList<>(list.getValue().size());
    boolean same = true;
    for (Node element : list.getValue()) {
      Node filled = child(place.file(), place.at(element));
      same &= filled == element;
      elements.add(filled);
    }
    return same ? list : NodeCopy.of(list, elements);
  }

  private Node mapping(NodeLocation place, MappingNode mapping) {
    List<NodeTuple> tuples = new ArrayList<>(mapping.getValue().size());
    boolean same = true;
    for (NodeTuple tuple : mapping.getValue()) {
      Node filled = child(place.file(), place.at(tuple.getValueNode()));
      same &= filled == tuple.getValueNode();
      tuples.add(
          filled == tuple.getValueNode() ? tuple : new NodeTuple(tuple.getKeyNode(), filled));
    }
    return same ? mapping : NodeCopy.of(mapping, tuples);
  }

  private Node scalar(NodeLocation place, ScalarNode scalar) {
    String text = scalar.getValue();
    boolean plain = scalar.getTag().equals(NodeComposer.BARE);
    String name = plain ? ParameterText.only(text) : null;
    ParameterValue whole = name == null ? null : values.get(name);
    if (whole != null) {
      return of(
          scalar,
          whole.text(),
          whole.isText() ? Tag.STR : NodeComposer.BARE,
          whole.isText() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }
    if (length > Limits.FILE_BYTES || !text.contains("~(")) {
      return scalar;
    }
    String filled = ParameterText.fill(text, this::text);
    length += filled.length();
    if (length > Limits.FILE_BYTES) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          "the texts with references have more than "
              + Limits.FILE_BYTES / 1024 / 1024
              + " MiB after their parameters are replaced",
          "write shorter values, or fewer references");
    }
    return filled.equals(text)
        ? scalar
        : of(
            scalar,
            filled,
            plain ? Tag.STR : scalar.getTag(),
            plain ? ScalarStyle.DOUBLE_QUOTED : scalar.getScalarStyle());
  }

  private @Nullable String text(String name) {
    ParameterValue value = values.get(name);
    return value == null ? null : value.text();
  }

  private Node of(ScalarNode from, String text, Tag tag, ScalarStyle style) {
    Node node = new ScalarNode(tag, true, text, from.getStartMark(), from.getEndMark(), style);
    made.add(node);
    return node;
  }
}
