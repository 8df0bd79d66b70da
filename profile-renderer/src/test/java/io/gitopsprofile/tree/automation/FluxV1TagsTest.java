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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tags that Flux v1 writes into a tree. The files of {@code by-flux} are rendered files after
 * kubeyaml, the editor of Flux v1, changed their images.
 */
class FluxV1TagsTest {

  private static final String PROFILE = "profile.yaml";
  private static final Path AUTOMATED = Path.of("src/test/image-automation");
  private static final String DEPLOYMENT = "base/demo/podinfo/deployment.yaml";
  private static final String RELEASE = "base/demo/cache.yaml";
  private static final List<String> KEPT =
      List.of(
          "base/demo/cache.yaml:20: image tag 5.10 set by Flux v1 (the profile says 5.0)",
          "base/demo/cache.yaml:22: image tag v1.6.0 set by Flux v1 (the profile says v1.3.5)",
          "base/demo/cache.yaml:27: image tag 1.10 set by Flux v1 (the profile says 1.0.0)",
          "base/demo/podinfo/deployment.yaml:23: image tag 1.32 set by Flux v1"
              + " (the profile says 1.31)",
          "base/demo/podinfo/deployment.yaml:33: image tag 3.1.10 set by Flux v1"
              + " (the profile says 3.1.0)");

  private final String profile = read(AUTOMATED.resolve(PROFILE));

  @TempDir Path folder;
  private Path directory;

  @BeforeEach
  void createAutomatedTree() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    Files.writeString(directory.resolve(PROFILE), profile);
    write(profile);
    byFlux(DEPLOYMENT);
    byFlux(RELEASE);
  }

  @Test
  void acceptsFileWrittenByAutomation() throws IOException {
    SortedMap<String, String> before = Trees.in(directory);
    assertThat(verify(profile).drifts()).isEmpty();
    assertThat(verify(profile).keptTags()).extracting(PreservedImageTag::toString).isEqualTo(KEPT);
    WriteReport report = write(profile);
    assertThat(report.unchanged()).hasSize(4).contains(DEPLOYMENT, RELEASE);
    assertThat(report.keptTags()).extracting(PreservedImageTag::toString).isEqualTo(KEPT);
    assertThat(Trees.in(directory)).isEqualTo(before);
  }

  @Test
  void showsKeptTagsInDiff() throws IOException {
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
  void acceptsAutomatedFileWithCrlf() throws IOException {
    for (String file : List.of(DEPLOYMENT, RELEASE)) {
      edit(file, "\n", "\r\n");
    }
    SortedMap<String, String> before = Trees.in(directory);
    assertThat(write(profile).unchanged()).hasSize(4);
    assertThat(Trees.in(directory)).isEqualTo(before);
    write(profile.replace("sleep 1", "sleep 2"));
    assertThat(directory.resolve(DEPLOYMENT))
        .content()
        .contains("sleep 2", "podinfo:3.1.10\n")
        .doesNotContain("\r");
  }

  @Test
  void keepsTagsWhenProfileChanges() throws IOException {
    String changed = profile.replace("sleep 1", "sleep 2").replace("flags:", "switches:");
    assertThat(write(changed).updated()).containsExactly(RELEASE, DEPLOYMENT);
    assertThat(directory.resolve(DEPLOYMENT))
        .content()
        .startsWith("apiVersion")
        .contains("busybox:1.32\n", "podinfo:3.1.10\n", "sleep 2");
    assertThat(directory.resolve(RELEASE))
        .content()
        .contains("tag: \"5.10\"\n", "redis_exporter:v1.6.0\n", "version: \"1.10\"\n", "switches:");
    assertThat(verify(changed).drifts()).isEmpty();
    assertThat(verify(changed).keptTags()).extracting(PreservedImageTag::message).hasSize(5);
  }

  @Test
  void keepsRecordForAnyAutomatedTag() throws IOException {
    String record = read(directory.resolve(OwnershipRecord.FILE));
    write(profile.replace("sleep 1", "sleep 2"));
    write(profile);
    assertThat(read(directory.resolve(OwnershipRecord.FILE))).isEqualTo(record);
    assertThat(read(directory.resolve(DEPLOYMENT))).contains("podinfo:3.1.10\n");
  }

  @Test
  void takesChangedImageOfProfile() throws IOException {
    write(profile.replace("image: stefanprodan/podinfo:3.1.0", "image: example/podinfo:4.0.0"));
    assertThat(read(directory.resolve(DEPLOYMENT)))
        .contains("image: example/podinfo:4.0.0\n", "busybox:1.32\n");
    write(profile.replace("repository: docker.io/library/redis", "repository: example/redis"));
    assertThat(read(directory.resolve(RELEASE))).contains("tag: \"5.0\"\n", "version: \"1.10\"\n");
  }

  @Test
  void takesTagsOfProfileWithoutAutomation() throws IOException {
    for (String off : List.of("automated: false", "automated: true\n      locked: true")) {
      byFlux(DEPLOYMENT);
      String changed = profile.replace("automated: true", off);
      assertThat(write(changed).keptTags()).isEmpty();
      assertThat(read(directory.resolve(DEPLOYMENT))).contains("busybox:1.31\n", "podinfo:3.1.0\n");
      assertThat(verify(changed).drifts()).isEmpty();
      write(profile);
    }
  }

  @Test
  void takesTagsOfProfileInUntouchedFile() throws IOException {
    String off = profile.replace("automated: true", "automated: false");
    Files.delete(directory.resolve(DEPLOYMENT));
    Files.delete(directory.resolve(RELEASE));
    write(off);
    write(profile.replace("podinfo:3.1.0", "podinfo:3.1.1"));
    assertThat(read(directory.resolve(DEPLOYMENT))).contains("podinfo:3.1.1\n");
  }

  @Test
  void findsEdit() throws IOException {
    for (String edit : List.of("sleep 7", "sleep 1\n          # mine", "sleep 1; sleep 1")) {
      byFlux(DEPLOYMENT);
      edit(DEPLOYMENT, "sleep 1", edit);
      assertThatThrownBy(() -> write(profile))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("PRF100: " + DEPLOYMENT + " was edited by hand");
      assertThat(verify(profile).drifts())
          .extracting(Drift::toString)
          .containsExactly("edited " + DEPLOYMENT + " (by hand)");
    }
  }

  @Test
  void treatsRemovedTagAsEdit() throws IOException {
    String original = read(directory.resolve(RELEASE));
    edit(DEPLOYMENT, "podinfo:3.1.10", "podinfo");
    for (String tag : List.of("tag: \"5.10\"", ":v1.6.0")) {
      Files.writeString(directory.resolve(RELEASE), original);
      edit(RELEASE, tag, tag.startsWith(":") ? "" : "tag: ''");
      assertThatThrownBy(() -> write(profile))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("PRF100: " + DEPLOYMENT)
          .hasMessageContaining("PRF100: " + RELEASE);
    }
  }

  @Test
  void acceptsFirstTagSetByFlux() throws IOException {
    String untagged = profile.replace("busybox:1.31", "busybox");
    Files.delete(directory.resolve(DEPLOYMENT));
    write(untagged);
    byFlux(DEPLOYMENT);
    assertThat(verify(untagged).drifts()).isEmpty();
    assertThat(write(untagged.replace("sleep 1", "sleep 2")).updated()).containsExactly(DEPLOYMENT);
    assertThat(read(directory.resolve(DEPLOYMENT))).contains("sleep 2", "busybox:1.32\n");
  }

  @Test
  void findsAddedComment() throws IOException {
    edit(DEPLOYMENT, "      containers:", "      # mine\n      containers:");
    assertThatThrownBy(() -> write(profile))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("# mine");
  }

  @Test
  void showsOnlyEditsOfAutomatedFile() throws IOException {
    edit(DEPLOYMENT, "sleep 1", "sleep 7");
    assertThat(verify(profile).drifts())
        .singleElement()
        .extracting(drift -> drift.difference().lines().filter(FluxV1TagsTest::isChange).toList())
        .isEqualTo(List.of("-                sleep 7", "+                sleep 1"));
  }

  @Test
  void findsChangedImageOfAutomatedTag() throws IOException {
    edit(DEPLOYMENT, "stefanprodan/podinfo", "evil/podinfo");
    assertThat(verify(profile).drifts())
        .extracting(Drift::toString)
        .containsExactly("edited " + DEPLOYMENT + " (by hand)");
  }

  @Test
  void deletesFilesThatAutomationChanged() throws IOException {
    GenerationResult fewer = Trees.without(render(profile), DEPLOYMENT, RELEASE);
    SortedMap<String, String> before = Trees.in(directory);
    assertThat(write(fewer).deleted()).containsExactly(RELEASE, DEPLOYMENT);
    for (String file : List.of(DEPLOYMENT, RELEASE)) {
      assertThat(folder.resolve("copies").resolve(file)).hasContent(before.get(file));
    }
  }

  @Test
  void keepsObsoleteFileThatWasEdited() throws IOException {
    edit(DEPLOYMENT, "sleep 1", "sleep 7");
    assertThat(write(Trees.without(render(profile), DEPLOYMENT)).left())
        .containsExactly(DEPLOYMENT);
  }

  private static boolean isChange(String line) {
    return (line.startsWith("-") || line.startsWith("+"))
        && !line.startsWith("---")
        && !line.startsWith("+++");
  }

  private void byFlux(String file) throws IOException {
    Files.writeString(directory.resolve(file), read(AUTOMATED.resolve("by-flux").resolve(file)));
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
      throw new java.io.UncheckedIOException(e);
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
