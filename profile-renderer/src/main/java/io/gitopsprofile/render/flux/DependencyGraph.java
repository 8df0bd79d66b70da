package io.gitopsprofile.render.flux;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The order in which directories are applied. A node is ready only when everything in it is ready,
 * so a node that waits for another delays what the other may be waiting for. The graph therefore
 * has no edge that is, or may be, part of a cycle; the objects in such nodes are retried until they
 * succeed.
 *
 * <p>First, {@link #need} and {@link #await} add the known dependencies of all nodes; then {@link
 * #prefer} adds the preferred order.
 */
final class DependencyGraph {

  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Map<String, Set<String>> edges = new LinkedHashMap<>();
  private final Set<String> possible;
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<String, List<String>> fixed = new HashMap<>();

  /**
   * Creates a graph of nodes without edges.
   *
   * @param nodes all nodes
   * @param possible the nodes that another node may wait for
   */
  DependencyGraph(Collection<String> nodes, Set<String> possible) {
    this.possible = possible;
    for (String node : nodes) {
      needs.put(node, new LinkedHashSet<>());
      edges.put(node, new LinkedHashSet<>());
      order.put(node, order.size());
    }
  }

  /** Gives a node exactly these nodes to wait for, in place of all that would be added. */
  void fix(String node, List<String> others) {
    fixed.put(node, others);
    for (String other : others) {
      add(needs, node, other);
    }
  }

  /** Adds a node that gets ready only when another node is ready, and that is applied after it. */
  void need(String node, String other) {
    add(needs, node, other);
    add(edges, node, other);
  }

  /**
   * Adds a node that gets ready only when an object of another node exists; the other node need not
   * be ready.
   */
  void await(String node, String other) {
    add(needs, node, other);
  }

  /**
   * Applies a node after another, unless the other needs the node or is already ordered after it.
   */
  void prefer(String node, String other) {
    if (!fixed.containsKey(node) && !reaches(other, node, true)) {
      add(edges, node, other);
    }
  }

  /** True if another node gets ready only with an object of this node. */
  boolean isNeeded(String node, String other) {
    return !node.equals(other) && reaches(other, node, false);
  }

  /** The nodes that a node waits for, in the order of the nodes. */
  List<String> of(String node) {
    List<String> written = fixed.get(node);
    if (written != null) {
      return written;
    }
    SortedMap<Integer, String> before = new TreeMap<>();
    for (String other : edges.getOrDefault(node, Set.of())) {
      Integer place = order.get(other);
      if (place != null && !reaches(other, node, false)) {
        before.put(place, other);
      }
    }
    return List.copyOf(before.values());
  }

  private void add(Map<String, Set<String>> to, String node, String other) {
    Set<String> targets = to.get(node);
    if (targets != null && possible.contains(other) && !node.equals(other)) {
      targets.add(other);
    }
  }

  private boolean reaches(String from, String to, boolean byEdges) {
    Deque<String> todo = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>();
    while (!todo.isEmpty()) {
      String node = todo.pop();
      if (node.equals(to)) {
        return true;
      }
      if (seen.add(node)) {
        todo.addAll(needs.getOrDefault(node, Set.of()));
        todo.addAll(byEdges ? edges.getOrDefault(node, Set.of()) : Set.of());
      }
    }
    return false;
  }
}
