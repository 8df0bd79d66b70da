package io.gitopsprofile.read;

import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.SourcePosition;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A node, the file it stands in and its place in the profile.
 *
 * @param file the file
 * @param node the node
 * @param path its place in the profile
 */
record Place(SourceFile file, Node node, ProfilePath path) {

  SourcePosition position() {
    return file.position(node.getStartMark());
  }

  Place key(String key, Node value) {
    return new Place(file, value, path.key(key));
  }

  Place index(int index, Node element) {
    return new Place(file, element, path.index(index));
  }

  /** The same place for another node, such as the key of a value. */
  Place at(Node other) {
    return new Place(file, other, path);
  }

  /** The end of the path as a message names it: a key, or a key and an index. */
  String label() {
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
