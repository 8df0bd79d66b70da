package io.gitopsprofile.former;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Profiles and trees as the snapshot of 2026-11-26 had them. The upgraded profile renders the tree
 * of the former one, and its other lines stay.
 */
class FormerProfileTest {

  private static final Path CASES = Path.of("src/test/resources/io/gitopsprofile/former");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eks-hpa-flux2 | -> movedFrom: v1",
        "flux-v2-releases | -> movedFrom: v1",
        "living-eks-hpa | charts: living -> charts: maintained, movedFrom: v1",
        "sound-living-charts | charts: living -> charts: maintained, movedFrom: v1"
      })
  void keepsTreeOfFormerSnapshot(String name, String changed) throws IOException {
    Path tree = CASES.resolve(name).resolve("tree");
    String before = Files.readString(CASES.resolve(name).resolve("former.yaml"));
    FormerProfile former = upgrade(before, tree);

    assertThat(former.left()).isEmpty();
    assertThat(changedLines(before, former.text())).containsExactly(changed);
    assertThat(render(former.text())).isEqualTo(files(tree));
    assertThat(render(before.replace("living", "maintained"))).isNotEqualTo(files(tree));
    FormerProfile again = upgrade(former.text(), tree);
    assertThat(again.changes()).isEmpty();
    assertThat(again.left()).isEmpty();
  }

  @Test
  void leavesProfileOfTodayAlone() throws IOException {
    String profile = Files.readString(CASES.resolve("eks-hpa-flux2/former.yaml"));
    write(render(profile), folder.resolve("tree"));
    FormerProfile former = upgrade(profile, folder.resolve("tree"));
    assertThat(former.changes()).isEmpty();
    assertThat(former.left()).isEmpty();
    assertThat(former.isUndecided()).isFalse();
  }

  @Test
  void doesNotGuessDefaultsWithoutTree() throws IOException {
    FormerProfile former =
        upgrade(Files.readString(CASES.resolve("eks-hpa-flux2/former.yaml")), folder);
    assertThat(former.changes()).isEmpty();
    assertThat(former.isUndecided()).isTrue();
  }

  @Test
  void findsFormerDefaultsBesideOtherChanges() throws IOException {
    Path tree = CASES.resolve("eks-hpa-flux2/tree");
    String before = Files.readString(CASES.resolve("eks-hpa-flux2/former.yaml"));
    String newer = before.replaceFirst("version: 3\\.[0-9.]+", "version: 3.13.0");
    assertThat(newer).isNotEqualTo(before);
    assertThat(changedLines(newer, upgrade(newer, tree).text()))
        .containsExactly("-> movedFrom: v1");
  }

  @Test
  void leavesTreeOfBothDefaultsToAPerson() throws IOException {
    String profile = Files.readString(CASES.resolve("eks-hpa-flux2/former.yaml"));
    SortedMap<String, String> tree = files(CASES.resolve("eks-hpa-flux2/tree"));
    String one = "monitoring-system/prometheus.yaml";
    tree.put(one, render(profile).get(one));
    write(tree, folder.resolve("tree"));
    FormerProfile former = upgrade(profile, folder.resolve("tree"));
    assertThat(former.changes()).isEmpty();
    assertThat(former.left()).singleElement().asString().contains("profile.yaml:8:9: error");
    assertThat(former.left())
        .extracting(Diagnostic::message, Diagnostic::fix)
        .containsExactly(
            tuple(
                "the release monitoring-system/metrics-server of the tree has defaults of Flux v1,"
                    + " and the release monitoring-system/prometheus has none; target.movedFrom"
                    + " holds for all releases",
                "write movedFrom: v1 into target if the cluster moved from Flux v1, or else the"
                    + " former values at the release monitoring-system/metrics-server"));
  }

  @Test
  void keepsByteOrderMarkLineBreaksAndQuotes() throws IOException {
    FormerProfile former =
        upgrade(
            "\ufeffprofile: v1\r\nname: 'x'\r\ntarget: {kubernetes: \"1.33\", flux: v2, # two\r\n"
                + "  charts: 'living' , } # charts\r\n",
            folder);
    assertThat(former.after())
        .isEqualTo(
            "\ufeffprofile: v1\r\nname: 'x'\r\ntarget: {kubernetes: \"1.33\", flux: v2, # two\r\n"
                + "  charts: 'maintained' , } # charts\r\n");
  }

  @Test
  void rewritesWordsOfEnvironments() throws IOException {
    String before =
        """
        profile: v1
        name: x
        target: {kubernetes: "1.33", flux: v1, charts: living} # for all
        namespaces: [{name: a}]
        environments:
          - name: staging
          - name: prod
            target: {charts: living} # as everywhere
        """;
    FormerProfile former = upgrade(before, folder);
    assertThat(former.left()).isEmpty();
    assertThat(former.after()).isEqualTo(before.replace("living", "maintained"));
  }

  @Test
  void namesLinesThatItCannotRewrite() throws IOException {
    FormerProfile former =
        upgrade(
            """
            profile: v1
            name: x
            target: {kubernetes: "1.33", flux: v1, charts: living}
            namespaces: [{name: A}]
            """,
            folder);
    assertThat(former.changes()).hasSize(1);
    assertThat(former.left()).singleElement().asString().contains("PRF005", "profile.yaml:4:21");

    FormerProfile alias =
        upgrade(
            """
            profile: v1
            name: x
            description: &word living
            target: {kubernetes: "1.33", flux: v1, charts: *word}
            """,
            folder);
    assertThat(alias.left()).isEmpty();
    assertThat(alias.text()).contains("description: &word living", "charts: maintained}");
  }

  private FormerProfile upgrade(String profile, Path tree) throws IOException {
    Path file = folder.resolve("profile.yaml");
    Files.writeString(file, profile);
    return FormerProfile.read(file, tree);
  }

  private static SortedMap<String, String> render(String profile) {
    SortedMap<String, String> files = new TreeMap<>();
    for (RenderedFile file :
        new ProfileGenerator()
            .generate(profile, "profile.yaml", Path.of(""), TargetOverride.NONE)
            .tree()
            .files()) {
      files.put(file.path(), file.text());
    }
    return files;
  }

  private static SortedMap<String, String> files(Path tree) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(tree)) {
      all.filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  String path = tree.relativize(file).toString().replace('\\', '/');
                  files.put(path, Files.readString(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return files;
  }

  private static void write(SortedMap<String, String> files, Path tree) throws IOException {
    for (String path : files.keySet()) {
      Files.createDirectories(tree.resolve(path).getParent());
      Files.writeString(tree.resolve(path), files.get(path));
    }
  }

  /** The changed lines: those before, and those in their place. */
  private static List<String> changedLines(String before, String after) {
    List<String> changes = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas()) {
      changes.add(
          (joined(delta.getSource().getLines()) + " -> " + joined(delta.getTarget().getLines()))
              .strip());
    }
    return changes;
  }

  private static String joined(List<String> lines) {
    return String.join(", ", lines.stream().map(String::strip).toList());
  }
}
