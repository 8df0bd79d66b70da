package io.gitopsprofile.read.scalar;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.read.source.NodeComposer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A scalar of a YAML file with a comment on the same line.
 *
 * @param path the keys and indices of the scalar in its document
 * @param value the scalar's text
 * @param comment the comment without {@code #} and surrounding blanks
 * @param line the line, from 1
 */
public record CommentedScalar(List<Object> path, String value, String comment, int line) {

  /** Copies the path. */
  public CommentedScalar {
    path = List.copyOf(path);
    requireNonNull(value, "value");
    requireNonNull(comment, "comment");
  }

  /**
   * All commented scalars of all documents in file order.
   *
   * @throws YAMLException if the file is not YAML
   */
  public static List<CommentedScalar> in(byte[] yaml) {
    String text = new String(yaml, StandardCharsets.UTF_8);
    Search search = new Search(text.codePoints().toArray());
    for (Node document : NodeComposer.composeAll(text)) {
      if (!ScalarResolution.isNull(document)) {
        search.visit(document);
      }
    }
    return search.found;
  }

  private static final class Search {

    private final int[] text;
    private final List<CommentedScalar> found = new ArrayList<>();
    private final List<Object> path = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Search(int[] text) {
      this.text = text;
    }

    void visit(Node node) {
      if (!seen.add(node)) {
        return;
      }
      if (node instanceof MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode key) {
            visit(key.getValue(), entry.getValueNode());
          }
        }
      } else if (node instanceof SequenceNode sequence) {
        for (int i = 0; i < sequence.getValue().size(); i++) {
          visit(i, sequence.getValue().get(i));
        }
      } else if (node instanceof ScalarNode scalar && !isBlock(scalar)) {
        add(scalar, comment(scalar.getEndMark().getIndex()));
      }
    }

    private void visit(Object step, Node node) {
      path.add(step);
      visit(node);
      path.remove(path.size() - 1);
    }

    /** True for a block scalar, which ends at the start of a later line. */
    private static boolean isBlock(ScalarNode scalar) {
      return scalar.getScalarStyle() == ScalarStyle.LITERAL
          || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    private void add(ScalarNode scalar, String comment) {
      if (!comment.isEmpty()) {
        int line = scalar.getEndMark().getLine() + 1;
        found.add(new CommentedScalar(path, scalar.getValue(), comment, line));
      }
    }

    private String comment(int end) {
      int start = end;
      while (start < text.length && (text[start] == ' ' || text[start] == '\t')) {
        start++;
      }
      if (start == end || start == text.length || text[start] != '#') {
        return "";
      }
      int stop = start;
      while (stop < text.length && text[stop] != '\n' && text[stop] != '\r') {
        stop++;
      }
      return new String(text, start + 1, stop - start - 1).strip();
    }
  }
}
