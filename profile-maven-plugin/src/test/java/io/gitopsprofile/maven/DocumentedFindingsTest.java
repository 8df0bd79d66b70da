package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The findings that pages show are those that Maven prints for an edited starter profile. {@code
 * -Dgolden.update} writes them, and still fails.
 */
class DocumentedFindingsTest {

  private static final Path STARTER = Path.of("../templates/eks-hpa-flux2/profile.yaml");
  private static final Pattern PRINTED = Pattern.compile("(?ms)^```\n(\\[ERROR] .*?)^```$");
  private static final Pattern PROFILE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

  @TempDir Path folder;

  @Test
  void standInReadme() throws IOException {
    Path readme = Path.of("../README.md");
    String edited =
        Files.readString(STARTER)
            .replaceFirst("(?m)^ *# Where this chart's Prometheus keeps .*\n", "")
            .replaceFirst("    namespaceLabel: namespace\n    podLabel: pod\n", "")
            .replaceFirst("window: 1m", "window: 8s");
    Matcher excerpt = PROFILE.matcher(Files.readString(readme));
    assertThat(excerpt.find()).isTrue();
    assertThat(edited).contains("\n" + excerpt.group(1));
    shows(readme, edited);
  }

  @Test
  void standInGettingStarted() throws IOException {
    String edited = Files.readString(STARTER).replaceFirst("minReplicas", "minReplica");
    shows(Path.of("../docs/getting-started.md"), edited);
  }

  private void shows(Path page, String yaml) throws IOException {
    String text = Files.readString(page);
    Matcher block = PRINTED.matcher(text);
    assertThat(block.find()).as("findings in %s", page).isTrue();
    String printed = printed(yaml);
    if (Boolean.getBoolean("golden.update") && !printed.equals(block.group(1))) {
      Files.writeString(
          page, text.substring(0, block.start(1)) + printed + text.substring(block.end(1)));
      throw new AssertionError("updated " + page + "; read it, then run without update");
    }
    assertThat(block.group(1)).isEqualTo(printed);
  }

  /** The lines behind the summary, as Maven prints them. */
  private String printed(String yaml) throws IOException {
    ValidateMojo mojo = new ValidateMojo();
    Path profile = Files.writeString(folder.resolve("profile.yaml"), yaml);
    mojo.file = profile.toFile();
    mojo.setLog(new RecordingLog());
    MojoFailureException failure = catchThrowableOfType(MojoFailureException.class, mojo::execute);
    return failure
        .getMessage()
        .replace(profile.toString(), "profile.yaml")
        .lines()
        .dropWhile(line -> line.startsWith("Checked "))
        .map(line -> "[ERROR] " + line + "\n")
        .collect(Collectors.joining());
  }
}
