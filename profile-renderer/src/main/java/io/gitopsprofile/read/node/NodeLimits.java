package io.gitopsprofile.read.node;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.value.Limits;
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

/** Rejects explicit tags and limits alias expansion. */
public final class NodeLimits {

  /** Number of characters that count as one more value. */
  private static final int CHARACTERS_OF_ONE = 400;

  /** Maximum length of text whose aliases do not count. */
  private static final int SHORT = 64;

  private final ReadDiagnostics problems;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int aliased;

  public NodeLimits(ReadDiagnostics problems) {
    this.problems = problems;
  }

  /** True if a mapping or list may be read; otherwise reports the reason. */
  public boolean allows(NodeLocation place) {
    refusesTag(place, problems);
    return seen.add(place.node()) || isWithinLimit(place);
  }

  /** True if a scalar may be read; otherwise reports the reason. */
  public boolean allowsValue(NodeLocation place) {
    return !(place.node() instanceof ScalarNode scalar)
        || scalar.getValue().length() <= SHORT
        || seen.add(scalar)
        || isWithinLimit(place);
  }

  /** The number of values that a node stands for, counting each child node as one. */
  static int weight(Node node) {
    return 1
        + (node instanceof ScalarNode scalar
            ? scalar.getValue().length() / CHARACTERS_OF_ONE
            : ((CollectionNode<?>) node).getValue().size());
  }

  private boolean isWithinLimit(NodeLocation place) {
    if (aliased > Limits.ALIASED_VALUES) {
      problems.again();
      return false;
    }
    aliased += weight(place.node());
    if (aliased > Limits.ALIASED_VALUES) {
      problems.add(
          DiagnosticCode.ALIAS,
          place,
          "aliases expand to more than " + Limits.ALIASED_VALUES + " values",
          "write the values out or use fewer aliases");
    }
    return aliased <= Limits.ALIASED_VALUES;
  }

  /** Reports a tag, unless the node has the same type without the tag. */
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
