package io.gitopsprofile.read.node;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Lets nodes into the typed parts: those without a tag, and not too many from aliases. */
public final class NodeLimits {

  /** Values that may come from aliases; a few bytes of YAML can stand for billions. */
  static final int MAX_ALIASED = 10_000;

  /** Characters that count as one such value more. */
  private static final int CHARACTERS_OF_ONE = 400;

  /** Text up to which an alias is no saving worth counting. */
  private static final int SHORT = 64;

  private final ReadDiagnostics problems;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int aliased;

  public NodeLimits(ReadDiagnostics problems) {
    this.problems = problems;
  }

  /** Whether a map or list may be read; what speaks against it is reported. */
  public boolean admits(NodeLocation place) {
    refusesTag(place, problems);
    return seen.add(place.node()) || isWithinLimit(place);
  }

  /** Whether a value may be read that is no map or list; if not, that is reported. */
  public boolean admitsValue(NodeLocation place) {
    return !(place.node() instanceof ScalarNode scalar)
        || scalar.getValue().length() <= SHORT
        || seen.add(scalar)
        || isWithinLimit(place);
  }

  /** How many values a node stands for, the nodes in it as one each. */
  static int weight(Node node) {
    return 1
        + (node instanceof ScalarNode scalar
            ? scalar.getValue().length() / CHARACTERS_OF_ONE
            : ((CollectionNode<?>) node).getValue().size());
  }

  private boolean isWithinLimit(NodeLocation place) {
    if (aliased > MAX_ALIASED) {
      problems.again();
      return false;
    }
    aliased += weight(place.node());
    if (aliased > MAX_ALIASED) {
      problems.add(
          DiagnosticCode.ALIAS,
          place,
          "aliases stand for more than " + MAX_ALIASED + " values",
          "write the values out or use fewer aliases");
    }
    return aliased <= MAX_ALIASED;
  }

  /** Reports a tag, unless it says what the node is without it. */
  public static boolean refusesTag(NodeLocation place, ReadDiagnostics problems) {
    if (hasUsualTag(place.node())) {
      return false;
    }
    KubernetesScalar.refuseTag(
        place.node(), (code, node, message, fix) -> problems.add(code, place, message, fix));
    return true;
  }

  private static boolean hasUsualTag(Node node) {
    Tag tag = node.getTag();
    if (node instanceof ScalarNode) {
      return tag.equals(NodeComposer.BARE) || tag.equals(Tag.STR);
    }
    return tag.equals(node instanceof MappingNode ? Tag.MAP : Tag.SEQ);
  }
}
