package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No goal prints a credential, whatever is wrong and whatever the format: canaries in each place of
 * a profile and of a tree where a credential may be. Each case runs one in three of the goals and
 * formats, each time others; {@code -Dcanaries.every=1} runs all.
 */
class CanaryTest {

  private static final int EVERY = Integer.getInteger("canaries.every", 3);

  /** Parts of all credentials here; the number is one that YAML reads as a number. */
  private static final List<String> CANARIES = List.of("c4naRy", "918273645");

  private static final String PROFILE =
      """
      profile: v1
      name: p
      target: {kubernetes: "1.30", flux: v2}
      namespaces: [{name: apps}]
      releases:
        - name: app
          namespace: apps
          chart: {repository: "https://me:c4naRy-1@example.com", name: app, version: 1.0.0}
          values:
            adminPassword: c4naRy-2x
            "root\\x50assword": c4naRy-27x
            auth: {user: me, token: c4naRy-3x, other: text}
            env:
              - name: DB_PASSWORD
                value: c4naRy-4x
      workloads:
        - name: app
          namespace: apps
          containers:
            - name: app
              image: a:1
              ports: [{name: http, containerPort: 80}]
              args: [--password, c4naRy-5x, --token=c4naRy-6x]
              env: [{name: DB_PASSWORD, value: c4naRy-7x}, {name: LEVEL, value: info}]
              livenessProbe:
                httpGet:
                  port: http
                  httpHeaders: [{name: Authorization, value: Basic c4naRy-8x}]
      manifests:
        - apiVersion: v1
          kind: Secret
          metadata: {name: s, namespace: apps}
          stringData:
            plain: c4naRy-9x
            more: |
              two lines
              c4naRy-10x
        - apiVersion: v1
          kind: Secret
          metadata: {name: d, namespace: apps}
          data: {a: c4naRyMTExQ=, b: c4naRyMTIyQ=}
        - apiVersion: v1
          kind: ConfigMap
          metadata: {name: c, namespace: apps}
          data:
            url: postgres://me:c4naRy-13x@db:5432/x
            app.properties: |
              level=info
              password=c4naRy-14x
            key.pem: |
              -----BEGIN RSA PRIVATE KEY-----
              c4naRyMTV4c4naRyMTV4c4naRyMTV4
              c4naRyMTZ4
              -----END RSA PRIVATE KEY-----
            config.json: |
              {"auths": {"ghcr.io": {"auth": "bWU6c4naRyd2"}}, "pass\\u0077ord": "c4naRy-28x"}
            storage: AccountName=a;AccountKey=c4naRy+29x;EndpointSuffix=core.windows.net
            blob: https://a.blob.core.windows.net/c?sv=2024-11-04&sig=c4naRy%2F30x&se=2026
            script.sh: |
              curl -H "Authorization: Bearer c4naRy-17x-abcdefgh" https://example.com
      """;

  /** The folder of the profile and its tree before the change. */
  @TempDir private static Path sound;

  private static int started;

  @TempDir Path folder;
  private int runs;

  @BeforeAll
  static void renderTree() throws IOException {
    Files.writeString(sound.resolve("profile.yaml"), PROFILE);
    Files.writeString(sound.resolve("old.yaml"), PROFILE.replace("c4naRy", "c4naRy6"));
    EveryGoal.run(EveryGoal.WAYS.get("GenerateMojo").get(0).apply(sound, null), null);
  }

  /** A change of the sound profile or of the tree. */
  record Case(String name, Change change) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** Changes a folder that holds the profile and its tree. */
  interface Change {
    void in(Path folder) throws IOException;
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("only warnings", at -> {}));
    cases.add(new Case("no tree", at -> Files.delete(at.resolve(".profile.sum"))));
    cases.add(profile("every credential is another one", "c4naRy", "c4naRy7"));
    cases.add(profile("unknown key beside", "user: me,", "user: me, a: *none,"));
    cases.add(
        profile("unknown key", "{name: DB_PASSWORD, value: c4", "{name: DB_PASSWORD, valu: c4"));
    cases.add(
        profile("unknown key of a container", "args: [", "password: c4naRy-18x\n        args: ["));
    cases.add(profile("number as text", "value: c4naRy-7x", "value: 918273645"));
    cases.add(profile("number in values", "stringData:\n", "stringData:\n      n: 918273645\n"));
    cases.add(profile("mapping as text", "value: c4naRy-7x", "value: {password: c4naRy-7x}"));
    cases.add(profile("list as text", "value: c4naRy-7x", "value: [c4naRy-7x]"));
    cases.add(profile("wrong port on the line", "value: info}", "value: info, port: {a: b}}"));
    cases.add(
        profile("broken address", "https://me:c4naRy-1@example", "ftp://me:c4naRy-1@exa mple"));
    cases.add(
        profile("an alias that is none", "adminPassword: c4naRy-2x", "adminPassword: *c4naRy-2x"));
    cases.add(profile("a tag that is none", "adminPassword: c4", "adminPassword: !c4naRy-2 c4"));
    cases.add(profile("an open quote", "adminPassword: c4naRy-2x", "adminPassword: \"c4naRy-2x"));
    cases.add(profile("an open bracket", "adminPassword: c4naRy-2x", "adminPassword: [c4naRy-2x"));
    cases.add(
        profile("two colons", "adminPassword: c4naRy-2x", "adminPassword: c4naRy-2x: c4naRy-2x"));
    cases.add(profile("no colon", "adminPassword: c4naRy-2x", "adminPassword c4naRy-2x"));
    cases.add(profile("a tab", "      adminPassword:", "\t  adminPassword:"));
    cases.add(profile("a wrong indent", "        c4naRy-10x", " c4naRy-10x"));
    cases.add(
        profile(
            "an open mapping", "token: c4naRy-3x, other: text}", "token: c4naRy-3x, other: text"));
    cases.add(profile("text behind a quote", "token: c4naRy-3x", "token: \"c4naRy-3x\" c4naRy-3y"));
    cases.add(
        profile(
            "a control character", "adminPassword: c4naRy-2x", "adminPassword: \u0001c4naRy-2x"));
    cases.add(
        profile(
            "a key twice",
            "adminPassword: c4naRy-2x",
            "adminPassword: c4naRy-2x\n      adminPassword: c4naRy-2y"));
    cases.add(profile("a second document", "manifests:\n", "---\nmanifests:\n"));
    cases.add(profile("an unknown version", "profile: v1", "profile: v9"));
    cases.add(profile("an unreadable override", "flux: v2}", "flux: v3}"));
    cases.add(edited("secret", "c4naRy-9x", "c4naRy-19x"));
    cases.add(edited("secret", "plain:", "c4naRy-20x"));
    cases.add(edited("deployment", "value: c4naRy-7x", "value: c4naRy-21x"));
    cases.add(edited("deployment", "--token=c4naRy-6x", "--token=c4naRy-22x"));
    cases.add(edited("configmap", "me:c4naRy-13x", "me:c4naRy-23x"));
    cases.add(edited("configmap", "c4naRyMTZ4", "c4naRyMTc4"));
    cases.add(edited("configmap", "Bearer c4naRy-17x", "Bearer c4naRy-24x"));
    cases.add(edited("app", "adminPassword: c4naRy-2x", "adminPassword: c4naRy-25x"));
    cases.add(edited("configmap", "auth\": \"bWU6c4", "auth\": \"bWU6c4naRyd2c4"));
    cases.add(edited("configmap", "ord\": \"c4naRy-28x", "ord\": \"c4naRy-31x"));
    cases.add(edited("configmap", "Key=c4naRy+29x", "Key=c4naRy+32x"));
    cases.add(edited("configmap", "sig=c4naRy", "sig=33xc4naRy"));
    cases.add(edited("app", "adminPassword: c4naRy-2x", "adminPassword: \"c4naRy-25x"));
    cases.add(new Case("deleted files", CanaryTest::deleteTree));
    cases.add(
        new Case(
            "no record",
            at -> {
              edit(at, "secret", "c4naRy-9x", "c4naRy-26x");
              Files.delete(at.resolve(".profile.sum"));
            }));
    cases.add(
        new Case(
            "parts gone",
            at ->
                replace(
                    at.resolve("profile.yaml"),
                    PROFILE.substring(PROFILE.indexOf("manifests:")),
                    "")));
    cases.add(
        new Case(
            "a profile gone",
            at -> {
              Path record = at.resolve(".profile.sum");
              Files.writeString(
                  record, Files.readString(record).replace("profile.yaml", "gone.yaml"));
            }));
    return cases.stream();
  }

  private static Case profile(String name, String from, String to) {
    return new Case(name, at -> replace(at.resolve("profile.yaml"), from, to));
  }

  private static Case edited(String file, String from, String to) {
    return new Case("edited: " + to, at -> edit(at, file, from, to));
  }

  private static void edit(Path at, String name, String from, String to) throws IOException {
    int edited = 0;
    try (Stream<Path> files = Files.walk(at.resolve("base"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().contains(name) && Files.readString(file).contains(from)) {
          replace(file, from, to);
          edited++;
        }
      }
    }
    assertThat(edited).as("files with " + from).isPositive();
  }

  private static void deleteTree(Path at) throws IOException {
    try (Stream<Path> files = Files.walk(at.resolve("base"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noGoalPrintsACredential(Case change) throws IOException {
    started++;
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, List<BiFunction<Path, @Nullable Path, AbstractMojo>>> goal :
        EveryGoal.WAYS.entrySet()) {
      List<BiFunction<Path, @Nullable Path, AbstractMojo>> ways = goal.getValue();
      for (BiFunction<Path, @Nullable Path, AbstractMojo> way : ways) {
        all.append(printed(change, way, null));
      }
      for (ReportFormat format : ReportFormat.values()) {
        if (EveryGoal.REPORTING.contains(goal.getKey())) {
          all.append(printed(change, ways.get(0), format));
        }
      }
    }
    assertThat(all).as("masked output").contains("***");
  }

  private String printed(
      Case change,
      BiFunction<Path, @Nullable Path, AbstractMojo> way,
      @Nullable ReportFormat format)
      throws IOException {
    runs++;
    if ((started + runs) % EVERY != 0) {
      return "";
    }
    Path at = folder.resolve("run" + runs);
    copy(sound, at);
    change.change().in(at);
    Path report = format == null ? null : at.resolve("target/report" + format.ending());
    AbstractMojo goal = way.apply(at, report);
    String printed = EveryGoal.run(goal, report);
    assertThat(printed).as(goal.getClass().getSimpleName()).doesNotContain(CANARIES);
    return printed;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void allGoalsAreTried() {
    assertThat(EveryGoal.WAYS.keySet()).isEqualTo(EveryGoal.classes());
  }

  @Test
  void writtenFilesKeepCredentials() throws IOException {
    try (Stream<Path> files = Files.walk(sound.resolve("base"))) {
      assertThat(files.filter(Files::isRegularFile))
          .anySatisfy(file -> assertThat(file).content().contains("c4naRy-9x"));
    }
  }
}
