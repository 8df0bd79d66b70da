package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the record, and journals, that a pull request adds for files that are not generated. */
class HostileRecordTest {

  private static final String PROFILE = "profile.yaml";
  private static final String CANONICAL = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";
  private static final String INPUT = "input/manifest.yaml";

  @TempDir Path folder;
  private Path directory;
  private Path copies;
  private GenerationResult tree;

  /** Files that no run may change, by path, with the text that each of them has. */
  private final SortedMap<String, String> mine = new TreeMap<>();

  @BeforeEach
  void createRepository() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository")).toRealPath();
    copies = folder.resolve("copies");
    mine.put("pom.xml", "<project/>\n");
    mine.put("module/pom.xml", CANONICAL);
    mine.put(PROFILE, CANONICAL);
    mine.put(
        "other/profile.yaml",
        CANONICAL + "# schemas: crds\n# manifests\n# - file:\n#     named.yaml\n");
    mine.put("other/named.yaml", CANONICAL);
    mine.put("other/crds/queue.yaml", CANONICAL);
    mine.put(INPUT, CANONICAL);
    mine.put("base/by-hand.yaml", "# mine\n" + CANONICAL);
    mine.put("base/list.yaml", "apiVersion: v1\nkind: List\nitems:\n- a\n");
    mine.put("base/two.yaml", CANONICAL + "---\n" + CANONICAL);
    mine.put("base/flow.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    mine.put("base/order.yaml", "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: a\n");
    mine.put("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n");
    mine.put(".github/workflows/build.yaml", "on: push\njobs: {}\n");
    mine.put("notes.txt", "mine\n");
    for (Map.Entry<String, String> file : mine.entrySet()) {
      write(directory.resolve(file.getKey()), file.getValue());
    }
    write(folder.resolve("outside.yaml"), CANONICAL);
    write(folder.resolve("outside/a.yaml"), CANONICAL);
    Files.createSymbolicLink(directory.resolve("link.yaml"), folder.resolve("outside.yaml"));
    Files.createSymbolicLink(directory.resolve("linked"), folder.resolve("outside"));
    tree =
        new GenerationResult(
            Trees.of("base/own.yaml", CANONICAL).tree(),
            List.of(),
            diagnostic -> diagnostic,
            Map.of(directory.resolve(PROFILE), "", directory.resolve(INPUT), CANONICAL));
  }

  @Test
  void keepsFilesThatLinesOfTheRecordClaim() throws IOException {
    run();
    for (boolean adopt : new boolean[] {false, true}) {
      for (String claimant : new String[] {PROFILE, "gone.yaml", "other/profile.yaml"}) {
        for (String path : mine.keySet()) {
          claim(path, mine.get(path), claimant);
        }
        claim("../outside.yaml", CANONICAL, claimant);
        claim("link.yaml", CANONICAL, claimant);
        claim("linked/a.yaml", CANONICAL, claimant);
        claim(".profile.sum", Files.readString(record()), claimant);
        WriteReport report =
            new TreeWriter().write(tree, PROFILE, directory, new WriteOptions(adopt, true, copies));
        assertThat(report.deleted()).as(claimant).isEmpty();
        assertUntouched();
      }
    }
  }

  @Test
  void keepsInputAtRenderedPathThatTheRecordClaims() throws IOException {
    tree =
        new GenerationResult(
            Trees.of(INPUT, CANONICAL + "data: {}\n").tree(),
            List.of(),
            diagnostic -> diagnostic,
            tree.files());
    claim(INPUT, CANONICAL, PROFILE);
    assertThat(catchThrowable(this::run)).hasMessageContaining(INPUT);
    assertUntouched();
  }

  @Test
  void keepsCopyOfDeletedFile() throws IOException {
    run();
    write(directory.resolve("base/same-form.yaml"), CANONICAL);
    claim("base/same-form.yaml", CANONICAL, PROFILE);
    assertThat(run().deleted()).containsExactly("base/same-form.yaml");
    assertThat(copies.resolve("base/same-form.yaml")).hasContent(CANONICAL);
  }

  @Test
  void refusesControlCharactersInEachField() throws IOException {
    run();
    String hash = "sha256:" + "0".repeat(64);
    for (String bad : new String[] {"%1B[31m", "a%0Ab", "%7F", "%C2%85", "\u202e", "\u001b"}) {
      Files.writeString(
          record(),
          "a"
              + bad
              + " "
              + hash
              + " 1 profile.yaml\n"
              + "a.yaml "
              + hash
              + " 1"
              + bad
              + " profile.yaml\n"
              + "b.yaml "
              + hash
              + " 1 "
              + bad
              + "profile.yaml\n");
      assertThat(new TreeVerifier().verify(tree, PROFILE, directory).drifts().toString())
          .doesNotContain("a.yaml", "b.yaml", "\u001b", "\u202e", "\u0085");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keepsFilesThatJournalClaims(boolean replaces) throws IOException {
    run();
    StringBuilder journal = new StringBuilder();
    Path pending = Files.createDirectory(directory.resolve(Transaction.FOLDER));
    SortedMap<String, String> claimed = new TreeMap<>(mine);
    claimed.put("../outside.yaml", CANONICAL);
    claimed.put("link.yaml", CANONICAL);
    claimed.put("linked/a.yaml", CANONICAL);
    String evil = "evil: true\n";
    int number = 0;
    for (Map.Entry<String, String> file : claimed.entrySet()) {
      String before = replaces ? hash(evil) : "-";
      journal.append(file.getKey() + " " + before + " " + hash(file.getValue()) + "\n");
      if (replaces) {
        write(pending.resolve("old-" + number), evil);
      }
      number++;
    }
    for (String absent :
        new String[] {".mvn/extensions.xml", "base/absent.yaml", "linked/b.yaml"}) {
      journal.append(absent + " " + hash(evil) + " -\n");
      write(pending.resolve("old-" + number++), evil);
    }
    write(pending.resolve("journal"), journal.toString());
    run();
    assertThat(pending).doesNotExist();
    assertUntouched();
    assertThat(directory.resolve(".mvn")).doesNotExist();
    assertThat(directory.resolve("base/absent.yaml")).doesNotExist();
    assertThat(folder.resolve("outside/b.yaml")).doesNotExist();
  }

  @Test
  void keepsCopyOfFileThatJournalDeletes() throws IOException {
    run();
    write(directory.resolve("base/same-form.yaml"), CANONICAL);
    Path pending = Files.createDirectory(directory.resolve(Transaction.FOLDER));
    write(pending.resolve("journal"), "base/same-form.yaml - " + hash(CANONICAL) + "\n");
    run();
    assertThat(directory.resolve("base/same-form.yaml")).doesNotExist();
    assertThat(copies.resolve("base/same-form.yaml")).hasContent(CANONICAL);
  }

  @Test
  void writesNoCopyThroughLink() throws IOException {
    run();
    write(directory.resolve("base/same-form.yaml"), CANONICAL);
    claim("base/same-form.yaml", CANONICAL, PROFILE);
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(copies, target);
    assertThat(catchThrowable(this::run)).hasMessageContaining(copies + " is a link");
    Files.delete(copies);
    Files.createDirectory(copies);
    Files.createSymbolicLink(copies.resolve("base"), target);
    assertThat(catchThrowable(this::run)).isInstanceOf(IOException.class);
    assertThat(target).isEmptyDirectory();
    assertThat(directory.resolve("base/same-form.yaml")).exists();
  }

  /** Runs the profile beside another one, which has a line in the record. */
  private WriteReport run() throws IOException {
    if (!Files.exists(record())) {
      claim("base/others.yaml", CANONICAL, "other/profile.yaml");
    }
    return new TreeWriter(new FileSystemAccess(), "1")
        .write(tree, PROFILE, directory, WriteOptions.careful(copies));
  }

  private Path record() {
    return directory.resolve(OwnershipRecord.FILE);
  }

  private void claim(String path, String text, String profile) throws IOException {
    Files.writeString(
        record(),
        path + " sha256:" + hash(text) + " 1 " + profile + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void assertUntouched() throws IOException {
    for (Map.Entry<String, String> file : mine.entrySet()) {
      assertThat(directory.resolve(file.getKey())).hasContent(file.getValue());
    }
    assertThat(directory.resolve("link.yaml")).isSymbolicLink();
    assertThat(directory.resolve("linked")).isSymbolicLink();
    assertThat(folder.resolve("outside.yaml")).hasContent(CANONICAL);
    assertThat(folder.resolve("outside/a.yaml")).hasContent(CANONICAL);
  }

  private static String hash(String text) {
    return ContentHash.exact(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
