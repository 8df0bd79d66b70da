package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.record.RecordSection;
import io.gitopsprofile.tree.report.FileContent;
import io.gitopsprofile.tree.report.WatchedFiles;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpToDateCheckTest {

  private static final List<String> SAID = List.of("one", "two ✓");
  private static final String OWN = line("a.yaml", "profile.yaml");

  @TempDir Path folder;
  private Path profile;
  private Path output;

  @BeforeEach
  void aRunThatIsKept() throws IOException {
    folder = folder.toRealPath();
    profile = Files.writeString(folder.resolve("profile.yaml"), "\ufeffp: ä\n");
    output = Files.writeString(folder.resolve("a.yaml"), "apiVersion: v1\nkind: a1\n");
    Files.writeString(folder.resolve(".profile.sum"), OWN);
    keep("p: ä\n");
  }

  @Test
  void saysAgainWhatWasSaid() {
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
  }

  @Test
  void knowsNothingWithoutAFile() throws IOException {
    Files.delete(folder.resolve("cache/run"));
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void noticesOtherParametersAndAnotherBuild() {
    assertThat(run("y", "1").outputOfLastRun(folder)).isNull();
    assertThat(run("x", "2").outputOfLastRun(folder)).isNull();
    assertThat(run("x", "").outputOfLastRun(folder)).isNull();
  }

  @Test
  void noticesAChangeOfSameLengthAndTime() throws IOException {
    for (Path file : List.of(profile, output)) {
      String text = Files.readString(file);
      FileTime time = Files.getLastModifiedTime(file);
      Files.writeString(file, text.replace(":", ";"));
      Files.setLastModifiedTime(file, time);
      assertThat(run("x", "1").outputOfLastRun(folder)).as(file.toString()).isNull();
      Files.writeString(file, text);
      assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    }
  }

  @Test
  void noticesAMissingFileAndAFolderInItsPlace() throws IOException {
    Files.delete(output);
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
    Files.createDirectory(output);
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void noticesOtherBytesThatAreTheSameAsText() throws IOException {
    Path logo = Files.write(folder.resolve("logo"), new byte[] {-1});
    String text = new String(Files.readAllBytes(logo), StandardCharsets.UTF_8);
    run("x", "1")
        .keep(
            folder,
            Map.of(profile, "p: ä\n", logo, text),
            List.of(),
            new RecordSection("profile.yaml", OWN),
            WatchedFiles.NONE,
            SAID);
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    Files.write(logo, new byte[] {-2});
    assertThat(new String(Files.readAllBytes(logo), StandardCharsets.UTF_8)).isEqualTo(text);
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void keepsNoRunThatReadFolder() throws IOException {
    Files.delete(folder.resolve("cache/run"));
    Path crds = Files.createDirectory(folder.resolve("crds"));
    run("x", "1")
        .keep(
            folder,
            Map.of(profile, "p: ä\n", crds, ""),
            List.of(),
            new RecordSection("profile.yaml", OWN),
            WatchedFiles.NONE,
            SAID);
    assertThat(folder.resolve("cache/run")).doesNotExist();
  }

  @Test
  void noticesWhatTheRecordSaysOfItsProfile() throws IOException {
    Path record = folder.resolve(".profile.sum");
    Files.writeString(record, "");
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
    Files.delete(record);
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
    Files.writeString(record, OWN + line("b.yaml", "profile.yaml"));
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void noticesStrangerAndChangeOfOtherYaml() throws IOException {
    String shop = "profile: v1\nname: shop\ntarget: {kubernetes: '1.33', flux: v2}\n";
    Files.writeString(profile, shop + "namespaces: [{name: demo}]\n");
    GenerationResult result = new ProfileGenerator().generate(profile, TargetOverride.NONE);
    Path plain = folder.resolve("base/demo/plain.yaml");
    Files.createDirectories(plain.getParent());
    Files.writeString(plain, "a: 1\n");
    WriteReport report =
        new TreeWriter()
            .write(
                result,
                "profile.yaml",
                folder,
                WriteOptions.careful(folder.resolve("copies")).withFsync(false));
    assertThat(report.strangers().watched().complete()).isTrue();
    run("x", "1")
        .keep(
            folder,
            result.files(),
            report.files(),
            report.ownLines(),
            report.strangers().watched(),
            SAID);
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    Files.writeString(plain, "apiVersion: v1\nkind: Pod\n");
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
    Files.writeString(plain, "a: 1\n");
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    for (String path : List.of("base/demo/new.yaml", "clusters/shop/new.yaml", ".sourceignore")) {
      Files.writeString(folder.resolve(path), "apiVersion: v1\nkind: Pod\n");
      assertThat(run("x", "1").outputOfLastRun(folder)).as(path).isNull();
      Files.delete(folder.resolve(path));
      assertThat(run("x", "1").outputOfLastRun(folder)).as(path).isEqualTo(SAID);
    }
    Files.writeString(folder.resolve("elsewhere.yaml"), "apiVersion: v1\nkind: Pod\n");
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
  }

  @Test
  void readsNoRecordThatIsTooLargeToBeOne() throws IOException {
    Files.writeString(folder.resolve(".profile.sum"), OWN + "x".repeat(FileSystemAccess.LONGEST));
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void caresNotWhatTheRecordSaysOfOtherProfiles() throws IOException {
    Path record = folder.resolve(".profile.sum");
    Files.writeString(folder.resolve("other.yaml"), "");
    Files.writeString(record, OWN + line("b.yaml", "other.yaml"));
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    Files.writeString(record, Files.readString(record).replace("\n", "\r\n"));
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
  }

  @Test
  void noticesThatTheProfileOfOtherFilesIsGone() throws IOException {
    Path other = Files.writeString(folder.resolve("an other.yaml"), "");
    Files.writeString(
        folder.resolve(".profile.sum"),
        OWN + line("b.yaml", "an%20other.yaml") + line("c.yaml", "never.yaml"));
    keep("p: ä\n");
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    Files.delete(other);
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void noticesThatAProfileCameAndWent() throws IOException {
    Files.writeString(folder.resolve(".profile.sum"), OWN + line("b.yaml", "other.yaml"));
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void noticesWhatAKilledRunLeft() throws IOException {
    for (String left : List.of(".profile.pending", ".profile.lock")) {
      Files.createDirectory(folder.resolve(left));
      assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
      Files.delete(folder.resolve(left));
      Files.createSymbolicLink(folder.resolve(left), folder.resolve("nowhere"));
      assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
      Files.delete(folder.resolve(left));
    }
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
  }

  @Test
  void noticesALinkToTheSameBytes() throws IOException {
    for (Path file : List.of(profile, output, folder.resolve(".profile.sum"))) {
      Path moved = Files.move(file, folder.resolve("moved"));
      Files.createSymbolicLink(file, moved);
      assertThat(run("x", "1").outputOfLastRun(folder)).as(file.toString()).isNull();
      Files.delete(file);
      Files.move(moved, file);
      assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    }
  }

  @Test
  void noticesALinkOnTheWayToAFile() throws IOException {
    output = Files.createDirectory(folder.resolve("base")).resolve("a.yaml");
    Files.writeString(output, "apiVersion: v1\nkind: a1\n");
    keep("p: ä\n");
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
    Files.move(folder.resolve("base"), folder.resolve("moved"));
    Files.createSymbolicLink(folder.resolve("base"), folder.resolve("moved"));
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void takesAProfileThatIsALink() throws IOException {
    Path moved = Files.move(profile, folder.resolve("moved"));
    Files.createSymbolicLink(profile, moved);
    keep("p: ä\n");
    assertThat(run("x", "1").outputOfLastRun(folder)).isEqualTo(SAID);
  }

  @Test
  void keepsNothingOfAProfileThatChangedMeanwhile() throws IOException {
    Files.delete(folder.resolve("cache/run"));
    keep("p: other\n");
    assertThat(folder.resolve("cache/run")).doesNotExist();
  }

  @Test
  void keepsNothingOfAnOutputThatALinkLeadsTo() throws IOException {
    Files.delete(folder.resolve("cache/run"));
    Path moved = Files.move(output, folder.resolve("moved"));
    Files.createSymbolicLink(output, moved);
    keep("p: ä\n");
    assertThat(folder.resolve("cache/run")).doesNotExist();
  }

  @Test
  void noticesThatALineOfTextMovedFromOneFileToTheNext() throws IOException {
    Files.writeString(profile, "p: ä\na: 1\n");
    Files.writeString(output, "");
    assertThat(run("x", "1").outputOfLastRun(folder)).isNull();
  }

  @Test
  void survivesEveryDamageOfItsFile() throws IOException {
    Path cache = folder.resolve("cache/run");
    byte[] whole = Files.readAllBytes(cache);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) 0x80;
      Files.write(cache, damaged);
      List<String> said = run("x", "1").outputOfLastRun(folder);
      assertThat(said == null || said.size() <= SAID.size()).as("byte %d", i).isTrue();
      Files.write(cache, java.util.Arrays.copyOf(whole, i));
      assertThat(run("x", "1").outputOfLastRun(folder)).as("cut at %d", i).isNull();
    }
  }

  private void keep(String text) throws IOException {
    run("x", "1")
        .keep(
            folder,
            Map.of(profile, text),
            List.of(
                new FileContent(
                    output, "apiVersion: v1\nkind: a1\n".getBytes(StandardCharsets.UTF_8))),
            new RecordSection("profile.yaml", OWN),
            WatchedFiles.NONE,
            SAID);
  }

  private static String line(String path, String profile) {
    return path + " sha256:" + "0".repeat(64) + " 1 " + profile + "\n";
  }

  private UpToDateCheck run(String parameters, String build) {
    return new UpToDateCheck(folder.resolve("cache/run"), parameters, build);
  }
}
