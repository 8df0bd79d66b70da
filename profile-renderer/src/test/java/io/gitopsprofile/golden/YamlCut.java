package io.gitopsprofile.golden;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * A document without one of its keys.
 *
 * @param path the key, such as {@code workloads.0.name}
 * @param without the rest of the document
 */
record YamlCut(String path, String without) {

  /** Mappings whose keys are not the language's. */
  private static final Set<String> FREE = Set.of("values", "patch", "manifests");

  static List<YamlCut> everyKeyOf(String yaml) {
    Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    Node root = reader.compose(new StringReader(yaml));
    List<YamlCut> cuts = new ArrayList<>();
    collect(root, root, "", cuts);
    return cuts;
  }

  private static void collect(Node root, Node node, String path, List<YamlCut> cuts) {
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
        cuts.add(new YamlCut(path + key, text(root)));
        tuples.add(i, tuple);
        if (!FREE.contains(key)
            || tuple.getValueNode() instanceof SequenceNode && key.equals("values")) {
          collect(root, tuple.getValueNode(), path + key + ".", cuts);
        }
      }
    }
  }

  private static String text(Node root) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    StringWriter out = new StringWriter();
    new Yaml(options).serialize(root, out);
    return out.toString();
  }
}
