package io.gitopsprofile.tree.automation;

import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.read.node.KubernetesScalar;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.rendered.RenderedObject;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The object of a committed file, of which single texts are read by their paths. */
final class CommittedObject {

  /** The text of the file; YAML's marks count code points. */
  private final int[] codePoints;

  private final Node object;

  private CommittedObject(String text, Node object) {
    this.codePoints = text.codePoints().toArray();
    this.object = object;
  }

  /**
   * A text of the object.
   *
   * @param value the value
   * @param written the value as the file has it, quotes included
   * @param line the line, from 1
   */
  record Text(String value, String written, int line) {}

  /** Reads a file; null if it does not hold this object alone. */
  static @Nullable CommittedObject read(String text, RenderedObject rendered) {
    @Nullable Node only = null;
    try {
      for (Node document : NodeComposer.composeAll(text)) {
        if (ScalarResolution.isNull(document)) {
          continue;
        }
        if (only != null) {
          return null;
        }
        only = document;
      }
    } catch (YAMLException e) {
      return null;
    }
    if (only == null) {
      return null;
    }
    @Nullable Node metadata = value(only, "metadata");
    return isText(value(only, "kind"), rendered.kind())
            && isText(value(metadata, "name"), rendered.name())
            && isText(value(metadata, "namespace"), rendered.namespace())
        ? new CommittedObject(text, only)
        : null;
  }

  private static boolean isText(@Nullable Node node, String text) {
    return node == null
        ? text.isEmpty()
        : node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  /** The text at a path; null if there is none, or if it is written in an unusual way. */
  @Nullable Text text(FieldPath path) {
    @Nullable Node node = object;
    for (Object step : path.steps()) {
      node =
          step instanceof String key
              ? value(node, key)
              : step instanceof Integer index ? element(node, index) : named(node, step.toString());
    }
    if (!(node instanceof ScalarNode scalar)
        || !(new KubernetesScalar((code, at, message, fix) -> {}).read(scalar)
            instanceof String value)) {
      return null;
    }
    int start = scalar.getStartMark().getIndex();
    String written = new String(codePoints, start, scalar.getEndMark().getIndex() - start);
    boolean isUsual =
        written.equals(value)
            || written.equals('"' + value + '"')
            || written.equals('\'' + value + '\'');
    return isUsual ? new Text(value, written, scalar.getStartMark().getLine() + 1) : null;
  }

  private static @Nullable Node value(@Nullable Node node, String key) {
    @Nullable Node found = null;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          found = entry.getValueNode();
        }
      }
    }
    return found;
  }

  private static @Nullable Node element(@Nullable Node node, int index) {
    return node instanceof SequenceNode sequence && index < sequence.getValue().size()
        ? sequence.getValue().get(index)
        : null;
  }

  private static @Nullable Node named(@Nullable Node node, String name) {
    if (node instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        if (value(element, "name") instanceof ScalarNode scalar && scalar.getValue().equals(name)) {
          return element;
        }
      }
    }
    return null;
  }
}
