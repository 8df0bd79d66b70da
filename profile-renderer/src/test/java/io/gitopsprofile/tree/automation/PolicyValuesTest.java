package io.gitopsprofile.tree.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeDiff;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.Trees;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values that Flux v2 sets in a tree. The files of {@code marked} are the rendered files; the files
 * of {@code by-flux} are the same after yaml.v3, the writer of Flux v2's image automation, set new
 * images.
 */
class PolicyValuesTest {

  private static final String PROFILE = "profile.yaml";
  private static final Path AUTOMATED = Path.of("src/test/image-automation/flux-v2");
  private static final String DEPLOYMENT = "base/demo/podinfo/deployment.yaml";
  private static final String RELEASE = "base/demo/cache.yaml";
  private static final List<String> KEPT =
      List.of(
          "base/demo/cache.yaml:27: image tag 5.10 set by the policy flux-system:redis"
              + " (the profile says 5.0)",
          "base/demo/cache.yaml:28: image digest sha256:"
              + "1".repeat(64)
              + " set by the policy flux-system:redis (the profile says sha256:"
              + "0".repeat(64)
              + ")",
          "base/demo/cache.yaml:30: image tag 1.10.0@sha256:"
              + "2".repeat(64)
              + " set by the policy flux-system:backup (the profile says 1.0.0)",
          "base/demo/podinfo/deployment.yaml:19: image tag 1.32 set by the policy"
              + " flux-system:busybox (the profile says 1.31)",
          "base/demo/podinfo/deployment.yaml:29: image tag 6.14.10 set by the policy"
              + " flux-system:podinfo (the profile says 6.14.0)");

  private final String profile = read(AUTOMATED.resolve(PROFILE));

  @TempDir Path folder;
  private Path directory;

  @BeforeEach
  void createTree() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    Files.writeString(directory.resolve(PROFILE), profile);
    write(profile);
  }

  @Test
  void writesMarkers() {
    for (String file : List.of(DEPLOYMENT, RELEASE)) {
      assertThat(directory.resolve(file))
          .hasContent(read(AUTOMATED.resolve("marked").resolve(file)));
    }
  }

  @Test
  void acceptsValuesWrittenByAutomation() throws IOException {
    take("by-flux");
    assertThat(verify(profile).drifts()).isEmpty();
    assertThat(verify(profile).keptTags()).extracting(PreservedImageTag::toString).isEqualTo(KEPT);
    SortedMap<String, String> before = Trees.in(directory);
    WriteReport report = write(profile);
    assertThat(report.unchanged()).hasSize(6);
    assertThat(report.keptTags()).extracting(PreservedImageTag::toString).isEqualTo(KEPT);
    assertThat(Trees.in(directory)).isEqualTo(before);
  }

  @Test
  void showsKeptTagsInDiff() throws IOException {
    take("by-flux");
    List<ObjectChange> changes = TreeDiff.between(directory, PROFILE, render(profile).tree());
    assertThat(changes)
        .extracting(ObjectChange::action)
        .containsOnly(ObjectChange.Action.UNCHANGED);
    assertThat(changes)
        .flatExtracting(ObjectChange::keptTags)
        .extracting(PreservedImageTag::toString)
        .containsExactlyInAnyOrderElementsOf(KEPT);
  }

  @Test
  void keepsRecordForAnyAutomatedValue() throws IOException {
    String record = read(directory.resolve(OwnershipRecord.FILE));
    take("by-flux");
    write(profile);
    write(profile.replace("podinfo:6.14.0", "podinfo:6.14.1"));
    assertThat(read(directory.resolve(OwnershipRecord.FILE))).isEqualTo(record);
    assertThat(read(directory.resolve(DEPLOYMENT))).contains("podinfo:6.14.10 # {");
  }

  @Test
  void keepsTagsAndMarkersWhenProfileChanges() throws IOException {
    for (boolean known : new boolean[] {true, false}) {
      write(profile);
      take("by-flux");
      if (known) {
        write(profile);
      }
      String changed = profile.replace("sleep 1", "sleep 2").replace("flags:", "switches:");
      assertThat(write(changed).updated()).containsExactly(RELEASE, DEPLOYMENT);
      assertThat(read(directory.resolve(DEPLOYMENT)))
          .isEqualTo(byFlux(DEPLOYMENT).replace("sleep 1", "sleep 2"));
      assertThat(read(directory.resolve(RELEASE)))
          .isEqualTo(byFlux(RELEASE).replace("flags:", "switches:"));
      assertThat(verify(changed).drifts()).isEmpty();
      assertThat(verify(changed).keptTags())
          .extracting(PreservedImageTag::toString)
          .isEqualTo(KEPT);
    }
  }

  @Test
  void keepsTagsWhenProfileChangesTagAndMore() throws IOException {
    take("by-flux");
    write(profile);
    String changed =
        profile.replace("sleep 1", "sleep 2").replace("podinfo:6.14.0", "podinfo:6.15.0");
    assertThat(write(changed).updated()).containsExactly(DEPLOYMENT);
    assertThat(read(directory.resolve(DEPLOYMENT)))
        .contains("sleep 2", "podinfo:6.14.10 # {\"$imagepolicy\": \"flux-system:podinfo\"}\n");
  }

  @Test
  void matchesContainerByName() throws IOException {
    take("by-flux");
    write(profile);
    String changed =
        profile.replace(
            "    containers:\n",
            "    containers:\n      - name: proxy\n        image: envoyproxy/envoy:v1.30.1\n");
    write(changed);
    assertThat(read(directory.resolve(DEPLOYMENT)))
        .contains("envoy:v1.30.1\n", "podinfo:6.14.10 # {", "busybox:1.32 # {");
    write(profile);
    assertThat(read(directory.resolve(DEPLOYMENT))).isEqualTo(byFlux(DEPLOYMENT));
  }

  @Test
  void takesChangedImageOfProfile() throws IOException {
    take("by-flux");
    write(profile);
    write(profile.replace("image: stefanprodan/podinfo:6.14.0", "image: example/podinfo:7.0.0"));
    assertThat(read(directory.resolve(DEPLOYMENT)))
        .contains("image: example/podinfo:7.0.0 # {", "busybox:1.32 # {");
    take("by-flux");
    write(profile);
    String fixed =
        profile.replace("      - path: image.repository\n        name: flux-system:redis\n", "");
    write(fixed);
    assertThat(read(directory.resolve(RELEASE))).contains("tag: \"5.10\" # {", "redis\n");
    write(fixed.replace("docker.io/library/redis", "example/redis"));
    assertThat(read(directory.resolve(RELEASE)))
        .contains("tag: \"5.0\" # {", "repository: example/redis\n")
        .doesNotContain("5.10");
  }

  @Test
  void matchesSpellingsOfDockerHubImages() throws IOException {
    edit(DEPLOYMENT, "stefanprodan/podinfo:6.14.0", "docker.io/stefanprodan/podinfo:6.15.0");
    assertThat(verify(profile).drifts()).isEmpty();
    write(profile.replace("sleep 1", "sleep 2"));
    assertThat(read(directory.resolve(DEPLOYMENT)))
        .contains("sleep 2", "image: docker.io/stefanprodan/podinfo:6.15.0 # {");
  }

  @Test
  void deletesFileThatOnlyAutomationChanged() throws IOException {
    take("by-flux");
    String none = profile.substring(0, profile.indexOf("releases:"));
    assertThat(write(none).deleted()).contains(DEPLOYMENT, RELEASE);
  }

  @Test
  void takesTagsOfProfileWithoutPolicies() throws IOException {
    take("by-flux");
    String off =
        profile
            .replaceAll(" +imagePolicy: .*\n", "")
            .replaceAll("(?s) {4}imagePolicies:.*? {4}values:", "    values:");
    assertThat(verify(off).drifts())
        .extracting(Drift::toString)
        .containsExactly("changed " + RELEASE, "changed " + DEPLOYMENT);
    assertThat(write(off).keptTags()).isEmpty();
    assertThat(read(directory.resolve(DEPLOYMENT))).contains("podinfo:6.14.0\n");
    assertThat(read(directory.resolve(RELEASE))).doesNotContain("$imagepolicy", "5.10");
    assertThat(verify(off).drifts()).isEmpty();
  }

  @Test
  void acceptsCrlf() throws IOException {
    take("by-flux");
    edit(DEPLOYMENT, "\n", "\r\n");
    assertThat(verify(profile).drifts()).isEmpty();
    assertThat(write(profile.replace("sleep 1", "sleep 2")).updated()).containsExactly(DEPLOYMENT);
    assertThat(read(directory.resolve(DEPLOYMENT))).contains("podinfo:6.14.10 # {");
  }

  @Test
  void keepsQuotesOfAutomation() throws IOException {
    edit(RELEASE, "tag: \"5.0\"", "tag: \"6.0.1\"");
    assertThat(verify(profile).drifts()).isEmpty();
    write(profile.replace("flags:", "switches:"));
    assertThat(read(directory.resolve(RELEASE))).contains("tag: \"6.0.1\" # {", "switches:");
    assertThat(
            verify(profile.replace("flags:", "switches:").replace("\"5.0\"", "\"6.0.1\"")).drifts())
        .isEmpty();
  }

  @Test
  void takesOtherRepositoryOnlyIfProfileSaysSo() throws IOException {
    edit(DEPLOYMENT, "stefanprodan/podinfo:6.14.0", "ghcr.io/stefanprodan/podinfo:6.15.0");
    assertEdited();
    String renamed =
        profile.replace(
            "imagePolicy: flux-system:podinfo",
            "imagePolicy: {image: flux-system:podinfo, rename: true}");
    assertThat(verify(renamed).keptTags())
        .singleElement()
        .hasToString(
            DEPLOYMENT
                + ":29: image ghcr.io/stefanprodan/podinfo:6.15.0 set by the policy"
                + " flux-system:podinfo (the profile says stefanprodan/podinfo:6.14.0)");
  }

  @Test
  void treatsInvalidValueAsEdit() throws IOException {
    for (String value :
        List.of(
            "podinfo",
            "podinfo:",
            "podinfo:-1",
            "podinfo:6.14.1@sha256:12",
            "podinfo:" + "1".repeat(129),
            "podinfo:6.14.1 -x",
            "podinfo@sha256:" + "A".repeat(64))) {
      take("marked");
      edit(DEPLOYMENT, "podinfo:6.14.0", value);
      assertEdited();
      assertThatThrownBy(() -> write(profile.replace("sleep 1", "sleep 2")))
          .as(value)
          .hasMessageContaining("PRF100");
    }
    for (String tag : List.of("1.10", "1", "'5:0'", "null", "true", "[a]", "&a \"6\"", "!!str 6")) {
      take("marked");
      edit(RELEASE, "tag: \"5.0\"", "tag: " + tag);
      assertThat(verify(profile).drifts())
          .as(tag)
          .extracting(Drift::toString)
          .containsExactly("edited " + RELEASE + " (by hand)");
    }
  }

  @Test
  void namesKeyOfMarkerInTree() throws IOException {
    String marker = " # {\"$imagepolicy\": \"flux-system:log\"}";
    edit(RELEASE, "log:2.0.0", "log:2.0.0" + marker);
    assertThat(verify(profile).drifts())
        .extracting(Drift::toString)
        .containsExactly(
            "edited "
                + RELEASE
                + " (by hand; the profile does not have the policy marker of line 31:"
                + " write imagePolicies: [{path: sidecars[1], image: flux-system:log}] at this"
                + " release)");
    assertThatThrownBy(() -> write(profile))
        .hasMessageContaining("write imagePolicies: [{path: sidecars[1], image: flux-system:log}]");
    take("marked");
    String without = profile.replace("        imagePolicy: flux-system:podinfo\n", "");
    assertThat(verify(without).drifts())
        .extracting(Drift::toString)
        .containsExactly("changed " + DEPLOYMENT);
    write(without);
    edit(DEPLOYMENT, "podinfo:6.14.0", "podinfo:6.14.0" + marker);
    assertThat(verify(without).drifts().get(0).reason())
        .contains("line 29: write imagePolicy: flux-system:log at the container podinfod");
    take("marked");
    edit(DEPLOYMENT, "kind: Deployment", "kind: Deployment" + marker);
    assertThat(verify(profile).drifts().get(0).reason()).contains("line 2: remove the marker");
  }

  @Test
  void namesKeyOfMarkerBesideAddedElement() throws IOException {
    String marker = " # {\"$imagepolicy\": \"flux-system:podinfo\"}";
    String added = "        - name: extra\n          image: a/b:1.0\n";
    edit(DEPLOYMENT, "        - name: podinfod", added + "        - name: podinfod");
    assertThat(verify(profile).drifts())
        .extracting(Drift::toString)
        .containsExactly("edited " + DEPLOYMENT + " (by hand)");
    edit(DEPLOYMENT, "a/b:1.0", "a/b:1.0" + marker);
    assertThat(verify(profile).drifts().get(0).reason())
        .endsWith("remove the marker; the profile does not have this text");
    for (String tail : List.of("        - name: x\n          image: x:1" + marker, "---\na: b")) {
      take("marked");
      edit(DEPLOYMENT, "            - name: \"ON\"", tail + "\n            - name: \"ON\"");
      assertThat(verify(profile).drifts()).as(tail).hasSize(1);
    }
  }

  @Test
  void findsEdit() throws IOException {
    for (String edit : List.of("sleep 7", "sleep 1\n          # mine", "sleep 1; sleep 1")) {
      take("by-flux");
      write(profile);
      edit(DEPLOYMENT, "sleep 1", edit);
      assertEdited();
    }
    take("by-flux");
    edit(DEPLOYMENT, "stefanprodan/podinfo", "evil/podinfo");
    assertEdited();
    take("by-flux");
    edit(DEPLOYMENT, "      containers:", "      # mine\n      containers:");
    assertEdited();
  }

  @Test
  void treatsTagWithoutMarkerAsEdit() throws IOException {
    take("by-flux");
    write(profile);
    edit(DEPLOYMENT, " # {\"$imagepolicy\": \"flux-system:podinfo\"}", "");
    assertEdited();
  }

  @Test
  void showsOnlyEditsOfMarkedFile() throws IOException {
    take("by-flux");
    edit(DEPLOYMENT, "sleep 1", "sleep 7");
    assertThat(verify(profile).drifts())
        .singleElement()
        .extracting(drift -> drift.difference().lines().filter(PolicyValuesTest::isChange).toList())
        .isEqualTo(List.of("-                sleep 7", "+                sleep 1"));
  }

  @Test
  void deletesFilesThatAutomationChanged() throws IOException {
    take("by-flux");
    GenerationResult fewer = Trees.without(render(profile), DEPLOYMENT, RELEASE);
    assertThat(write(fewer).deleted()).containsExactly(RELEASE, DEPLOYMENT);
    for (String file : List.of(DEPLOYMENT, RELEASE)) {
      assertThat(folder.resolve("copies").resolve(file)).hasContent(byFlux(file));
    }
  }

  private void assertEdited() {
    assertThatThrownBy(() -> write(profile))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("PRF100: " + DEPLOYMENT + " was edited by hand");
  }

  private static boolean isChange(String line) {
    return (line.startsWith("-") || line.startsWith("+"))
        && !line.startsWith("---")
        && !line.startsWith("+++");
  }

  private static String byFlux(String file) {
    return read(AUTOMATED.resolve("by-flux").resolve(file));
  }

  private void take(String hand) throws IOException {
    for (String file : List.of(DEPLOYMENT, RELEASE)) {
      Files.writeString(directory.resolve(file), read(AUTOMATED.resolve(hand).resolve(file)));
    }
  }

  private void edit(String file, String what, String with) throws IOException {
    String text = read(directory.resolve(file));
    assertThat(text).contains(what);
    Files.writeString(directory.resolve(file), text.replace(what, with));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GenerationResult render(String yaml) {
    return new ProfileGenerator().generate(yaml, PROFILE, AUTOMATED, TargetOverride.NONE);
  }

  private WriteReport write(String yaml) throws IOException {
    return write(render(yaml));
  }

  private WriteReport write(GenerationResult result) throws IOException {
    WriteOptions options = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
    return new TreeWriter().write(result, PROFILE, directory, options);
  }

  private VerifyReport verify(String yaml) throws IOException {
    return new TreeVerifier().verify(render(yaml), PROFILE, directory);
  }
}
