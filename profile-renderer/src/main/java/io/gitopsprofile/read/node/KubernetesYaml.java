package io.gitopsprofile.read.node;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import io.gitopsprofile.read.source.NodeComposer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the free-form parts of a profile (chart values, manifests, patches) into plain values:
 * ordered maps with text keys, lists, text, Boolean, Integer, Long, Double and null, each typed as
 * kubectl types it. {@code docs/reference/values-typing.md} is the table. Everything that kubectl
 * rejects is rejected, and so is everything that kubectl changes silently: a duplicate key, a
 * decimal number as key, an unknown tag.
 *
 * <p>One reader reads all free-form parts of a document, because it counts how many nodes aliases
 * expand to; long text counts as several nodes.
 */
public final class KubernetesYaml {

  /** Receives problems; reading goes on, so that one run reports all of them. */
  @FunctionalInterface
  public interface Listener {
    void add(DiagnosticCode code, Node node, String message, String fix);
  }

  private final Listener problems;
  private final KubernetesScalar scalars;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int aliasedNodes;

  public KubernetesYaml(Listener problems) {
    this.problems = problems;
    this.scalars = new KubernetesScalar(problems);
  }

  /** The plain value; null also for a rejected node. */
  @Nullable
  public Object read(Node node) {
    if (!allow(node)) {
      return null;
    }
    if (node instanceof ScalarNode scalar) {
      Object value = scalars.read(scalar);
      return value == KubernetesScalar.REFUSED ? null : value;
    }
    open.add(node);
    try {
      if (node instanceof MappingNode mapping) {
        return map(mapping);
      }
      return list((SequenceNode) node);
    } finally {
      open.remove(node);
    }
  }

  private boolean allow(Node node) {
    if (open.contains(node)) {
      problems.add(
          DiagnosticCode.ALIAS,
          node,
          "the value contains itself",
          "replace the alias by its value");
      return false;
    }
    if (!seen.add(node) && !isWithinLimit(node)) {
      return false;
    }
    if (open.size() >= Limits.FREE_DEPTH && !(node instanceof ScalarNode)) {
      String message = "maps and lists are nested more than " + Limits.FREE_DEPTH + " levels deep";
      problems.add(DiagnosticCode.BAD_VALUE, node, message, "reduce the nesting");
      return false;
    }
    return true;
  }

  private boolean isWithinLimit(Node node) {
    if (aliasedNodes > Limits.ALIASED_VALUES) {
      return false;
    }
    aliasedNodes += node instanceof ScalarNode ? NodeLimits.weight(node) : 1;
    if (aliasedNodes > Limits.ALIASED_VALUES) {
      String message = "aliases expand to more than " + Limits.ALIASED_VALUES + " values";
      problems.add(
          DiagnosticCode.ALIAS, node, message, "write the values out or use fewer aliases");
    }
    return aliasedNodes <= Limits.ALIASED_VALUES;
  }

  private List<@Nullable Object> list(SequenceNode node) {
    refuseTagBut(Tag.SEQ, node);
    List<@Nullable Object> list = new ArrayList<>(node.getValue().size());
    for (Node element : node.getValue()) {
      list.add(read(element));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(MappingNode node) {
    refuseTagBut(Tag.MAP, node);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Map<String, Node> written = new LinkedHashMap<>();
    for (NodeTuple entry : node.getValue()) {
      if (isMerge(entry.getKeyNode())) {
        merge(entry.getValueNode(), map);
        continue;
      }
      String key = key(entry.getKeyNode());
      Object value = read(entry.getValueNode());
      if (key != null && unique(key, entry.getKeyNode(), written)) {
        map.put(key, value);
      }
    }
    return map;
  }

  private boolean unique(String key, Node node, Map<String, Node> written) {
    Node first = written.putIfAbsent(key, node);
    if (first == null) {
      return true;
    }
    int line = first.getStartMark().getLine() + 1;
    problems.add(
        DiagnosticCode.DUPLICATE_KEY,
        node,
        "the key \"" + key + "\" is already given in line " + line,
        "keep one of the two");
    return false;
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getValue().equals("<<")
        && (key.getTag().equals(NodeComposer.BARE) || key.getTag().equals(Tag.MERGE));
  }

  /**
   * Merges a node as go-yaml does: the last value wins, so a merge also replaces keys above it. A
   * list of maps may be written in place, but not as an alias.
   */
  private void merge(Node node, Map<String, @Nullable Object> map) {
    List<Node> sources = List.of(node);
    if (node instanceof SequenceNode list && seen.add(node)) {
      sources = list.getValue();
    }
    for (int i = sources.size() - 1; i >= 0; i--) {
      if (!(sources.get(i) instanceof MappingNode)) {
        problems.add(
            DiagnosticCode.WRONG_TYPE,
            sources.get(i),
            "<< merges a value that is not a map",
            "give it a map or a list of maps");
      } else if (read(sources.get(i)) instanceof Map<?, ?> merged) {
        merged.forEach((key, value) -> map.put((String) key, value));
      }
    }
  }

  private @Nullable String key(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(DiagnosticCode.WRONG_TYPE, node, "a key is a map or a list", "use text as key");
      return null;
    }
    if (!allow(node)) {
      return null;
    }
    Object key = scalars.read(scalar);
    String quoted = "write \"" + scalar.getValue() + '"';
    if (key == null) {
      problems.add(
          DiagnosticCode.WRONG_TYPE, node, "a key is null", quoted + " if this text is meant");
      return null;
    }
    if (key instanceof Number
        && (key instanceof Double || !PlainScalarResolver.isInteger(scalar.getValue()))) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          node,
          "kubectl rewrites the key " + scalar.getValue() + ", a number",
          quoted);
      return null;
    }
    return key == KubernetesScalar.REFUSED ? null : key.toString();
  }

  private void refuseTagBut(Tag usual, Node node) {
    if (!node.getTag().equals(usual)) {
      KubernetesScalar.refuseTag(node, problems);
    }
  }
}
