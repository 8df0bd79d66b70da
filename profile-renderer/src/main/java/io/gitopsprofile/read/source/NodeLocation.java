package io.gitopsprofile.read.source;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A node with its file and its path in the profile.
 *
 * @param file the file
 * @param node the node
 * @param path the path in the profile
 */
public record NodeLocation(SourceFile file, Node node, ProfilePath path) {

  public SourcePosition position() {
    return file.position(node.getStartMark());
  }

  public NodeLocation key(String key, Node value) {
    return new NodeLocation(file.of(value), value, path.key(key));
  }

  public NodeLocation index(int index, Node element) {
    return new NodeLocation(file.of(element), element, path.index(index));
  }

  /** The same location for another node, such as the key of a value. */
  public NodeLocation at(Node other) {
    return new NodeLocation(file.of(other), other, path);
  }

  /** The last part of the path for messages: a key, or a key and an index. */
  public String label() {
    List<Object> steps = path.steps();
    if (steps.isEmpty()) {
      return "the profile";
    }
    int start = steps.size() - 1;
    while (start > 0 && steps.get(start) instanceof Integer) {
      start--;
    }
    return new ProfilePath(steps.subList(start, steps.size())).toString();
  }
}
