package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.kubernetes.WorkloadKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is known of a kind to the one place in which it stands. */
class OnePlaceTest {

  private static final List<SourceLiterals> SOURCES = SourceLiterals.ofAllModules();

  /**
   * The files that write a workload kind as text: the enum; the type of a workload in the profile;
   * the table of the versions that Kubernetes serves of all its kinds; the tables by the names of
   * fabric8's classes; and the names of feature gates.
   */
  private static final Set<String> NAMING_WORKLOAD_KINDS =
      Set.of(
          "WorkloadKind.java",
          "WorkloadType.java",
          "ApiVersionTable.java",
          "KeyOrder.java",
          "TargetSupport.java",
          "ServedApis.java");

  @Test
  void onlyTheEnumNamesWorkloadKinds() {
    Set<String> found = new TreeSet<>();
    for (SourceLiterals source : SOURCES) {
      for (String literal : source.literals()) {
        for (WorkloadKind kind : WorkloadKind.all()) {
          if (names(literal, kind.kind())) {
            found.add(source.name());
          }
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(NAMING_WORKLOAD_KINDS);
  }

  /** Job and Pod are parts of other names, such as ScaledJob and PodDisruptionBudget. */
  private static boolean names(String literal, String kind) {
    return kind.length() > 3 ? literal.contains(kind) : literal.equals(kind);
  }

  /**
   * A question for one kind is answered with "no" by every new one, so these types are asked by
   * their cases, which the compiler holds to be complete. Charts are not listed: a question for one
   * of them, such as for a branch in Git, has no answer for the others.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Metric", "VolumeSource", "EnvSource", "ProbeAction", "ValuesFrom"})
  void nothingButTheModelAsksForOneKind(String sealed) {
    Pattern question =
        Pattern.compile("(instanceof|case)\\s+%1$s\\.\\w|\\(%1$s\\.[A-Z]\\w*\\)".formatted(sealed));
    List<String> asking = new ArrayList<>();
    int read = 0;
    for (SourceLiterals source : SOURCES) {
      boolean isModel = source.code().contains("package io.gitopsprofile.model");
      read += source.code().contains(sealed + ".Cases<") ? 1 : 0;
      if (!isModel && question.matcher(source.code()).find()) {
        asking.add(source.name());
      }
    }
    assertThat(asking).isEmpty();
    assertThat(read).as("files that answer for all kinds").isPositive();
  }

  @Test
  void findsAQuestionForOneKind() {
    assertThat(SOURCES).anyMatch(source -> source.code().contains("instanceof Chart.Git"));
  }

  @Test
  void tellsLiteralsFromCommentsAndCode() {
    SourceLiterals source =
        SourceLiterals.of(
            Path.of("A.java"),
            """
            /** "Job" */ class Job { // "Pod"
              char quote = '"';
              String text = "a \\"b\\" /* c */";
            }
            """);
    assertThat(source.literals()).containsExactly("a \\\"b\\\" /* c */");
    assertThat(source.code()).contains("class Job {").doesNotContain("Pod");
  }
}
