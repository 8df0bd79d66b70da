package io.gitopsprofile.read.node;

import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import java.util.IdentityHashMap;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The nodes of YAML that is itself a text of a file, such as a file in a ConfigMap. */
final class TextNodes {

  private final IdentityHashMap<Node, Node> known = new IdentityHashMap<>();

  /**
   * Returns the location of the YAML in a literal block, whose lines are lines of the file; the
   * same location for any other node.
   */
  NodeLocation in(NodeLocation place) {
    if (!(place.node() instanceof ScalarNode scalar)
        || scalar.getScalarStyle() != ScalarStyle.LITERAL
        || scalar.getStartMark() == null) {
      return place;
    }
    Node node = known.get(scalar);
    if (node == null) {
      node = compose(scalar, place.file().text());
      known.put(scalar, node);
    }
    return new NodeLocation(place.file(), node, place.path());
  }

  private static Node compose(ScalarNode scalar, String file) {
    int line = scalar.getStartMark().getLine() + 1;
    String margin = " ".repeat(indentation(scalar.getValue(), file, line));
    StringBuilder shifted = new StringBuilder("\n".repeat(line));
    for (String one : scalar.getValue().split("\n", -1)) {
      shifted.append(one.isBlank() ? "" : margin).append(one).append('\n');
    }
    try {
      List<Node> documents = NodeComposer.composeAll(shifted.toString());
      return documents.size() == 1 ? documents.get(0) : scalar;
    } catch (YAMLException noYaml) {
      return scalar;
    }
  }

  /** Returns the spaces before the lines of a block, by its first line that is not blank. */
  private static int indentation(String text, String file, int line) {
    String[] written = file.split("\n", -1);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length && line + i < written.length; i++) {
      if (!lines[i].isBlank()) {
        return Math.max(0, leading(written[line + i]) - leading(lines[i]));
      }
    }
    return 0;
  }

  private static int leading(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }
}
