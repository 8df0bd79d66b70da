package io.gitopsprofile.render.flux;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is applied before what. A node is ready only when all that is in it is, so a node that is
 * held back until another is ready holds back what the other may be waiting for. There is therefore
 * no edge that is, or may be, part of a circle: what is in such nodes is tried until it succeeds.
 *
 * <p>First comes what is known of all nodes, by {@link #need} and {@link #await}, then, by {@link
 * #prefer}, the order of the rest.
 */
final class DependencyGraph {

  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Map<String, Set<String>> edges = new LinkedHashMap<>();
  private final Collection<String> possible;

  /**
   * Dependencies between nodes.
   *
   * @param nodes all nodes
   * @param possible those that may be waited for
   */
  DependencyGraph(Collection<String> nodes, Collection<String> possible) {
    this.possible = possible;
    for (String node : nodes) {
      needs.put(node, new LinkedHashSet<>());
      edges.put(node, new LinkedHashSet<>());
    }
  }

  /** A node gets ready only when another is, and is to come after it. */
  void need(String node, String other) {
    add(needs, node, other);
    add(edges, node, other);
  }

  /** A node gets ready only when something of another is there, which need not be ready itself. */
  void await(String node, String other) {
    add(needs, node, other);
  }

  /** A node had better come after another, unless the other needs it, or prefers to be after it. */
  void prefer(String node, String other) {
    if (!reaches(other, node, true)) {
      add(edges, node, other);
    }
  }

  /** Whether another node gets ready only with something of a node. */
  boolean isNeeded(String node, String other) {
    return !node.equals(other) && reaches(other, node, false);
  }

  /** What a node waits for, in the order of the nodes. */
  List<String> of(String node) {
    return needs.keySet().stream()
        .filter(edges.getOrDefault(node, Set.of())::contains)
        .filter(other -> !reaches(other, node, false))
        .toList();
  }

  private void add(Map<String, Set<String>> to, String node, String other) {
    Set<String> others = to.get(node);
    if (others != null && possible.contains(other) && !node.equals(other)) {
      others.add(other);
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
