package io.gitopsprofile.importer.value;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.read.node.KubernetesYaml;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a document into values with places, each typed as kubectl types it. */
final class ValueReader {

  private final SourceFile file;
  private final ReadDiagnostics problems;

  ValueReader(SourceFile file, ReadDiagnostics problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The value of a document; null after a problem was reported. */
  @Nullable TreeValue read(Node document) {
    int before = problems.count();
    KubernetesYaml yaml =
        new KubernetesYaml(
            (code, node, message, fix) ->
                problems.add(code, new NodeLocation(file, node, ProfilePath.ROOT), message, fix));
    try {
      Object plain = yaml.read(document);
      return problems.count() == before ? located(plain, document) : null;
    } catch (InvalidValueException e) {
      InvalidValueException.Problem problem = e.problems().get(0);
      problems.add(
          DiagnosticCode.BAD_VALUE,
          new NodeLocation(file, document, ProfilePath.ROOT),
          problem.message(),
          problem.fix());
      return null;
    }
  }

  private TreeValue located(@Nullable Object plain, Node node) {
    Origin origin = origin(node);
    if (plain instanceof Map<?, ?> map) {
      TreeValue mapping = TreeValue.mapping(origin);
      Map<String, Node> nodes = new HashMap<>();
      index(node, nodes);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        mapping.entries().put(key, located(entry.getValue(), nodes.getOrDefault(key, node)));
      }
      return mapping;
    }
    if (plain instanceof List<?> list) {
      TreeValue values = TreeValue.list(origin);
      List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
      for (int i = 0; i < list.size(); i++) {
        values.elements().add(located(list.get(i), i < nodes.size() ? nodes.get(i) : node));
      }
      return values;
    }
    if (plain instanceof Boolean && node instanceof ScalarNode scalar) {
      String word = scalar.getValue();
      if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
        return TreeValue.word(plain, word, origin);
      }
    }
    return TreeValue.scalar(plain, origin);
  }

  /** Finds the node of each key; a key of a merged mapping is at that mapping. */
  private static void index(Node node, Map<String, Node> nodes) {
    if (node instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        index(element, nodes);
      }
    }
    if (!(node instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (key.getValue().equals("<<")) {
          index(tuple.getValueNode(), nodes);
        } else {
          nodes.put(key.getValue(), tuple.getValueNode());
        }
      }
    }
  }

  private Origin origin(Node node) {
    Mark mark = node.getStartMark();
    return mark == null ? Origin.of(file) : new Origin(file, mark.getLine(), mark.getColumn());
  }
}
