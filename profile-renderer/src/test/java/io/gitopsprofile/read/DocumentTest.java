package io.gitopsprofile.read;

import static io.gitopsprofile.read.Reading.HEAD;
import static io.gitopsprofile.read.Reading.diagnostics;
import static io.gitopsprofile.read.Reading.profile;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document as a whole: its first key, its characters, its syntax. */
final class DocumentTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "~\n", "---\n---\n"})
  void explainsHowToStartEmptyProfile(String yaml) {
    assertThat(only(yaml))
        .endsWith(
            "PRF006 profile.yaml is empty; start it with \"profile: v1\" and a name, or delete it"
                + " and run mvn io.gitopsprofile:profile-maven-plugin:init");
  }

  @Test
  void requiresMapping() {
    assertThat(only("- a\n"))
        .isEqualTo(
            "1:1 PRF004 the profile must be a mapping, but is a list; start it with \"profile:"
                + " v1\"");
    assertThat(only("hello\n")).contains("but is the text \"hello\"");
  }

  private static final String REST = "target: {kubernetes: \"1.17\", flux: v1}\n";

  @Test
  void requiresVersionFirst() {
    assertThat(only("profil: v1\nname: x\n" + REST))
        .isEqualTo(
            "1:1 PRF002 unknown key \"profil\"; did you mean \"profile\"?; rename it to"
                + " \"profile\"");
    assertThat(only("name: x\nprofile: v1\n" + REST))
        .isEqualTo("2:10 PRF005 profile is not the first key; move \"profile: v1\" to the top");
    assertThat(only("name: x\n" + REST))
        .isEqualTo(
            "1:1 PRF006 the profile has no language version; make \"profile: v1\" the first line");
  }

  @Test
  void stopsAtUnknownVersion() {
    assertThat(only("profile: v2\nbogus: 1\n"))
        .isEqualTo(
            "1:10 PRF009 the language version is the text \"v2\"; this build does not support it;"
                + " write profile: v1, or use a newer version of the tool");
    assertThat(only("bogus: 1\nprofile: [v1]\n")).contains("the language version is a list");
    assertThat(only("profile:\n")).contains("the language version is empty");
  }

  @Test
  void reportsPartsDespiteDocumentProblem() {
    assertThat(all("name: X\nprofile: v1\nbogus: 1\n" + REST + "---\n" + HEAD))
        .containsExactly(
            "1:7 PRF005 name \"X\" is not a DNS label; use at most 63 lower-case letters, digits"
                + " and \"-\", with a letter or digit at both ends",
            "2:10 PRF005 profile is not the first key; move \"profile: v1\" to the top",
            "3:1 PRF002 unknown key \"bogus\"; remove it, or use one of description, include, sync,"
                + " cluster, namespaces, serviceAccounts, configMaps, sources, imagePolicies, releases, metricsAdapter, keda,"
                + " workloads, autoscalers, manifests, patches, schemas, accept",
            "6:1 PRF004 the profile has a second YAML document; a profile is one document; remove"
                + " the line ---, or move the document into a file named in manifests");
    assertThat(all("name: x\nbogus: 1\n" + REST)).hasSize(2);
    assertThat(all("profil: v1\nname: x\nbogus: 1\n" + REST)).hasSize(2);
    assertThat(all("{}\n")).hasSize(3);
  }

  @Test
  void rejectsSecondDocument() {
    assertThat(only(HEAD + "---\n" + HEAD))
        .isEqualTo(
            "5:1 PRF004 the profile has a second YAML document; a profile is one document; remove"
                + " the line ---, or move the document into a file named in manifests");
    assertThat(profile("---\n" + HEAD + "---\n# end\n")).isEqualTo(profile(HEAD));
    assertThat(profile(HEAD + "...\n")).isEqualTo(profile(HEAD));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 0x1f, 0x7f, 0x9f, 0xd800, 0xffff})
  void namesForbiddenCharacters(int character) {
    assertThat(only(HEAD + "description: a" + (char) character + "b\n"))
        .isEqualTo(
            "4:15 PRF001 the character U+%04X is not allowed in YAML; remove it, or write it as an"
                + " escape in double quotes",
            character);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"a\\x", "\"a\\x4", "\"\\u", "\"\\U0000", "!!a%2", "!a%20 b", "!%", "!a%zz b"})
  void rejectsIncompleteEscapes(String value) {
    assertThat(only(HEAD + "description: " + value)).startsWith("4:").contains(" PRF001 ");
  }

  @Test
  void locatesIncompleteEscape() {
    assertThat(only(HEAD + "description: \"a\\x"))
        .isEqualTo(
            "4:18 PRF001 this is not YAML: the text or tag before this position has an invalid"
                + " escape; correct the syntax at this place");
  }

  @Test
  void countsColumnsInCharacters() {
    assertThat(only(HEAD + "cluster: {tags: {a: \"\ud83d\ude00\"}, name: a, xx: 1}\n"))
        .startsWith("4:36 PRF002 unknown key \"xx\"");
  }

  @Test
  void reportsOnlySyntaxErrorAlone() {
    assertThat(only("bogus: 1\nname: [\n")).startsWith("3:1 PRF001 this is not YAML: ");
    assertThat(only(HEAD + "cluster:\n\tname: x\n"))
        .isEqualTo(
            "5:1 PRF001 this is not YAML: a tab is not allowed here; YAML separates its words by"
                + " spaces only; correct the syntax at this place");
    assertThat(only(HEAD + "description: *nope\n")).contains("found undefined alias nope");
  }

  @Test
  void ignoresLineBreakStyle() {
    assertThat(profile(HEAD.replace("\n", "\r\n"))).isEqualTo(profile(HEAD));
    assertThat(profile(HEAD.replace("\n", "\r"))).isEqualTo(profile(HEAD));
    String script = HEAD + "description: |\n  a\n  b\n";
    assertThat(profile(script.replace("\n", "\r\n"))).isEqualTo(profile(script));
    assertThat(only((HEAD + "bogus: 1\n").replace("\n", "\r\n"))).startsWith("4:1 PRF002");
  }

  private static List<String> all(String yaml) {
    return diagnostics(yaml).stream().map(Reading::text).toList();
  }

  private static String only(String yaml) {
    assertThat(diagnostics(yaml)).hasSize(1);
    return Reading.text(diagnostics(yaml).get(0));
  }
}
