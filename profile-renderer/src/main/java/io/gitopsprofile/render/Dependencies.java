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
 * What is applied before what. A node is ready only when all that is in it is, so an edge that
 * closes a circle would hold all of the circle back for ever; there is none.
 *
 * <p>First comes all that nodes {@link #need}, then, by {@link #prefer}, the order of the rest. A
 * need that is part of a circle is no edge: what is in the nodes can be applied in any order, and
 * waits for each other by itself.
 */
final class Dependencies {

  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Map<String, Set<String>> preferences = new LinkedHashMap<>();
  private final Collection<String> possible;

  /**
   * Dependencies between nodes.
   *
   * @param nodes all nodes
   * @param possible those that may be waited for
   */
  Dependencies(Collection<String> nodes, Collection<String> possible) {
    this.possible = possible;
    for (String node : nodes) {
      needs.put(node, new LinkedHashSet<>());
      preferences.put(node, new LinkedHashSet<>());
    }
  }

  /** A node gets ready only when another is. */
  void need(String node, String other) {
    add(needs, node, other);
  }

  /** A node had better come after another, unless the other needs or prefers to come after it. */
  void prefer(String node, String other) {
    if (!reaches(other, node, true)) {
      add(preferences, node, other);
    }
  }

  /** Whether a node needs another one that needs it. */
  boolean isCircular(String node, String other) {
    return needs.getOrDefault(node, Set.of()).contains(other) && reaches(other, node, false);
  }

  /** What a node waits for, in the order of the nodes. */
  List<String> of(String node) {
    Set<String> needed = needs.getOrDefault(node, Set.of());
    Set<String> preferred = preferences.getOrDefault(node, Set.of());
    return needs.keySet().stream()
        .filter(other -> needed.contains(other) || preferred.contains(other))
        .filter(other -> !isCircular(node, other))
        .toList();
  }

  private void add(Map<String, Set<String>> edges, String node, String other) {
    Set<String> others = edges.get(node);
    if (others != null && possible.contains(other) && !node.equals(other)) {
      others.add(other);
    }
  }

  private boolean reaches(String from, String to, boolean byPreference) {
    Deque<String> todo = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>();
    while (!todo.isEmpty()) {
      String node = todo.pop();
      if (node.equals(to)) {
        return true;
      }
      if (seen.add(node)) {
        todo.addAll(needs.getOrDefault(node, Set.of()));
        todo.addAll(byPreference ? preferences.getOrDefault(node, Set.of()) : Set.of());
      }
    }
    return false;
  }
}
