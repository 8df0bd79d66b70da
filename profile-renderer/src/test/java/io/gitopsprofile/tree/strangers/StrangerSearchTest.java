package io.gitopsprofile.tree.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.read.edit.ProfileEditor;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangerSearchTest {

  private static final String PROFILE =
      """
      profile: v1
      name: shop
      target:
        kubernetes: "1.33"
        flux: %s
      sync:
        others: [%s]
      namespaces:
        - name: demo
        - name: tools
      """;

  private static final String POD =
      """
      # a comment
      apiVersion: v1
      kind: Pod
      metadata: {name: extra, namespace: demo}
      """;

  private static final String EXTRA =
      "stranger base/demo/extra.yaml:2 (Pod demo/extra; no profile renders it)";

  @TempDir Path directory;

  @BeforeEach
  void writeTree() throws IOException {
    directory = directory.toRealPath();
    profile("v2", "");
    write();
  }

  @Test
  void acceptsRenderedTree() throws IOException {
    assertThat(verify()).isEmpty();
    assertThat(write().strangers().files()).isEmpty();
  }

  @Test
  void findsManifestInFolderOfKustomization() throws IOException {
    put("base/demo/extra.yaml", POD);
    assertThat(verify()).containsExactly(EXTRA);
    assertThat(write().strangers().files()).extracting(Drift::toString).containsExactly(EXTRA);
    assertThat(directory.resolve("base/demo/extra.yaml")).hasContent(POD);
  }

  @Test
  void findsManifestInNewFolderAndBesideKustomizations() throws IOException {
    put("base/demo/new/deep/extra.yml", POD);
    put("clusters/shop/extra.yaml", POD);
    assertThat(verify())
        .containsExactly(
            "stranger base/demo/new/deep/extra.yml:2 (Pod demo/extra; no profile renders it)",
            "stranger clusters/shop/extra.yaml:2 (Pod demo/extra; no profile renders it)");
  }

  @Test
  void acceptsManifestThatNothingApplies() throws IOException {
    put("base/other/extra.yaml", POD);
    put("extra.yaml", POD);
    put("base/demo/extra.json", POD);
    put("base/demo/extra.txt", POD);
    put("target/profile-copies/base/demo/extra.yaml", POD);
    assertThat(verify()).isEmpty();
  }

  @Test
  void namesObjectsOfListAndOfSeveralDocuments() throws IOException {
    put("base/demo/a.yaml", "a: 1\n---\n" + POD + "---\n" + POD + "---\n" + POD);
    put(
        "base/demo/b.yaml",
        """
        {"apiVersion": "v1", "kind": "List", "items": [
          {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "one"}},
          {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "two"}}]}
        """);
    assertThat(verify())
        .containsExactly(
            "stranger base/demo/a.yaml:4 (Pod demo/extra and 2 more objects; no profile renders"
                + " it)",
            "stranger base/demo/b.yaml:1 (Secret one and 1 more object; no profile renders it)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\\u0061piVersion\": v1, \"k\\x69nd\": Pod}",
        "<<: {apiVersion: v1, kind: Pod}",
        "? |-\n  apiVersion\n: v1\n'kind': Pod",
        "a: &a apiVersion\n*a : v1\nkind: Pod",
        "\ufeffapiVersion: v1\nkind: Pod",
        "!!binary YXBpVmVyc2lvbg==: v1\nkind: Pod",
        "--- !!map\napiVersion: v1\nkind: Pod",
        "apiVersion: v1\nkind: Pod\nkind: Pod",
        "a: {{ .Values.a }}",
        "{apiVersion: v1, kind: Pod",
      })
  void findsObjectHoweverItIsWritten(String text) throws IOException {
    put("base/demo/extra.yaml", text);
    assertThat(verify()).hasSize(1).first().asString().startsWith("stranger base/demo/extra.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing", "a: 1", "- apiVersion: v1\n  kind: Pod", "kind: Pod", "a"})
  void acceptsYamlWithoutObject(String text) throws IOException {
    put("base/demo/extra.yaml", text);
    assertThat(verify()).isEmpty();
  }

  @Test
  void findsFileThatIsNotUtf8OrTooLarge() throws IOException {
    Files.write(directory.resolve("base/demo/a.yaml"), new byte[] {'a', ':', (byte) 0xff});
    Files.write(directory.resolve("base/demo/b.yaml"), new byte[5 << 20]);
    assertThat(verify())
        .containsExactly(
            "stranger base/demo/a.yaml (unreadable: not UTF-8)",
            "stranger base/demo/b.yaml (unreadable, or larger than 4 MiB)");
  }

  @Test
  void letsPathsBe() throws IOException {
    put("base/demo/extra.yaml", POD);
    put("base/tools/team/a/extra.yaml", POD);
    put("base/tools/team.yaml", POD);
    profile("v2", "base/demo/extra.yaml, base/tools/team");
    assertThat(verify())
        .containsExactly("stranger base/tools/team.yaml:2 (Pod demo/extra; no profile renders it)");
    assertThat(write().strangers().findings()).isEmpty();
  }

  @Test
  void reportsPathThatLetsNothingBe() throws IOException {
    profile("v2", "base/demo/gone.yaml, base/demo/namespace.yaml");
    List<Diagnostic> findings = report().findings();
    assertThat(findings)
        .extracting(it -> it.code().code() + " " + it.edits())
        .containsExactly("PRF105 [remove sync.others[0]]", "PRF105 [remove sync.others[1]]");
    assertThat(verify()).isEmpty();
    Path profile = directory.resolve("profile.yaml");
    for (Diagnostic last = findings.get(1); last != null; ) {
      String edited = new ProfileEditor(Files.readString(profile)).edit(last.edits()).text();
      Files.writeString(profile, edited);
      List<Diagnostic> left = report().findings();
      last = left.isEmpty() ? null : left.get(0);
    }
    assertThat(profile).content().contains("others: []");
  }

  @Test
  void acceptsFilesOfBootstrapAlone() throws IOException {
    put("clusters/shop/flux-system/gotk-components.yaml", POD);
    put("clusters/shop/flux-system/gotk-sync.yaml", POD);
    put(
        "clusters/shop/flux-system/kustomization.yaml",
        "resources: [gotk-components.yaml, gotk-sync.yaml]\n");
    put("clusters/shop/flux-system/unlisted.yaml", POD);
    put("base/demo/flux-system/gotk-sync.yaml", POD);
    assertThat(verify())
        .containsExactly(
            "stranger base/demo/flux-system/gotk-sync.yaml:2 (Pod demo/extra; no profile renders"
                + " it)");
    put(
        "clusters/shop/flux-system/kustomization.yaml",
        "resources: [gotk-components.yaml, unlisted.yaml]\n");
    assertThat(verify()).hasSize(2).last().asString().contains("flux-system/unlisted.yaml:2");
  }

  @Test
  void findsKustomizationFileAndTheFilesItLists() throws IOException {
    put("base/demo/unlisted.yaml", POD);
    put("base/demo/listed.json", POD);
    put("base/demo/sub/kustomization.yml", "components: [.., ../../tools/part, nowhere]\n");
    put("base/tools/part/a.yaml", POD);
    put("base/tools/part/b.yaml", POD);
    put("base/tools/part/Kustomization", "resources: [a.yaml, ../../../../outside.yaml]\n");
    String kustomization = "resources: [namespace.yaml, listed.json, sub, https://a.b/c.yaml]\n";
    put("base/demo/kustomization.yaml", kustomization);
    assertThat(verify())
        .containsExactly(
            "stranger base/demo/kustomization.yaml:1 (decides what Flux applies of base/demo; no"
                + " profile renders it)",
            "stranger base/demo/listed.json:2 (Pod demo/extra; no profile renders it)",
            "stranger base/demo/sub/kustomization.yml:1 (decides what Flux applies of"
                + " base/demo/sub; no profile renders it)",
            "stranger base/tools/part/Kustomization:1 (decides what Flux applies of"
                + " base/tools/part; no profile renders it)",
            "stranger base/tools/part/a.yaml:2 (Pod demo/extra; no profile renders it)");
    profile("v2", "base/demo/kustomization.yaml, base/demo/sub, base/tools/part");
    assertThat(verify())
        .containsExactly(
            "stranger base/demo/listed.json:2 (Pod demo/extra; no profile renders it)");
  }

  @Test
  void acceptsWhatSourceignoreLeavesOut() throws IOException {
    put("base/demo/a.yaml", POD);
    put("base/demo/b.yaml", POD);
    put("base/demo/c/kustomization.yaml", "resources: []\n");
    put(".sourceignore", "# all\r\n/base/demo/?.yaml\r\nkustomization.yaml\n");
    assertThat(verify()).isEmpty();
    put("base/demo/.sourceignore", "!b.yaml\n");
    assertThat(verify())
        .containsExactly("stranger base/demo/b.yaml:2 (Pod demo/extra; no profile renders it)");
  }

  @Test
  void findsSourceignoreThatHidesRenderedFiles() throws IOException {
    put(".sourceignore", "# all\n/profile.yaml\n/eksctl/\n");
    assertThat(verify()).isEmpty();
    put("base/.sourceignore", "# all\n\n*.yaml\n!demo/**\n");
    String hiding =
        "hiding base/.sourceignore:3 (leaves out base/tools/namespace.yaml, so that Flux does not"
            + " apply it)";
    assertThat(verify()).containsExactly(hiding);
    assertThat(write().strangers().files()).extracting(Drift::toString).containsExactly(hiding);
    profile("v2", "base/.sourceignore");
    assertThat(verify()).isEmpty();
    profile("v1", "");
    write();
    assertThat(verify()).isEmpty();
  }

  @Test
  void countsRenderedFilesThatOneLineHides() throws IOException {
    put(".sourceignore", "/profile.yaml\n/base/\n!/base/demo/\n");
    put("base/tools/.sourceignore", "!/namespace.yaml\n");
    assertThat(verify()).isEmpty();
    put(".sourceignore", "/base/\n");
    put("base/tools/.sourceignore", "*\n");
    assertThat(verify())
        .containsExactly(
            "hiding .sourceignore:1 (leaves out base/demo/namespace.yaml, so that Flux does not"
                + " apply it)",
            "hiding base/tools/.sourceignore:1 (leaves out base/tools/namespace.yaml, so that Flux"
                + " does not apply it)");
    put("base/tools/.sourceignore", "");
    assertThat(verify())
        .containsExactly(
            "hiding .sourceignore:1 (leaves out base/demo/namespace.yaml and 1 more rendered files,"
                + " so that Flux does not apply them)");
  }

  @Test
  void believesNoSourceignoreWithUnknownPatterns() throws IOException {
    put("base/demo/.sourceignore", "#".repeat((64 << 10) + 1));
    Files.createSymbolicLink(directory.resolve("base/tools/.sourceignore"), directory);
    assertThat(verify())
        .containsExactly(
            "hiding base/demo/.sourceignore (a link, or larger than 64 KiB; its patterns may leave"
                + " out base/demo/namespace.yaml, so that Flux does not apply it)",
            "hiding base/tools/.sourceignore (a link, or larger than 64 KiB; its patterns may leave"
                + " out base/tools/namespace.yaml, so that Flux does not apply it)");
  }

  @Test
  void readsSourceignoreAtRootOfSource() throws IOException {
    Path tree = directory.resolve("trees/shop");
    String text = PROFILE.formatted("v2", "").replace("sync:", "sync:\n  path: trees/shop");
    GenerationResult result =
        new ProfileGenerator().generate(text, "profile.yaml", directory, TargetOverride.NONE);
    new TreeWriter()
        .write(
            result, "p.yaml", tree, WriteOptions.careful(directory.resolve("c")).withFsync(false));
    put("trees/shop/base/demo/extra.yaml", POD);
    assertThat(new TreeVerifier().verify(result, "p.yaml", tree).drifts()).hasSize(1);
    put(".sourceignore", "/trees/shop/base/demo/extra.yaml\n");
    assertThat(new TreeVerifier().verify(result, "p.yaml", tree).drifts()).isEmpty();
    put(".sourceignore", "/trees/\n");
    assertThat(new TreeVerifier().verify(result, "p.yaml", tree).drifts())
        .extracting(Drift::toString)
        .allMatch(it -> it.startsWith("hiding ../../.sourceignore:1 (leaves out base/demo/"));
  }

  @Test
  void searchesFolderOfKustomizationAmongManifests() throws IOException {
    String own =
        """
        manifests:
          - apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps, namespace: flux-system}
            spec:
              path: ./apps/
              interval: 5m
              prune: true
              sourceRef: {kind: GitRepository, name: %s}
        """;
    put("apps/extra.yaml", POD);
    for (String source : List.of("flux-system", "elsewhere")) {
      put("profile.yaml", PROFILE.formatted("v2", "") + own.formatted(source));
      write();
      assertThat(verify()).hasSize(source.equals("flux-system") ? 1 : 0);
    }
  }

  @Test
  void findsLeftoversThatNoLineRecords() throws IOException {
    Path record = directory.resolve(".profile.sum");
    String before = Files.readString(record);
    String more =
        PROFILE.formatted("v2", "") + "  - name: later\n    directory: base/tools/later\n";
    put("profile.yaml", more.replace("base/tools/later", "later"));
    write();
    Files.move(directory.resolve("later"), directory.resolve("base/demo/later"));
    Files.writeString(record, before);
    Files.delete(directory.resolve("clusters/shop/later.yaml"));
    profile("v2", "");
    assertThat(verify())
        .containsExactly(
            "stranger base/demo/later/namespace.yaml:1 (Namespace later; no profile renders it)");
  }

  @Test
  void believesOtherProfileOnlyIfItRendersTheFile() throws IOException {
    String other = "profile: v1\nname: other\ntarget: {kubernetes: '1.33', flux: v2}\n";
    put("other.yaml", other + "cluster: {name: shop}\nnamespaces: [{name: more}]\n");
    new TreeWriter()
        .write(
            result("other.yaml"),
            "other.yaml",
            directory,
            WriteOptions.careful(directory.resolve("target")).withFsync(false));
    assertThat(verify()).isEmpty();
    put("base/demo/extra.yaml", POD);
    for (String name : List.of("other.yaml", "gone/java", "base/demo/extra.yaml")) {
      Path record = directory.resolve(".profile.sum");
      String known = Files.readString(record);
      String line = "base/demo/extra.yaml sha256:" + "0".repeat(64) + " 0.1.0 " + name + "\n";
      Files.writeString(record, line + known);
      assertThat(verify())
          .as(name)
          .contains(
              "stranger base/demo/extra.yaml:2 (Pod demo/extra; "
                  + name
                  + ", which the record names, does not render it)");
      Files.writeString(record, known);
    }
  }

  @Test
  void doesNotHideFileThatTwoProfilesRecord() throws IOException {
    put("other.yaml", "profile: v1\nname: other\ntarget: {kubernetes: '1.33', flux: v2}\n");
    put("base/demo/extra.yaml", POD);
    String line = "base/demo/extra.yaml sha256:" + "0".repeat(64) + " 0.1.0 %s.yaml\n";
    Path record = directory.resolve(".profile.sum");
    Files.writeString(
        record, line.formatted("other") + line.formatted("profile") + Files.readString(record));
    assertThat(verify()).anyMatch(it -> it.startsWith("stranger base/demo/extra.yaml:2"));
  }

  @Test
  void searchesFoldersOfFluxV1() throws IOException {
    profile("v1", "");
    write();
    put("base/extra.yaml", POD);
    put("base/other/extra.yaml", POD);
    put("base/chart/Chart.yaml", "name: a\n");
    put("base/chart/values.yaml", "a: 1\n");
    put("base/chart/templates/pod.yaml", "{{ if }}\n");
    put("base/tools/kustomization.yaml", "resources: []\n");
    put("base/tools/.sourceignore", "*\n");
    put("base/tools/extra.yaml", POD);
    put("elsewhere/extra.yaml", POD);
    put(".flux.yaml", "version: 1\n");
    assertThat(verify())
        .containsExactly(
            "stranger .flux.yaml:1 (decides what Flux applies of the tree; no profile renders"
                + " it)",
            "stranger base/extra.yaml:2 (Pod demo/extra; no profile renders it)",
            "stranger base/other/extra.yaml:2 (Pod demo/extra; no profile renders it)",
            "stranger base/tools/extra.yaml:2 (Pod demo/extra; no profile renders it)");
  }

  @Test
  void followsNoLink() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("extra.yaml"), POD);
    Files.createSymbolicLink(directory.resolve("base/demo/folder"), outside);
    Files.createSymbolicLink(
        directory.resolve("base/demo/link.yaml"), outside.resolve("extra.yaml"));
    Files.createSymbolicLink(directory.resolve("base/demo/loop"), directory.resolve("base"));
    assertThat(verify()).isEmpty();
    profile("v1", "");
    write();
    assertThat(verify())
        .containsExactly("stranger base/demo/link.yaml (a link, which Flux v1 follows)");
  }

  @Test
  void replacesControlCharacters() throws IOException {
    put("base/demo/\u001b[2J.yaml", "apiVersion: v1\nkind: \"P\\e[2J\\u202e\"\n");
    assertThat(verify()).hasSize(1).first().asString().doesNotContain("\u001b", "\u202e");
  }

  @Test
  void endsSoonInHostileFolder() throws IOException {
    for (int i = 0; i < 3_000; i++) {
      put("base/demo/many/f" + i + ".yaml", POD);
    }
    String deep = "base/demo/" + "d/".repeat(400);
    put(deep + "extra.yaml", POD);
    put("base/tools/large.yaml", "a: b\n".repeat(400_000));
    put("base/tools/nested.yaml", "[".repeat(1 << 20));
    put("base/tools/.sourceignore", "*a*b*c*d*e*f\n".repeat(4_000));
    long start = System.nanoTime();
    List<String> drifts = verify();
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    assertThat(drifts.size()).isBetween(1, 101);
    assertThat(drifts).last().asString().contains("not everything was looked at");
  }

  private void profile(String flux, String others) throws IOException {
    put("profile.yaml", PROFILE.formatted(flux, others));
  }

  private void put(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private GenerationResult result(String profile) {
    return new ProfileGenerator().generate(directory.resolve(profile), TargetOverride.NONE);
  }

  private WriteReport write() throws IOException {
    return new TreeWriter()
        .write(
            result("profile.yaml"),
            "profile.yaml",
            directory,
            WriteOptions.careful(directory.resolve("target")).withFsync(false));
  }

  private VerifyReport report() throws IOException {
    return new TreeVerifier().verify(result("profile.yaml"), "profile.yaml", directory);
  }

  private List<String> verify() throws IOException {
    List<String> drifts = new ArrayList<>();
    for (Drift drift : report().drifts()) {
      drifts.add(drift.toString());
    }
    return drifts;
  }
}
