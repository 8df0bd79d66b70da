package io.gitopsprofile.read;

import static io.gitopsprofile.read.Reading.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.render.ProfileRenderer;
import io.gitopsprofile.rendered.RenderedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The files of ConfigMaps. */
final class ConfigFilesTest {

  private static final String LINE =
      "configMaps:\n  - {name: a, namespace: default, files: {f: f}}\n";

  @TempDir private Path directory;

  @Test
  void keepsEveryByteOfText() throws IOException {
    for (String text :
        List.of(
            "",
            " ",
            "\n",
            "a",
            "a\n\n",
            "\ufeffa",
            "a\r\nb\r\n",
            "\ta \n",
            "\u0000\u001b",
            "\ud83d\ude00")) {
      Files.writeString(directory.resolve("f"), text);
      assertThat(rendered("data")).as(text).isEqualTo(text);
    }
  }

  @Test
  void keepsEveryByteOfOtherFiles() throws IOException {
    for (byte[] bytes :
        List.of(new byte[] {-1}, new byte[] {'a', -64, -128}, new byte[] {-19, -96, -128})) {
      Files.write(directory.resolve("f"), bytes);
      assertThat(rendered("binaryData")).isEqualTo(Base64.getEncoder().encodeToString(bytes));
    }
  }

  @Test
  void tellsOfTheFilesThatItRead() throws IOException {
    Path file = Files.write(directory.resolve("f"), new byte[] {-1, 'a'});
    ReadProfile read = new ProfileReader().read(HEAD + LINE, "profile.yaml", directory);
    assertThat(read.files())
        .containsExactly(
            Map.entry(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
    assertThat(read.profile().configMaps().get(0).files())
        .containsExactly(Map.entry("f", FileContent.of(new byte[] {-1, 'a'})));
  }

  @Test
  void refusesLinkOutOfDirectory(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(
        directory.resolve("f"), Files.writeString(elsewhere.resolve("secret"), "x"));
    assertThat(problems(LINE))
        .containsExactly("PRF007 f is a symbolic link that leads out of the profile's directory");
  }

  @Test
  void boundsConfigMap() throws IOException {
    Files.writeString(directory.resolve("f"), "a".repeat(Limits.CONFIG_MAP_BYTES));
    assertThat(rendered("data")).asString().hasSize(Limits.CONFIG_MAP_BYTES);
    Files.writeString(directory.resolve("f"), "ä".repeat(Limits.CONFIG_MAP_BYTES / 2) + "a");
    assertThat(problems(LINE)).containsExactly("PRF005 the ConfigMap has more than 1048576 bytes");
    Files.writeString(directory.resolve("f"), "a".repeat(Limits.FILE_BYTES + 1));
    assertThat(problems(LINE)).containsExactly("PRF007 f is larger than 2 MiB");
  }

  @Test
  void boundsAllFiles() throws IOException {
    Files.writeString(directory.resolve("f"), "a".repeat(Limits.CONFIG_MAP_BYTES));
    StringBuilder yaml = new StringBuilder("configMaps:\n");
    for (int i = 0; i < 9; i++) {
      yaml.append("  - {name: a").append(i).append(", namespace: default, files: {f: f}}\n");
    }
    assertThat(problems(yaml.toString()))
        .containsExactly("PRF005 the files of ConfigMaps have more than 8 MiB");
  }

  @Test
  void refusesNameWithoutRoomForHash() throws IOException {
    Files.writeString(directory.resolve("f"), "a");
    String name = ("a".repeat(60) + ".").repeat(3) + "a".repeat(60);
    assertThat(problems(LINE.replace("name: a,", "hashInName: true, name: " + name + ",")))
        .containsExactly("PRF005 name is too long for a hash at its end");
  }

  private Object rendered(String part) {
    Collection<RenderedFile> files =
        ProfileRenderer.render(
                new ProfileReader().read(HEAD + LINE, "profile.yaml", directory).profile())
            .files();
    for (RenderedFile file : files) {
      if (file.path().endsWith("/configmap-a.yaml")) {
        Map<String, Map<String, Object>> object = new Yaml().load(file.text());
        assertThat(object.keySet()).contains(part);
        return object.get(part).get("f");
      }
    }
    throw new AssertionError("no ConfigMap in " + files);
  }

  private List<String> problems(String yaml) {
    return catchThrowableOfType(
            ProfileException.class,
            () -> new ProfileReader().read(HEAD + yaml, "profile.yaml", directory))
        .diagnostics()
        .stream()
        .map(problem -> problem.code().code() + " " + problem.message())
        .toList();
  }
}
