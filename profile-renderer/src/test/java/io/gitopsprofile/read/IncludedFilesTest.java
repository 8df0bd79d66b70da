package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.edit.ProfileEditor;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludedFilesTest {

  private static final String HEAD =
      "profile: v1\nname: shop\ntarget: {kubernetes: \"1.35\", flux: v2}\n";

  @TempDir Path folder;

  @Test
  void joinsListsInTheOrderOfTheFiles() throws IOException {
    write("a.yaml", "include: [c.yaml]\nnamespaces: [{name: a}]\n");
    write("b/b.yaml", "namespaces: [{name: b}]\nsync: {interval: 5m}\n");
    write("c.yaml", "namespaces: [{name: c}]\n");

    ReadProfile read = read(HEAD + "include: [a.yaml, b/b.yaml]\nnamespaces: [{name: own}]\n");

    assertThat(read.profile().namespaces())
        .extracting(Namespace::name)
        .containsExactly("own", "a", "c", "b");
    assertThat(read.profile().sync()).isNotNull();
    assertThat(read.files().keySet())
        .contains(
            folder.resolve("profile.yaml"),
            folder.resolve("a.yaml"),
            folder.resolve("b/b.yaml"),
            folder.resolve("c.yaml"));
  }

  @Test
  void refusesSectionThatIsNoListInTwoFiles() throws IOException {
    write("a.yaml", "\nsync: {interval: 5m}\n");

    assertThat(problems(HEAD + "include: [a.yaml]\nsync: {interval: 1m}\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.position().toString()).isEqualTo("profile/a.yaml:2:1");
              assertThat(problem.message())
                  .startsWith("sync stands in profile/profile.yaml and in profile/a.yaml");
            });
  }

  @Test
  void editsTheFileThatHoldsThePart() throws IOException {
    write("a.yaml", "namespaces:\n  - name: own\n    lables: {a: b}\n");

    Diagnostic problem = problems(HEAD + "include: [a.yaml]\nnamespaces: [{name: first}]\n").get(0);

    Edit edit = problem.edits().get(0);
    assertThat(edit).hasToString("profile/a.yaml: rename-key namespaces[0].lables labels");
    String text = Files.readString(folder.resolve("a.yaml"));
    assertThat(new ProfileEditor(text).edit(problem.edits()).text())
        .isEqualTo(text.replace("lables", "labels"));
  }

  @Test
  void readsManifestFileOfPartFromTheFolderOfTheProfile() throws IOException {
    write("team/a.yaml", "manifests: [{file: objects/x.yaml}]\n");
    write("objects/x.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: x}\n");

    assertThat(read(HEAD + "include: [team/a.yaml]\n").profile().manifests()).hasSize(1);
  }

  @Test
  void boundsDepthNumberAndSize() throws IOException {
    for (int i = 0; i < Limits.INCLUDE_DEPTH + 2; i++) {
      write("d" + i + ".yaml", "include: [d" + (i + 1) + ".yaml]\n");
    }
    assertThat(problems(HEAD + "include: [d0.yaml]\n"))
        .extracting(Diagnostic::message)
        .containsExactly("files are included more than 5 levels deep");

    StringBuilder many = new StringBuilder(HEAD).append("include:\n");
    for (int i = 0; i <= Limits.INCLUDED_FILES; i++) {
      write("n" + i + ".yaml", "namespaces: []\n");
      many.append("  - n").append(i).append(".yaml\n");
    }
    assertThat(problems(many.toString()))
        .extracting(Diagnostic::message)
        .containsExactly("the profile includes more than 100 files");

    write("large.yaml", "namespaces: []\n#" + "x".repeat(Limits.FILE_BYTES / 2));
    write("larger.yaml", "namespaces: []\n#" + "x".repeat(Limits.FILE_BYTES / 2));
    assertThat(problems(HEAD + "include: [large.yaml, larger.yaml]\n"))
        .extracting(Diagnostic::message)
        .containsExactly("the included files have more than 2 MiB");
  }

  @Test
  void refusesLinkThatLeadsOut(@TempDir Path outside) throws IOException {
    Path file = Files.writeString(outside.resolve("a.yaml"), "namespaces: [{name: a}]\n");
    write("b.yaml", "");
    Files.createSymbolicLink(folder.resolve("a.yaml"), file);

    assertThat(problems(HEAD + "include: [a.yaml]\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("symbolic link"));
  }

  @Test
  void masksCredentialOfAnIncludedFile() throws IOException {
    write("a.yaml", "namespaces:\n  - name: \"password: hunter2hunter2\"\n");

    assertThatThrownBy(() -> read(HEAD + "include: [a.yaml]\n"))
        .hasMessageNotContaining("hunter2hunter2");
  }

  @Test
  void namesTheLineOfAnIncludedFileInFindingOfCheck() throws IOException {
    write(
        "a.yaml",
        """
        workloads:
          - {preset: podinfo, namespace: demo, replicas: 1}
          - {preset: podinfo, name: web, namespace: missing}
        """);
    Files.writeString(
        folder.resolve("profile.yaml"), HEAD + "include: [a.yaml]\nnamespaces: [{name: demo}]\n");

    ProfileException found =
        catchThrowableOfType(
            ProfileException.class,
            () ->
                new ProfileGenerator()
                    .generate(
                        Files.readString(folder.resolve("profile.yaml")),
                        "profile/profile.yaml",
                        folder,
                        TargetOverride.NONE));

    assertThat(found.diagnostics())
        .filteredOn(finding -> finding.message().contains("missing"))
        .isNotEmpty()
        .allSatisfy(
            finding -> assertThat(finding.position().toString()).startsWith("profile/a.yaml:3:"));
  }

  @Test
  void validatesAnIncludedFileBySchema() throws IOException {
    JsonNode all = new ObjectMapper().readTree(ProfileSchema.text());
    Schema part = SchemaFragments.of(all, all.get("definitions").get("Part"));
    ObjectMapper json = new ObjectMapper();

    assertThat(
            part.validate(
                json.valueToTree(
                    Map.of(
                        "include", List.of("b.yaml"), "namespaces", List.of(Map.of("name", "a"))))))
        .isEmpty();
    assertThat(part.validate(json.valueToTree(Map.of("name", "a")))).isNotEmpty();
    assertThat(part.validate(json.valueToTree(Map.of("namespaces", List.of(Map.of("nam", "a"))))))
        .isNotEmpty();
    assertThat(ProfileSchema.partText("x.json")).contains("\"x.json#/definitions/Part\"");
  }

  private List<Diagnostic> problems(String profile) {
    return catchThrowableOfType(ProfileException.class, () -> read(profile)).diagnostics();
  }

  private ReadProfile read(String profile) throws IOException {
    Path file = folder.resolve("profile.yaml");
    Files.writeString(file, profile);
    ReadProfile read = new ProfileReader().read(profile, "profile/profile.yaml", folder);
    read.files().put(file, profile);
    return read;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
