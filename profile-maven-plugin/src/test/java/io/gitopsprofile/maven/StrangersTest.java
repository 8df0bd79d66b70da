package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest that Flux applies although no profile renders it, in each goal. */
class StrangersTest {

  private static final String PROFILE =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.33", flux: v2}
      namespaces: [{name: demo}]
      """;

  private static final String EXTRA =
      "stranger base/demo/extra.yaml:1 (Pod demo/extra; no profile renders it)";

  private static final String FIX =
      "fix: delete base/demo/extra.yaml or move it out of the folder, or let it be with"
          + " sync.others: [base/demo/extra.yaml] in the profile";

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @BeforeEach
  void addStranger() throws Exception {
    profile("");
    with(new GenerateMojo()).execute();
    log.lines.clear();
    Files.writeString(
        folder.resolve("base/demo/extra.yaml"),
        "{apiVersion: v1, kind: Pod, metadata: {name: extra, namespace: demo}}\n");
  }

  @Test
  void failsVerifyWithTheWaysOut() {
    assertThatThrownBy(() -> with(new VerifyMojo()).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining(":\n  " + EXTRA + "\n" + FIX + "\n")
        .hasMessageNotContaining("run this");
  }

  @Test
  void warnsInGenerateAndInDiff() throws Exception {
    with(new GenerateMojo()).execute();
    assertThat(log.lines).contains("warn " + EXTRA, "warn   " + FIX);
    log.lines.clear();
    with(new DiffMojo()).execute();
    assertThat(log.lines).contains("warn " + EXTRA);
  }

  @Test
  void letsPathBe() throws Exception {
    profile("sync: {others: [base/demo/extra.yaml]}\n");
    with(new VerifyMojo()).execute();
    assertThat(log.lines).hasSize(1).first().asString().startsWith("info Verified ");
  }

  @Test
  void warnsOfPathThatLetsNothingBe() throws Exception {
    profile("sync: {others: [base/demo]}\n");
    Files.delete(folder.resolve("base/demo/extra.yaml"));
    with(new VerifyMojo()).execute();
    assertThat(log.lines).first().asString().contains("warning PRF105");
    VerifyMojo strict = with(new VerifyMojo());
    strict.failOnWarning = true;
    assertThatThrownBy(strict::execute).hasMessageContaining("warning PRF105");
  }

  private void profile(String more) throws IOException {
    Files.writeString(folder.resolve("profile.yaml"), PROFILE + more);
  }

  private VerifyMojo with(VerifyMojo mojo) {
    mojo.outputDirectory = folder.toFile();
    return common(mojo);
  }

  private DiffMojo with(DiffMojo mojo) {
    mojo.outputDirectory = folder.toFile();
    return common(mojo);
  }

  private GenerateMojo with(GenerateMojo mojo) {
    mojo.outputDirectory = folder.toFile();
    mojo.copies = folder.resolve("target/copies").toFile();
    return common(mojo);
  }

  private <M extends ProfileMojo> M common(M mojo) {
    mojo.file = folder.resolve("profile.yaml").toFile();
    mojo.execution = "default";
    mojo.version = "1";
    mojo.setLog(log);
    return mojo;
  }
}
