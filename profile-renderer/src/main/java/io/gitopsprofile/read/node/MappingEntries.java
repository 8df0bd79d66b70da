package io.gitopsprofile.read.node;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of a mapping node and their values, with merge keys ({@code <<}) resolved. */
public final class MappingEntries {

  private final NodeLocation mapping;
  private final ReadDiagnostics problems;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, NodeLocation> values = new LinkedHashMap<>();
  private final Set<Node> merged = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  public MappingEntries(NodeLocation mapping, ReadDiagnostics problems) {
    this.mapping = mapping;
    this.problems = problems;
    open.add(mapping.node());
    addAll((MappingNode) mapping.node());
  }

  public NodeLocation mapping() {
    return mapping;
  }

  public Set<String> keys() {
    return keys.keySet();
  }

  /** The node of a key; null if the key is not there. */
  public @Nullable Node key(String key) {
    return keys.get(key);
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  @Nullable
  public NodeLocation value(String key) {
    return values.get(key);
  }

  /**
   * True if kubectl keeps a free-form key as written; reports the key if not. kubectl reads a plain
   * {@code on} as {@code "true"}, which would surprise the reader of the profile either way.
   */
  public boolean isText(String key) {
    if (!(keys.get(key) instanceof ScalarNode node) || !node.getTag().equals(NodeComposer.BARE)) {
      return true;
    }
    Object read = PlainScalarResolver.value(key);
    boolean rewritten = read instanceof Number && !PlainScalarResolver.isInteger(key);
    if (read != null && !rewritten && key.equals(read.toString())) {
      return true;
    }
    problems.add(
        DiagnosticCode.WRONG_TYPE,
        mapping.key(key, node),
        rewritten
            ? "kubectl rewrites the key " + key + ", a number"
            : "kubectl reads the "
                + (key.isEmpty() ? "empty key" : "key " + key)
                + (read == null ? " as null" : " as \"" + read + "\""),
        "write \"" + key + "\"",
        Edit.renameKey(mapping.path().key(key), key));
    return false;
  }

  /**
   * Reports unknown keys.
   *
   * @param type the record of the mapping; null if it has none
   * @return the known keys that the unknown ones were probably meant to be
   */
  public Set<String> refuseUnknown(Collection<String> known, @Nullable Class<?> type) {
    Set<String> meant = new HashSet<>();
    for (Map.Entry<String, Node> entry : keys.entrySet()) {
      if (!known.contains(entry.getKey())) {
        refuseUnknown(entry.getKey(), entry.getValue(), known, type, meant);
      }
    }
    return meant;
  }

  private void refuseUnknown(
      String key, Node node, Collection<String> known, @Nullable Class<?> type, Set<String> meant) {
    List<String> free = known.stream().filter(name -> !has(name)).toList();
    Edit rename = renamed(key, free);
    String elsewhere = rename == null && type != null ? KubernetesField.fix(type, key) : null;
    Optional<String> near = elsewhere == null ? ClosestName.of(key, free) : Optional.empty();
    near.ifPresent(meant::add);
    String problem =
        elsewhere == null
            ? near.map(name -> "; did you mean \"" + name + "\"?").orElse("")
            : "; the language has no key for this part of Kubernetes";
    problems.add(
        DiagnosticCode.UNKNOWN_KEY,
        mapping.key(key, node),
        "unknown key \"" + key + "\"" + problem,
        elsewhere == null ? removal(near, free) : elsewhere,
        rename);
  }

  private static String removal(Optional<String> near, List<String> free) {
    if (near.isPresent()) {
      return "rename it to \"" + near.get() + "\"";
    }
    return free.isEmpty() ? "remove it" : "remove it, or use one of " + String.join(", ", free);
  }

  private @Nullable Edit renamed(String key, List<String> free) {
    String right = ClosestName.slip(key, free);
    return right == null ? null : Edit.renameKey(mapping.path().key(key), right);
  }

  private void addAll(MappingNode node) {
    List<Node> sources = new ArrayList<>();
    // Without merge keys, the keys of this mapping are all keys.
    Map<String, Node> direct = keys.isEmpty() ? keys : new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            DiagnosticCode.WRONG_TYPE,
            mapping.at(tuple.getKeyNode()),
            "a key must be text",
            "write the key as one word");
      } else if (key.isPlain() && key.getValue().equals("<<")) {
        sources.add(tuple.getValueNode());
      } else if (direct.containsKey(key.getValue())) {
        Mark first = direct.get(key.getValue()).getStartMark();
        problems.add(
            DiagnosticCode.DUPLICATE_KEY,
            mapping.key(key.getValue(), key),
            "the key \"" + key.getValue() + "\" is already given in line " + (first.getLine() + 1),
            "keep one of the two");
      } else {
        NodeLimits.refusesTag(mapping.at(key), problems);
        direct.put(key.getValue(), key);
        if (!has(key.getValue())) {
          keys.putIfAbsent(key.getValue(), key);
          values.put(key.getValue(), mapping.key(key.getValue(), tuple.getValueNode()));
        }
      }
    }
    for (Node source : sources) {
      merge(source);
    }
  }

  private void merge(Node source) {
    if (!(source instanceof CollectionNode)) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          mapping.at(source),
          "the merge key << takes a mapping",
          "give it an alias of a mapping, such as <<: *defaults");
    } else if (merged.size() > Limits.MERGED_MAPPINGS) {
      return;
    } else if (open.contains(source) || merged.size() == Limits.MERGED_MAPPINGS) {
      merged.add(source);
      problems.add(
          DiagnosticCode.ALIAS,
          mapping.at(source),
          "the merge key << "
              + (open.contains(source)
                  ? "refers to its own mapping"
                  : "merges more than " + Limits.MERGED_MAPPINGS + " mappings"),
          "write the keys out");
    } else if (merged.add(source)) {
      open.add(source);
      if (source instanceof MappingNode other) {
        addAll(other);
      } else if (source instanceof SequenceNode sequence) {
        for (Node element : sequence.getValue()) {
          merge(element);
        }
      }
      open.remove(source);
    }
  }
}
