package io.gitopsprofile.read;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of a mapping node and their values, with merge keys ({@code <<}) resolved. */
final class Entries {

  private static final int DEEPEST_MERGE = 20;

  private final Place mapping;
  private final Problems problems;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Place> values = new LinkedHashMap<>();

  Entries(Place mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
    addAll((MappingNode) mapping.node(), 0);
  }

  Place mapping() {
    return mapping;
  }

  Set<String> keys() {
    return keys.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  @Nullable Place value(String key) {
    return values.get(key);
  }

  /**
   * Reports the keys that are not known.
   *
   * @return the known keys that the unknown ones were probably meant to be
   */
  Set<String> refuseUnknown(Collection<String> known) {
    Set<String> meant = new HashSet<>();
    keys.forEach(
        (key, node) -> {
          if (!known.contains(key)) {
            List<String> free = known.stream().filter(name -> !has(name)).toList();
            Optional<String> near = Nearest.of(key, free);
            near.ifPresent(meant::add);
            problems.add(
                DiagnosticCode.UNKNOWN_KEY,
                mapping.key(key, node),
                "unknown key \""
                    + key
                    + "\""
                    + near.map(n -> "; did you mean \"" + n + "\"?").orElse(""),
                near.map(n -> "rename it to \"" + n + "\"")
                    .orElse(
                        free.isEmpty()
                            ? "remove it"
                            : "remove it, or use one of " + String.join(", ", free)));
          }
        });
    return meant;
  }

  private void addAll(MappingNode node, int depth) {
    List<Node> merged = new ArrayList<>();
    Set<String> own = new HashSet<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            DiagnosticCode.WRONG_TYPE,
            mapping.at(tuple.getKeyNode()),
            "a key must be text",
            "write the key as one word");
      } else if (key.isPlain() && key.getValue().equals("<<")) {
        merged.add(tuple.getValueNode());
      } else if (!own.add(key.getValue())) {
        problems.add(
            DiagnosticCode.DUPLICATE_KEY,
            mapping.key(key.getValue(), key),
            "the key \"" + key.getValue() + "\" stands twice in this mapping",
            "remove one of both");
      } else if (!has(key.getValue())) {
        keys.put(key.getValue(), key);
        values.put(key.getValue(), mapping.key(key.getValue(), tuple.getValueNode()));
      }
    }
    merged.forEach(source -> merge(source, depth));
  }

  private void merge(Node source, int depth) {
    if (source instanceof MappingNode other && depth < DEEPEST_MERGE) {
      addAll(other, depth + 1);
    } else if (source instanceof SequenceNode sequence && depth < DEEPEST_MERGE) {
      sequence.getValue().forEach(element -> merge(element, depth + 1));
    } else if (depth >= DEEPEST_MERGE) {
      problems.add(
          DiagnosticCode.ALIAS,
          mapping.at(source),
          "the merge key << refers to itself or is nested too deep",
          "write the keys out");
    } else {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          mapping.at(source),
          "the merge key << takes a mapping",
          "give it an alias of a mapping, such as <<: *defaults");
    }
  }
}
