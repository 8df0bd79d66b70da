package io.gitopsprofile.read;

import static io.gitopsprofile.read.Reading.HEAD;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The profile's file, and the manifest files beside it. */
final class FilesTest {

  private static final String CONFIG_MAP =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n";

  @TempDir private Path directory;

  @Test
  void skipsByteOrderMark() throws IOException {
    assertThat(read(write("profile.yaml", "\ufeff" + HEAD)).name()).isEqualTo("x");
  }

  @Test
  void namesOtherEncodings() throws IOException {
    String fix = "; save it as UTF-8";
    for (String text : List.of(HEAD, "\ufeff" + HEAD)) {
      for (var charset : List.of(UTF_16LE, UTF_16BE)) {
        Path file = directory.resolve("profile.yaml");
        Files.write(file, text.getBytes(charset));
        assertThat(problems(file))
            .containsExactly("profile.yaml:1:1 PRF007 profile.yaml is UTF-16" + fix);
      }
    }
    Path latin = directory.resolve("profile.yaml");
    Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xe4});
    assertThat(problems(latin))
        .containsExactly("profile.yaml:1:1 PRF007 profile.yaml is not UTF-8" + fix);
  }

  @Test
  void namesUnreadableFiles() throws IOException {
    assertThat(problems(directory.resolve("none.yaml")))
        .containsExactly(
            "none.yaml:1:1 PRF007 there is no file none.yaml; create it, or correct the path");
    Path folder = Files.createDirectory(directory.resolve("folder"));
    assertThat(problems(folder))
        .containsExactly(
            "folder:1:1 PRF007 cannot read folder: it is a directory; give the path of a readable"
                + " file");
    assertThat(problems(Path.of(".")))
        .singleElement()
        .asString()
        .contains("/profile-renderer:1:1 PRF007 cannot read /")
        .contains("/profile-renderer: it is a directory");
    Path large = write("large.yaml", "a".repeat(5 * 1024 * 1024));
    assertThat(problems(large))
        .containsExactly(
            "large.yaml:1:1 PRF007 large.yaml is larger than 2 MiB; split it into smaller files");
  }

  private List<String> schemas() throws IOException {
    return problems(write("profile.yaml", HEAD + "schemas: crds\n"));
  }

  private Path crd(String file, String group) throws IOException {
    Files.createDirectories(directory.resolve("crds"));
    return write(
        "crds/" + file,
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n"
            + "metadata: {name: a}\nspec: {group: "
            + group
            + ", names: {kind: A}}\n");
  }

  @Test
  void readsDefinitionsOfFolderInOrder() throws IOException {
    crd("b.yaml", "b.example.com");
    crd("a.yml", "a.example.com");
    crd("c.json", "c.example.com");
    write("crds/d.yaml", "# nothing\n---\n- a list\n---\nkind: Kustomization\n");
    Profile profile = read(write("profile.yaml", HEAD + "schemas: crds\n"));
    assertThat(profile.schemas().definitions())
        .extracting(it -> String.valueOf(it.get("spec")))
        .containsExactly(
            "{group=a.example.com, names={kind=A}}", "{group=b.example.com, names={kind=A}}");
  }

  @Test
  void refusesFolderWithoutDefinitions() throws IOException {
    assertThat(schemas()).singleElement().asString().contains("there is no folder crds");
    Files.createDirectories(directory.resolve("crds"));
    assertThat(schemas())
        .singleElement()
        .asString()
        .contains("the folder crds has no CustomResourceDefinition");
    Files.delete(directory.resolve("crds"));
    write("crds", "a file");
    assertThat(schemas()).singleElement().asString().contains("there is no folder crds");
  }

  @Test
  void refusesFolderElsewhere() throws IOException {
    assertThat(problems(write("profile.yaml", HEAD + "schemas: ../crds\n")))
        .singleElement()
        .asString()
        .contains("PRF005");
    Path outside = Files.createTempDirectory("outside");
    Files.createSymbolicLink(directory.resolve("crds"), outside);
    assertThat(schemas()).singleElement().asString().contains("a symbolic link that leads out");
    Files.delete(directory.resolve("crds"));
    crd("a.yaml", "a.example.com");
    Path secret = Files.writeString(outside.resolve("secret.yaml"), "a: b\n");
    Files.createSymbolicLink(directory.resolve("crds/b.yaml"), secret);
    assertThat(schemas()).singleElement().asString().contains("a symbolic link that leads out");
  }

  @Test
  void boundsFolderOfDefinitions() throws IOException {
    Path one = crd("000.yaml", "a.example.com");
    for (int i = 1; i <= 500; i++) {
      Files.createLink(directory.resolve("crds/" + i + ".yaml"), one);
    }
    assertThat(schemas()).singleElement().asString().contains("more than 500 files");
    Files.delete(directory.resolve("crds/500.yaml"));
    Profile profile = read(write("profile.yaml", HEAD + "schemas: crds\n"));
    assertThat(profile.schemas().definitions()).hasSize(500);
    Files.writeString(one, "# " + "x".repeat(40_000) + "\n" + Files.readString(one));
    assertThat(schemas()).singleElement().asString().contains("larger than 16 MiB");
  }

  @Test
  void namesFileOfDefinitionsThatIsNotYaml() throws IOException {
    crd("a.yaml", "a.example.com");
    write("crds/b.yaml", "a: [\n");
    assertThat(schemas()).singleElement().asString().startsWith("crds/b.yaml:2:1 PRF001");
  }

  @Test
  void keepsDocumentOrderOfManifests() throws IOException {
    write(
        "more.yaml",
        "# first\n---\n---\n"
            + CONFIG_MAP.formatted("a")
            + "---\n"
            + "# nothing\n"
            + "---\n"
            + "apiVersion: v1\n"
            + "kind: List\n"
            + "items:\n"
            + "  - {apiVersion: v1, kind: Secret, metadata: {name: b}}\n"
            + "  - {apiVersion: v1, kind: Secret, metadata: {name: c}}\n");
    String inline = "{apiVersion: v1, kind: Role, metadata: {name: d, namespace: e}}";
    Profile profile =
        read(write("profile.yaml", HEAD + "manifests:\n  - file: more.yaml\n  - " + inline));
    assertThat(profile.manifests()).extracting(Manifest::name).containsExactly("a", "b", "c", "d");
    write("more.yaml", "");
    assertThat(read(directory.resolve("profile.yaml")).manifests()).hasSize(1);
  }

  @Test
  void acceptsLinkedManifestFile() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("a.yaml"), CONFIG_MAP.formatted("a"));
    Files.createSymbolicLink(directory.resolve("link.yaml"), elsewhere.resolve("a.yaml"));
    assertThat(read(write("profile.yaml", HEAD + "manifests: [file: link.yaml]\n")).manifests())
        .hasSize(1);
  }

  @Test
  void rejectsProfileThatIsLinkOutOfItsFolder(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret"), "hunter2 of: [somebody");
    for (Path target : List.of(secret, elsewhere, Path.of("/dev/null"))) {
      Path link = Files.createSymbolicLink(directory.resolve("profile.yaml"), target);
      assertThatThrownBy(() -> read(link))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("PRF007: ")
          .hasMessageContaining(" is a symbolic link that leads out of the profile's directory")
          .hasMessageNotContaining("hunter2");
      Files.delete(link);
    }
    write("real.yaml", HEAD);
    assertThat(read(Files.createSymbolicLink(directory.resolve("near.yaml"), Path.of("real.yaml"))))
        .isNotNull();
  }

  @Test
  void rejectsProfileBehindFolderThatLeadsOutOfTheProject(@TempDir Path elsewhere)
      throws IOException {
    Files.writeString(elsewhere.resolve("profile.yaml"), HEAD);
    Path folder = Files.createSymbolicLink(directory.resolve("folder"), elsewhere);
    for (Path profile :
        List.of(
            folder.resolve("profile.yaml"),
            folder.resolve("..").resolve(elsewhere.getFileName()).resolve("profile.yaml"))) {
      assertThatThrownBy(() -> ProfileReader.refuseOutside(profile, directory))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("is behind a symbolic link that leads out of the project");
    }
    ProfileReader.refuseOutside(write("profile.yaml", HEAD), directory);
    ProfileReader.refuseOutside(directory.resolve("none.yaml"), directory);
    ProfileReader.refuseOutside(elsewhere.resolve("profile.yaml"), directory);
  }

  @Test
  void rejectsLinkOutOfDirectory(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("a.yaml"), CONFIG_MAP.formatted("a"));
    Files.createSymbolicLink(directory.resolve("link.yaml"), elsewhere.resolve("a.yaml"));
    Files.createSymbolicLink(directory.resolve("folder"), elsewhere);
    Files.createSymbolicLink(directory.resolve("loop.yaml"), directory.resolve("loop.yaml"));
    String refused =
        " is a symbolic link that leads out of the profile's directory; copy the file into the"
            + " directory, or link to a file inside it";
    assertThat(
            inProfile(
                "manifests:\n  - file: link.yaml\n  - file: folder/a.yaml\n  - file: loop.yaml\n"))
        .hasSize(3)
        .contains(
            "profile.yaml:5:11 PRF007 link.yaml" + refused,
            "profile.yaml:6:11 PRF007 folder/a.yaml" + refused)
        .last()
        .asString()
        .startsWith("profile.yaml:7:11 PRF007 cannot read loop.yaml: ");
  }

  @Test
  @Timeout(60)
  void rejectsPipeWithoutWaiting() throws Exception {
    Path pipe = directory.resolve("pipe.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(problems(pipe))
        .containsExactly(
            "pipe.yaml:1:1 PRF007 cannot read pipe.yaml: it is a pipe or a device; give the path"
                + " of a readable file");
    assertThat(inProfile("manifests: [{file: pipe.yaml}]\n"))
        .containsExactly(
            "profile.yaml:4:20 PRF007 cannot read pipe.yaml: it is a pipe or a device; give the"
                + " path of a readable file");
  }

  @Test
  void rejectsNulInManifestPath() throws IOException {
    assertThat(inProfile("manifests: [{file: \"a\\0.yaml\"}, {file: 'C:\\a.yaml'}, {file: CON}]\n"))
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).contains("is not a path that stays in"));
  }

  @Test
  void readsCarriageReturnsAsLineBreaks() throws IOException {
    String yaml = Files.readString(Path.of("../templates/eks-hpa/profile.yaml"));
    Path windows = write("profile.yaml", yaml.replace("\n", "\r\n"));
    assertThat(read(windows)).isEqualTo(read(Path.of("../templates/eks-hpa/profile.yaml")));
  }

  @Test
  void rejectsFilesOutsideDirectory() throws IOException {
    String refused =
        " is not a path that stays in its directory and works on every system; write folders of"
            + " letters, digits, \"-\", \"_\" and \".\", separated by \"/\", without \"..\" or a"
            + " leading \"/\"";
    assertThat(
            inProfile(
                "manifests:\n  - file: ../a.yaml\n  - file: /etc/passwd\n  - file: a/../../b\n"))
        .containsExactly(
            "profile.yaml:5:11 PRF005 file \"../a.yaml\"" + refused,
            "profile.yaml:6:11 PRF005 file \"/etc/passwd\"" + refused,
            "profile.yaml:7:11 PRF005 file \"a/../../b\"" + refused);
  }

  @Test
  void namesManifestFileInItsProblems() throws IOException {
    write("broken.yaml", "a: 1\nb: [\n");
    write(
        "objects.yaml",
        CONFIG_MAP.formatted("1.0")
            + "data: {a: !x 1, a: 2}\n---\n- a\n---\nkind: List\n---\n"
            + "apiVersion: v1\n");
    Files.createDirectory(directory.resolve("folder"));
    assertThat(
            inProfile(
                "manifests:\n  - file: broken.yaml\n  - file: objects.yaml\n  - file: none.yaml\n"
                    + "  - file: folder\n  - {file: none.yaml, kind: A}\n  - text\n"))
        .containsExactly(
            "broken.yaml:3:1 PRF001 this is not YAML: while parsing a flow node, expected the node"
                + " content, but found '<stream end>'; correct the syntax at this place",
            "objects.yaml:4:11 PRF005 the tag !x has no meaning here; remove the tag",
            "objects.yaml:4:17 PRF003 the key \"a\" is already given in line 4; keep one of the"
                + " two",
            "objects.yaml:6:1 PRF004 an object must be a mapping, but is a list; write apiVersion,"
                + " kind and metadata, or file: with a path",
            "objects.yaml:8:1 PRF006 the List has no items; write each object as an element below"
                + " items:",
            "objects.yaml:10:1 PRF006 the object has no kind; add it",
            "objects.yaml:10:1 PRF006 the object has no metadata.name; add it",
            "profile.yaml:7:11 PRF007 there is no file none.yaml; create it, or correct the path",
            "profile.yaml:8:11 PRF007 cannot read folder: it is a directory; give the path of a"
                + " readable file",
            "profile.yaml:9:12 PRF007 there is no file none.yaml; create it, or correct the path",
            "profile.yaml:9:23 PRF002 unknown key \"kind\"; remove it, or use one of imagePolicies",
            "profile.yaml:10:5 PRF004 an object must be a mapping, but is the text \"text\"; write"
                + " apiVersion, kind and metadata, or file: with a path");
  }

  private List<String> inProfile(String yaml) throws IOException {
    return problems(write("profile.yaml", HEAD + yaml));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text, UTF_8);
  }

  private static Profile read(Path file) {
    return new ProfileReader().read(file).profile();
  }

  private List<String> problems(Path file) {
    String prefix = directory.toString().replace('\\', '/') + "/";
    return catchThrowableOfType(ProfileException.class, () -> new ProfileReader().read(file))
        .diagnostics()
        .stream()
        .map(
            diagnostic ->
                diagnostic.position() + Reading.text(diagnostic).replaceFirst("^\\S+", ""))
        .map(text -> text.replace(prefix, ""))
        .toList();
  }
}
