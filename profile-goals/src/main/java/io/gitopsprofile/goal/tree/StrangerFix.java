package io.gitopsprofile.goal.tree;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.tree.report.Drift;

/**
 * The ways out for a manifest that Flux applies although no profile renders it, and for a line that
 * keeps rendered files from Flux.
 */
final class StrangerFix {

  private StrangerFix() {}

  /** {@code fix: delete base/demo/extra.yaml or move it out of the folder, or let it be ...}. */
  static String of(Drift stranger) {
    String path = PrintedText.line(stranger.path());
    String letBe = letBe(stranger.path());
    String fix;
    if (stranger.kind() == Drift.Kind.HIDING) {
      fix = stranger.line() == 0 ? "delete " : "delete line " + stranger.line() + " of ";
      fix += path;
    } else {
      fix = "delete " + path + " or move it out of the folder";
    }
    return "fix: "
        + fix
        + (letBe.isEmpty()
            ? ""
            : ", or let it be with sync.others: [" + letBe + "] in the profile");
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
