package io.gitopsprofile.golden;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A document without one of its keys, or with other values of that key.
 *
 * @param path the key, such as {@code workloads.0.name}
 * @param without the rest of the document
 * @param changed the document with other values of the key, which may be invalid; empty for a
 *     mapping and a list of mappings, whose keys are separate cases
 */
record TruncatedYaml(String path, String without, Supplier<Stream<String>> changed) {

  /** Values that some key accepts. */
  private static final List<String> OTHERS =
      List.of(
          "1.34",
          "7m",
          "ScheduleAnyway",
          "7",
          "memory",
          "Percent",
          "Pods",
          "NotIn",
          "Recreate",
          "Unconfined",
          "a.b",
          "HelmChart",
          "OCIRepository",
          "GitRepository",
          "Bucket",
          "ConfigMap",
          "Secret",
          "legacy",
          "cosign",
          "notation",
          "aws",
          "NoExecute",
          "RetryOnFailure");

  /** Mappings with free-form keys. */
  private static final Set<String> FREE = Set.of("values", "patch", "manifests");

  static List<TruncatedYaml> everyKeyOf(String yaml) {
    Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    Node root = reader.compose(new StringReader(yaml));
    List<TruncatedYaml> cuts = new ArrayList<>();
    collect(root, root, "", cuts);
    return cuts;
  }

  private static void collect(Node root, Node node, String path, List<TruncatedYaml> cuts) {
    if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        collect(root, sequence.getValue().get(i), path + i + ".", cuts);
      }
    }
    if (node instanceof MappingNode mapping) {
      List<NodeTuple> tuples = mapping.getValue();
      for (int i = 0; i < tuples.size(); i++) {
        NodeTuple tuple = tuples.get(i);
        String key = ((ScalarNode) tuple.getKeyNode()).getValue();
        tuples.remove(i);
        cuts.add(
            new TruncatedYaml(path + key, text(root), () -> changed(root, tuple.getValueNode())));
        tuples.add(i, tuple);
        if (!FREE.contains(key)
            || tuple.getValueNode() instanceof SequenceNode && key.equals("values")) {
          collect(root, tuple.getValueNode(), path + key + ".", cuts);
        }
      }
    }
  }

  private static Stream<String> changed(Node root, Node value) {
    Node leaf = value instanceof SequenceNode list ? list.getValue().get(0) : value;
    return leaf instanceof ScalarNode scalar
        ? others(scalar.getValue()).stream().map(other -> text(root, scalar, other))
        : Stream.empty();
  }

  private static List<String> others(String text) {
    List<String> others = new ArrayList<>();
    if (text.matches("[0-9]+")) {
      others.add(String.valueOf(Long.parseLong(text) + 1));
      others.add(String.valueOf(Long.parseLong(text) - 1));
    }
    others.add(text + "x");
    others.addAll(OTHERS);
    others.remove(text);
    return others;
  }

  /** The document with one scalar replaced by another text. */
  private static String text(Node root, ScalarNode scalar, String other) {
    ScalarNode copy = new ScalarNode(scalar.getTag(), other, null, null, scalar.getScalarStyle());
    return text(replaced(root, scalar, copy));
  }

  private static Node replaced(Node node, Node old, Node other) {
    if (node instanceof SequenceNode list) {
      List<Node> elements =
          list.getValue().stream().map(element -> replaced(element, old, other)).toList();
      return new SequenceNode(list.getTag(), elements, list.getFlowStyle());
    }
    if (node instanceof MappingNode mapping) {
      List<NodeTuple> tuples =
          mapping.getValue().stream()
              .map(
                  tuple ->
                      new NodeTuple(tuple.getKeyNode(), replaced(tuple.getValueNode(), old, other)))
              .toList();
      return new MappingNode(mapping.getTag(), tuples, mapping.getFlowStyle());
    }
    return node == old ? other : node;
  }

  private static String text(Node root) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    StringWriter out = new StringWriter();
    new Yaml(options).serialize(root, out);
    return out.toString();
  }
}
