package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdicts of Prometheus 2.42, as its promtool gave them, and those of the parser. */
final class PromqlVerdictsTest {

  @Test
  void agreesOnAllQueriesOfTheAdapter() {
    assertThat(Verdict.ofAdapter()).hasSize(276);
    assertThat(differences(Verdict.ofAdapter())).isEmpty();
  }

  @Test
  void agreesOnOddAndGeneratedQueries() {
    List<Verdict> verdicts = Verdict.ofPromtool();
    assertThat(verdicts).hasSizeGreaterThan(1400);
    assertThat(verdicts).filteredOn(Verdict::accepted).hasSizeGreaterThan(500);
    assertThat(differences(verdicts)).isEmpty();
  }

  @Test
  void acceptsInAnyVersionWhatOneVersionAccepts() {
    List<String> refused = new ArrayList<>();
    for (Verdict verdict : Verdict.ofPromtool()) {
      if (verdict.accepted() && problem(verdict.query(), PromqlVersion.ANY) != null) {
        refused.add(verdict.query());
      }
    }
    assertThat(refused).isEmpty();
  }

  private static List<String> differences(List<Verdict> verdicts) {
    List<String> different = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      String problem = problem(verdict.query(), PromqlVersion.of(2, 42));
      if ((problem == null) != verdict.accepted()) {
        different.add(verdict.query() + " -> " + problem);
      }
    }
    return different;
  }

  private static String problem(String query, PromqlVersion version) {
    try {
      PromqlParser.parse(query, version);
      return null;
    } catch (PromqlException problem) {
      return problem.getMessage();
    }
  }
}
