package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worst inputs end within two seconds of the reader's own time and 256 MiB of heap, on a small
 * stack.
 */
final class HostileInputsTest {

  private static final int LONGEST_MILLISECONDS = 2_000;

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void readsOrRejectsAllInTimeOnSmallJvm() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileInputs.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();
    Map<String, String[]> lines =
        output
            .lines()
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(fields -> fields[0], Function.identity()));
    assertThat(lines).hasSizeGreaterThan(60);
    assertThat(lines.values())
        .allSatisfy(
            fields ->
                assertThat(Integer.parseInt(fields[1]))
                    .as(Arrays.toString(fields))
                    .isLessThanOrEqualTo(LONGEST_MILLISECONDS));
    assertThat(lines.get("a CustomResourceDefinition of 1 MiB")[2]).isEqualTo("read, 1");
    assertThat(lines.get("letters")[2]).startsWith("1 PRF001 a text has more than 1048576");
    assertThat(lines.get("100 MB")[2]).startsWith("1 PRF007");
    assertThat(lines.get("a manifest file of 100 MB")[2]).startsWith("1 PRF007");
    assertThat(lines.get("a bomb")[2]).startsWith("1 PRF008");
    assertThat(lines.get("a long value everywhere")[2]).startsWith("1 PRF008");
    assertThat(lines.get("a large list")[2]).startsWith("1 PRF001 there are more than 200000");
  }
}
