package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.SourcePosition;
import io.gitopsprofile.render.RenderedTree;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.tree.KeptTag;
import io.gitopsprofile.tree.OwnLines;
import io.gitopsprofile.tree.WriteReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedRunTest {

  private static final Diagnostic MOVES =
      Diagnostic.of(DiagnosticCode.MOVING_CHART, "it moves", "pin it", ProfilePath.ROOT)
          .at(new SourcePosition("p.yaml", 3, 1));
  private static final KeptTag KEPT =
      new KeptTag("a.yaml", "container podinfod", "tag", "3.1.5", "3.1.0");

  @Test
  void saysAgainTheFindingsAndTheTagsThatStay() {
    Result result = new Result(new RenderedTree(List.of()), List.of(MOVES));
    List<String> none = List.of();
    WriteReport report =
        new WriteReport(
            none,
            none,
            none,
            none,
            none,
            none,
            List.of(),
            none,
            none,
            List.of(KEPT),
            List.of(),
            List.of(),
            new OwnLines("profile.yaml", ""));

    assertThat(RememberedRun.said(result, report))
        .containsExactly(
            "W p.yaml:3:1: warning PRF031: it moves",
            "W   fix: pin it",
            "I keeps tag 3.1.5 of a.yaml, container podinfod (profile: 3.1.0)");
  }
}
