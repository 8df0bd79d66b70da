package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.read.ProfileEditor;
import io.gitopsprofile.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No output repeats what was found to be a credential. */
final class HiddenCredentialsTest {

  private static final String PROFILE =
      """
      profile: v1
      name: p
      target: {kubernetes: "1.30", flux: v1}
      namespaces: [{name: apps}]
      releases:
        - name: app
          namespace: apps
          releaseName: app
          chart: {repository: "https://me:hunter2@example.com", name: app, version: 1.0.0}
          values: {%s, other: text}
      workloads:
        - name: app
          namespace: apps
          containers:
            - {name: app, image: "a:1", env: [{name: DB_PASSWORD, value: hunter2}], ports: [%s]}
      manifests:
        - apiVersion: v1
          kind: Secret
          metadata: {name: s, namespace: apps}
          stringData:
            some: hunter2
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adminPassword: hunter2",
        "adminPassword: \"hunter2\"",
        "auth: {user: me, password: hunter2}",
        "env: [{name: TOKEN, value: hunter2}]",
        "url: \"redis://me:hunter2@redis\""
      })
  void noOutputRepeatsOne(String values) throws IOException {
    String profile = PROFILE.formatted(values, "{containerPort: 80}");
    List<Diagnostic> found = findings(profile);
    assertThat(found)
        .filteredOn(it -> it.code().code().equals("PRF051"))
        .hasSize(4)
        .allSatisfy(it -> assertThat(it.toString()).contains("***\n"));
    assertThat(found).noneMatch(it -> it.toString().contains("hunter2"));
    assertThat(found).noneMatch(it -> String.valueOf(it.position()).contains("hunter2"));
    for (ReportFormat format : ReportFormat.values()) {
      Path file = folder.resolve("report" + format.ending());
      format.write(
          file, "p.yaml", edits -> new ProfileEditor(profile).edit(edits).replacements(), found);
      assertThat(Files.readString(file)).contains("PRF051").doesNotContain("hunter2");
    }
  }

  @Test
  void otherFindingsOfTheLineHideItToo() {
    String twice = "{containerPort: 80}, {containerPort: 80}";
    assertThat(findings(PROFILE.formatted("a: b", twice)))
        .filteredOn(it -> it.code().code().equals("PRF037"))
        .singleElement()
        .asString()
        .contains("value: ***\n")
        .doesNotContain("hunter2");
  }

  @Test
  void anAcceptedOneIsHiddenToo() {
    String accepting =
        PROFILE.formatted("a: b", "{containerPort: 80}, {containerPort: 80}")
            + """
            accept:
              - {code: PRF051, at: workloads.app, reason: It is a demo}
              - {code: PRF051, at: releases.app, reason: It is a demo}
              - {code: PRF051, at: "manifests[0]", reason: It is a demo}
            """;
    assertThat(findings(accepting))
        .noneMatch(it -> it.code().code().equals("PRF051"))
        .noneMatch(it -> it.toString().contains("hunter2"))
        .anyMatch(it -> it.code().code().equals("PRF037"));
  }

  private List<Diagnostic> findings(String yaml) {
    try {
      return new ProfileGenerator()
          .generate(yaml, "p.yaml", folder, TargetOverride.NONE)
          .diagnostics();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }
}
