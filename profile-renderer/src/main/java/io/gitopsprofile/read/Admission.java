package io.gitopsprofile.read;

import io.gitopsprofile.check.DiagnosticCode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Lets nodes into the typed parts: those without a tag, and not too many from aliases. */
final class Admission {

  /** Values that may come from aliases; a few bytes of YAML can stand for billions. */
  static final int MAX_ALIASED = 10_000;

  private final Problems problems;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int aliased;

  Admission(Problems problems) {
    this.problems = problems;
  }

  /** Whether a map or list may be read; what speaks against it is reported. */
  boolean admits(Place place) {
    refusesTag(place, problems);
    return seen.add(place.node()) || isWithinLimit(place);
  }

  private boolean isWithinLimit(Place place) {
    if (aliased > MAX_ALIASED) {
      problems.again();
      return false;
    }
    aliased += 1 + ((CollectionNode<?>) place.node()).getValue().size();
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
  static boolean refusesTag(Place place, Problems problems) {
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
