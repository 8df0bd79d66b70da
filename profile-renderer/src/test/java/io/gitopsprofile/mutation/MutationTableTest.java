package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each single defect of the mutation table gives exactly its finding, at its line. */
class MutationTableTest {

  /**
   * The minimum number of defects of each invariant; invariant 28 cannot be decided from a profile.
   */
  private static final Map<Integer, Integer> AT_LEAST = atLeast();

  static List<Mutation> mutations() {
    return MutationTable.read();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void findsOnlyDefectAtItsLine(Mutation mutation) {
    assertThat(mutation.actual())
        .as(mutation::report)
        .containsExactlyInAnyOrder(mutation.expected());
  }

  @Test
  void breaksEveryInvariant() {
    Map<Integer, Set<String>> defects =
        mutations().stream()
            .collect(
                Collectors.groupingBy(
                    Mutation::invariant,
                    TreeMap::new,
                    Collectors.mapping(Mutation::defect, Collectors.toCollection(TreeSet::new))));
    AT_LEAST.forEach(
        (invariant, least) ->
            assertThat(defects.getOrDefault(invariant, Set.of()))
                .as("defects of invariant %s", invariant)
                .hasSizeGreaterThanOrEqualTo(least));
    assertThat(defects.values().stream().mapToInt(Set::size).sum()).isGreaterThanOrEqualTo(80);
  }

  /**
   * The table has every code of a check: 10 to 79, and from 110 on. Information findings are not
   * defects and do not count.
   */
  @Test
  void breaksEveryCheck() {
    assertThat(mutations())
        .extracting(Mutation::code)
        .containsAll(
            Arrays.stream(DiagnosticCode.values())
                .filter(code -> code.severity() != Severity.INFO)
                .map(DiagnosticCode::code)
                .filter(MutationTableTest::isOfACheck)
                .toList());
  }

  private static boolean isOfACheck(String code) {
    int number = Integer.parseInt(code.substring(3));
    return (number >= 10 && number < 80) || number >= 110;
  }

  @Test
  void hasFewStructuralDefects() {
    assertThat(mutations().stream().filter(it -> it.code().startsWith("PRF00")))
        .extracting(Mutation::defect)
        .allMatch(defect -> defect.endsWith("(structural)"));
    assertThat(
            mutations().stream()
                .map(Mutation::defect)
                .filter(defect -> defect.endsWith("(structural)"))
                .distinct())
        .hasSizeLessThanOrEqualTo(6);
  }

  private static Map<Integer, Integer> atLeast() {
    Map<Integer, Integer> least = new TreeMap<>();
    for (int invariant = 1; invariant <= 36; invariant++) {
      least.put(invariant, invariant <= 14 ? 2 : 1);
    }
    least.remove(28);
    return least;
  }
}
