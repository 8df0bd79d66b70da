package io.gitopsprofile.render;

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
 * What must be there before what. There is never a circle: an edge that would close one is left
 * out.
 */
final class Dependencies {

  private final Map<String, Set<String>> edges = new LinkedHashMap<>();
  private final Collection<String> possible;

  /**
   * Dependencies between nodes.
   *
   * @param nodes all nodes
   * @param possible those that may be waited for
   */
  Dependencies(Collection<String> nodes, Collection<String> possible) {
    this.possible = possible;
    nodes.forEach(node -> edges.put(node, new LinkedHashSet<>()));
  }

  /** Makes a node wait for another, if both are there and the other does not wait for it. */
  void add(String node, String other) {
    Set<String> others = edges.get(node);
    if (others != null && possible.contains(other) && !reaches(other, node)) {
      others.add(other);
    }
  }

  /** What a node waits for, in the order of the nodes. */
  List<String> of(String node) {
    Set<String> others = edges.getOrDefault(node, Set.of());
    return edges.keySet().stream().filter(others::contains).toList();
  }

  private boolean reaches(String from, String to) {
    Deque<String> todo = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>();
    while (!todo.isEmpty()) {
      String node = todo.pop();
      if (node.equals(to)) {
        return true;
      }
      if (seen.add(node)) {
        todo.addAll(edges.getOrDefault(node, Set.of()));
      }
    }
    return false;
  }
}
