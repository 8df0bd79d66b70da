package io.gitopsprofile.goal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.Drift.Kind;
import org.junit.jupiter.api.Test;

class StrangerFixTest {

  @Test
  void namesFileAndKeyOfProfile() {
    assertThat(StrangerFix.of(new Drift(Kind.STRANGER, "base/extra.yaml", 2, "", "")))
        .isEqualTo(
            "fix: delete base/extra.yaml or move it out of the folder, or let it be with"
                + " sync.others: [base/extra.yaml] in the profile");
  }

  @Test
  void namesLineThatHidesFiles() {
    assertThat(StrangerFix.of(new Drift(Kind.HIDING, "base/.sourceignore", 3, "", "")))
        .isEqualTo(
            "fix: delete line 3 of base/.sourceignore, or let it be with sync.others:"
                + " [base/.sourceignore] in the profile");
    assertThat(StrangerFix.of(new Drift(Kind.HIDING, "../.sourceignore", 0, "", "")))
        .isEqualTo("fix: delete ../.sourceignore");
  }
}
