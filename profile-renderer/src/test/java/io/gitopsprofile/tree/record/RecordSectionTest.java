package io.gitopsprofile.tree.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.Trees;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record with the same section of a profile is left unchanged by the profile's run. */
class RecordSectionTest {

  private static final String PROFILE = "my profile.yaml";

  @TempDir Path directory;
  private RecordSection own;
  private String record;

  @BeforeEach
  void writesTwoProfiles() throws IOException {
    for (String profile : List.of(PROFILE, "other.yaml")) {
      Files.writeString(directory.resolve(profile), "");
    }
    own = write().ownLines();
    new TreeWriter()
        .write(
            Trees.of("A.yaml", "a: 0\n", "b.yaml", "b: 0\n", "z/z.yaml", "z: 0\n"),
            "other.yaml",
            directory,
            WriteOptions.careful(directory));
    record = Files.readString(directory.resolve(OwnershipRecord.FILE));
  }

  @Test
  void findsOwnLinesAmongOthers() {
    assertThat(own.profile()).isEqualTo("my%20profile.yaml");
    assertThat(own.text().lines()).hasSize(2);
    assertThat(record.lines()).hasSize(5);
    assertThat(own.othersIn(record)).containsExactly("other.yaml");
    assertThat(own.othersIn(own.text())).isEmpty();
    assertThat(own.othersIn(record.replace("\n", "\r\n"))).isNotNull();
  }

  @Test
  void findsLinesWithPlacesOfImages() {
    String places = record.replace(" my%20profile.yaml", " my%20profile.yaml 4:tag,12:image");
    RecordSection automated =
        OwnershipRecord.parse(places.getBytes(StandardCharsets.UTF_8)).of(PROFILE);
    assertThat(automated.text().lines()).hasSize(2);
    assertThat(automated.othersIn(places)).containsExactly("other.yaml");
    assertThat(own.othersIn(places)).isNull();
    String ofOther = record.replace(" other.yaml", " other.yaml 4:tag");
    assertThat(own.othersIn(ofOther)).containsExactly("other.yaml");
    assertThat(own.othersIn(ofOther.replace("4:tag", "4:Tag"))).isNull();
    assertThat(own.othersIn(ofOther.replace("4:tag", "4:tag more"))).isNull();
    assertThat(own.othersIn(ofOther.replace("4:tag", ""))).isNull();
  }

  @Test
  void rejectsRecordDamagedByMerge() {
    assertThat(own.othersIn(record + record)).isNull();
    assertThat(own.othersIn("<<<<<<< HEAD\n" + record)).isNull();
    assertThat(own.othersIn(record + ">>>>>>> a b c\n")).isNull();
    assertThat(own.othersIn(record + "zz sha256:0 1\n")).isNull();
    assertThat(own.othersIn(record.substring(0, record.length() - 1))).isNull();
    assertThat(own.othersIn(record.replace("b.yaml", "a.yaml"))).isNull();
    assertThat(own.othersIn("\n" + record)).isNull();
    assertThat(own.othersIn(record.replace("my%20profile.yaml", "other.yaml"))).isNull();
    assertThat(own.othersIn("")).isNull();
  }

  @Test
  void matchesEmptySectionOnlyInEmptyRecord() {
    RecordSection none = OwnershipRecord.parse(new byte[0]).of(PROFILE);
    assertThat(none.othersIn("")).isNotNull();
    assertThat(none.othersIn(record)).isNull();
  }

  /** Missing, duplicate, reordered and changed lines, and lines of another profile. */
  @Test
  void rejectsRecordThatRunWouldChange() throws IOException {
    Random random = new Random(1);
    Path file = directory.resolve(OwnershipRecord.FILE);
    int same = 0;
    for (int round = 0; round < 500; round++) {
      String changed = changed(random);
      Files.writeString(file, changed);
      if (own.othersIn(changed) != null) {
        same++;
        assertThat(write().updated()).as(changed).isEmpty();
        assertThat(Files.readAllBytes(file))
            .as(changed)
            .isEqualTo(changed.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(same).isBetween(50, 450);
  }

  private String changed(Random random) {
    List<String> lines = new ArrayList<>(record.lines().toList());
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(lines.get(at));
        case 2 -> lines.add(0, lines.remove(at));
        case 3 -> lines.set(at, lines.get(at).replace("other.yaml", "my%20profile.yaml"));
        default -> lines.set(at, lines.get(at).replaceFirst("sha256:.", "sha256:0"));
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private WriteReport write() throws IOException {
    return new TreeWriter()
        .write(
            Trees.of("a.yaml", "a: 1\n", "c/c.yaml", "c: 1\n"),
            PROFILE,
            directory,
            WriteOptions.careful(directory));
  }
}
