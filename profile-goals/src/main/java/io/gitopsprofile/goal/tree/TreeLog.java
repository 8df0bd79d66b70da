package io.gitopsprofile.goal.tree;

import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.tree.report.PreservedImageTag;
import java.util.List;

/** Log messages about a tree that is up to date. */
final class TreeLog {

  private TreeLog() {}

  static void log(List<PreservedImageTag> keptTags, List<String> absent, GoalLog log) {
    for (PreservedImageTag tag : keptTags) {
      log.info(tag.toString());
    }
    for (String path : absent) {
      log.warn(
          path
              + " does not exist and manage: false excludes it from generation; write it, or remove"
              + " manage: false");
    }
  }
}
