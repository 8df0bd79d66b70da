package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A problem on one line is reported once, even if several parts refer to the line. */
final class FoundOnceTest {

  private static final String PROFILE =
      """
      profile: v1
      name: p
      target: {kubernetes: "1.30", flux: v2}
      namespaces: [{name: apps}, {name: more}]
      workloads:
        - name: app
          namespace: apps
          containers: &containers
            - {name: app, image: "a:1", env: [{name: DB_PASSWORD, value: hunter2}]}
        - name: app
          namespace: more
          containers: %s
      """;

  @Test
  void reportsAliasedProblemOnce() {
    List<String> found = findings("*containers");
    assertThat(found).isNotEmpty().doesNotHaveDuplicates();
    assertThat(found).filteredOn(it -> it.contains("PRF051")).hasSize(1);
  }

  @Test
  void reportsProblemAtEachPlace() {
    String copy =
        """
        [{name: app, image: "a:1", env: [{name: DB_PASSWORD, value: hunter2}]}]\
        """;
    assertThat(findings(copy)).filteredOn(it -> it.contains("PRF051")).hasSize(2);
  }

  private static List<String> findings(String containers) {
    return new ProfileGenerator()
            .generate(
                PROFILE.formatted(containers), "profile.yaml", Path.of("."), TargetOverride.NONE)
            .diagnostics()
            .stream()
            .map(Diagnostic::toString)
            .toList();
  }
}
