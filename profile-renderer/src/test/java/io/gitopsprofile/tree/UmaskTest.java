package io.gitopsprofile.tree;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.record.OwnershipRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rendering gives the same bytes for every user; new files follow the umask, existing ones keep
 * their mode.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no umask")
class UmaskTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "077, rw-------, rwx------",
    "022, rw-r--r--, rwxr-xr-x",
    "027, rw-r-----, rwxr-x---",
    "002, rw-rw-r--, rwxrwxr-x"
  })
  void appliesUmaskToNewFiles(String umask, String file, String directory) throws Exception {
    Path tree = folder.resolve("tree");
    run(umask, tree, 1);
    assertHolds(tree, KillableRun.tree(1));
    for (String path : List.of("base/n1/a.yaml", "base/n5/g1/a.yaml", OwnershipRecord.FILE)) {
      assertThat(mode(tree.resolve(path))).as(path).isEqualTo(file);
    }
    for (String path : List.of("", "base", "base/n1", "base/n5/g1")) {
      assertThat(mode(tree.resolve(path))).as(path).isEqualTo(directory);
    }
  }

  @Test
  void keepsModeOfReplacedFiles() throws Exception {
    Path tree = folder.resolve("tree");
    run("022", tree, 1);
    Files.setPosixFilePermissions(tree.resolve("base/n1/a.yaml"), fromString("rw-rw-rw-"));
    Files.setPosixFilePermissions(tree.resolve("base/n2/a.yaml"), fromString("r--r-----"));
    run("077", tree, 2);
    assertHolds(tree, KillableRun.tree(2));
    assertThat(mode(tree.resolve("base/n1/a.yaml"))).isEqualTo("rw-rw-rw-");
    assertThat(mode(tree.resolve("base/n2/a.yaml"))).isEqualTo("r--r-----");
    assertThat(mode(tree.resolve("base/n3/a.yaml"))).isEqualTo("rw-r--r--");
    assertThat(mode(tree.resolve("base/n3"))).isEqualTo("rwxr-xr-x");
    assertThat(mode(tree.resolve(OwnershipRecord.FILE))).isEqualTo("rw-r--r--");
    assertThat(mode(tree.resolve("base/n5/g2/a.yaml"))).isEqualTo("rw-------");
  }

  /** Writes a generation of {@link KillableRun} in a JVM of its own. */
  private void run(String umask, Path tree, int generation) throws Exception {
    Process run =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask " + umask + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KillableRun.class.getName(),
                tree.toString(),
                folder.resolve("copies").toString(),
                String.valueOf(generation))
            .redirectErrorStream(true)
            .start();
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(output).isZero();
  }

  private static void assertHolds(Path tree, GenerationResult result) throws IOException {
    assertThat(Trees.filesIn(tree)).hasSameSizeAs(result.tree().files());
    for (var file : result.tree().files()) {
      assertThat(tree.resolve(file.path())).hasContent(file.text());
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
