package io.gitopsprofile.goal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.record.RecordSection;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.Strangers;
import io.gitopsprofile.tree.report.WriteReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpToDateRunTest {

  private static final Diagnostic MOVES =
      Diagnostic.of(DiagnosticCode.CHART_BRANCH, "it moves", "pin it", ProfilePath.ROOT)
          .at(new SourcePosition("p.yaml", 3, 1));
  private static final PreservedImageTag KEPT =
      new PreservedImageTag("a.yaml", 7, "image tag", "3.1.5", "flux-system:a", "3.1.0");

  @Test
  void repeatsFindingsAndKeptTags() {
    GenerationResult result = new GenerationResult(new RenderedTree(List.of()), List.of(MOVES));
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
            new RecordSection("profile.yaml", ""),
            Strangers.NONE);

    assertThat(UpToDateRun.said(result, report))
        .containsExactly(
            "W p.yaml:3:1: warning PRF031: it moves",
            "W   fix: pin it",
            "I a.yaml:7: image tag 3.1.5 set by the policy flux-system:a (the profile says 3.1.0)");
  }
}
