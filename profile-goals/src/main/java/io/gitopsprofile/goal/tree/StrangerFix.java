package io.gitopsprofile.goal.tree;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.tree.report.Drift;

/** The two ways out for a manifest that Flux applies although no profile renders it. */
final class StrangerFix {

  private StrangerFix() {}

  /** {@code fix: delete or move base/demo/extra.yaml, or write sync.others: [...]}. */
  static String of(Drift stranger) {
    return "fix: delete "
        + PrintedText.line(stranger.path())
        + " or move it out of the folder, or let it be with sync.others: ["
        + letBe(stranger.path())
        + "] in the profile";
  }

  /** The path, or the nearest folder whose path a profile can have. */
  private static String letBe(String path) {
    StringBuilder known = new StringBuilder();
    for (String segment : path.split("/", -1)) {
      if (!RelativePath.isPortable(segment)) {
        break;
      }
      known.append(known.isEmpty() ? "" : "/").append(segment);
    }
    return known.toString();
  }
}
