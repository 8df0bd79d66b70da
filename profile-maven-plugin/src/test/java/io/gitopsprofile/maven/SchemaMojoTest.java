package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.read.ProfileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMojoTest {

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @Test
  void writesTheSchemaAndSaysHowToUseIt() throws Exception {
    Path file = folder.resolve("editor/profile.schema.json");

    mojo(file).execute();

    assertThat(file).hasContent(ProfileSchema.text());
    assertThat(file.resolveSibling("profile-part.schema.json"))
        .content()
        .contains("\"$ref\": \"profile.schema.json#/definitions/Part\"");
    assertThat(log.lines)
        .containsExactly(
            "info wrote " + file,
            "info Refer to the schema at the top of profile.yaml:",
            "info   # yaml-language-server: $schema=profile.schema.json",
            "info In an included file, refer to profile-part.schema.json");
  }

  @Test
  void replacesTheSchemaOfAnotherVersion() throws Exception {
    Path file = Files.writeString(folder.resolve("profile.schema.json"), "{}");

    mojo(file).execute();

    assertThat(file).hasContent(ProfileSchema.text());
  }

  @Test
  void namesTheFileThatItCannotWrite() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("taken"), "");
    Path file = inTheWay.resolve("profile.schema.json");

    assertThatThrownBy(mojo(file)::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("cannot write " + file);
  }

  private SchemaMojo mojo(Path file) {
    SchemaMojo mojo = new SchemaMojo();
    mojo.schemaFile = file.toFile();
    mojo.setLog(log);
    return mojo;
  }
}
