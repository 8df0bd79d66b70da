package io.gitopsprofile.read;

import io.gitopsprofile.check.DiagnosticCode;
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
 * kubectl types it. {@code docs/reference/values-typing.md} is the table. What kubectl refuses is
 * refused, and so is what it takes without a word but changes: a key given twice, a decimal number
 * as key, an unknown tag.
 *
 * <p>One reader reads all free-form parts of a document: it counts how much aliases expand to.
 */
final class KubernetesYaml {

  /** Levels of maps and lists in each other. */
  static final int MAX_DEPTH = 100;

  /** Nodes that come from aliases, in all parts that one reader reads; long text counts as more. */
  static final int MAX_ALIASED_NODES = 10_000;

  /** Receives what is wrong; reading goes on, so that everything is found in one run. */
  @FunctionalInterface
  interface Listener {
    void add(DiagnosticCode code, Node node, String message, String fix);
  }

  private final Listener problems;
  private final KubernetesScalar scalars;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int aliasedNodes;

  KubernetesYaml(Listener problems) {
    this.problems = problems;
    this.scalars = new KubernetesScalar(problems);
  }

  /** The plain value; null also for a node that was refused. */
  @Nullable Object read(Node node) {
    if (!admit(node)) {
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

  private boolean admit(Node node) {
    if (open.contains(node)) {
      problems.add(
          DiagnosticCode.ALIAS,
          node,
          "the value contains itself",
          "replace the alias in it by what it means");
      return false;
    }
    if (!seen.add(node) && !isWithinLimit(node)) {
      return false;
    }
    if (open.size() >= MAX_DEPTH && !(node instanceof ScalarNode)) {
      String message = "maps and lists are nested more than " + MAX_DEPTH + " levels deep";
      problems.add(DiagnosticCode.BAD_VALUE, node, message, "make the value flatter");
      return false;
    }
    return true;
  }

  private boolean isWithinLimit(Node node) {
    if (aliasedNodes > MAX_ALIASED_NODES) {
      return false;
    }
    aliasedNodes += node instanceof ScalarNode ? Admission.weight(node) : 1;
    if (aliasedNodes > MAX_ALIASED_NODES) {
      String message = "aliases stand for more than " + MAX_ALIASED_NODES + " values";
      problems.add(
          DiagnosticCode.ALIAS, node, message, "write the values out or use fewer aliases");
    }
    return aliasedNodes <= MAX_ALIASED_NODES;
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
   * As in go-yaml, the last one wins: a merge also replaces keys written above it. It takes a list
   * of maps where it stands, but no alias of one.
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
            "<< merges what is not a map",
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
    if (!admit(node)) {
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
        && (key instanceof Double || !BareText.isInteger(scalar.getValue()))) {
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
