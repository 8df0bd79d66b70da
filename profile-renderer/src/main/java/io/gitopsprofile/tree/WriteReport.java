package io.gitopsprofile.tree;

import java.util.List;

/**
 * What a write did, each list sorted by path.
 *
 * @param created paths that were not there
 * @param updated paths whose content was replaced
 * @param unchanged paths that held these bytes already and were not touched
 */
public record WriteReport(List<String> created, List<String> updated, List<String> unchanged) {

  /** Copies the lists. */
  public WriteReport {
    created = List.copyOf(created);
    updated = List.copyOf(updated);
    unchanged = List.copyOf(unchanged);
  }

  /** How many files the tree has. */
  public int total() {
    return created.size() + updated.size() + unchanged.size();
  }
}
