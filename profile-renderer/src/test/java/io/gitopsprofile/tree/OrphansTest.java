package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.OrphanedFile;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a profile that was renamed or deleted. */
class OrphansTest {

  private static final String FORMER = "profile.yaml";
  private static final String PROFILE = "prod.yaml";
  private static final GenerationResult OLD =
      Trees.of("a.yaml", "apiVersion: v1\nkind: a1\n", "old/b.yaml", "apiVersion: v1\nkind: b1\n");
  private static final GenerationResult NEW = Trees.of("a.yaml", "apiVersion: v1\nkind: a2\n");

  @TempDir Path folder;
  private Path directory;
  private Path copies;

  @BeforeEach
  void createTreeOfRenamedProfile() throws IOException {
    directory = Files.createDirectories(folder.resolve("repository/tree"));
    copies = folder.resolve("copies");
    write(OLD, FORMER, false);
    Files.writeString(directory.resolve(PROFILE), "");
  }

  @Test
  void keepsAndReportsOrphans() throws IOException {
    WriteReport report = write(NEW, PROFILE, false);
    assertThat(report.updated()).containsExactly("a.yaml");
    assertThat(report.orphans()).containsExactly(new OrphanedFile("old/b.yaml", FORMER));
    assertThat(directory.resolve("old/b.yaml")).hasContent("apiVersion: v1\nkind: b1\n");
    assertThat(verify())
        .extracting(Drift::toString)
        .containsExactly("orphaned old/b.yaml (from profile.yaml, which no longer exists)");
    assertThat(write(NEW, PROFILE, false).orphans()).hasSize(1);
    assertThat(TreeDiff.between(directory, PROFILE, NEW.tree()))
        .extracting(ObjectChange::path)
        .containsExactly("a.yaml");
  }

  @Test
  void ignoresOrphansDeletedByHand() throws IOException {
    write(NEW, PROFILE, false);
    Files.delete(directory.resolve("old/b.yaml"));
    assertThat(verify())
        .extracting(Drift::toString)
        .containsExactly("changed .profile.sum (the ownership record)");
    assertThat(write(NEW, PROFILE, false).orphans()).isEmpty();
    assertThat(Files.readString(directory.resolve(OwnershipRecord.FILE))).doesNotContain(FORMER);
    Files.writeString(directory.resolve("old/b.yaml"), "mine: 1\n");
    assertThat(verify()).isEmpty();
    assertThat(write(NEW, PROFILE, true).deleted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub/gone.yaml", "../../other/gone.yaml", "shop"})
  void keepsRecordInSparseCheckout(String former) throws IOException {
    write(NEW, PROFILE, false);
    rename(former);
    Files.delete(directory.resolve("old/b.yaml"));
    assertThat(verify()).isEmpty();
    write(NEW, PROFILE, true);
    assertThat(Files.readString(directory.resolve(OwnershipRecord.FILE))).contains(former);
  }

  @Test
  void deletesOrphansWhenAdopting() throws IOException {
    WriteReport report = write(NEW, PROFILE, true);
    assertThat(report.deleted()).containsExactly("old/b.yaml");
    assertThat(report.copied()).containsExactly("old/b.yaml");
    assertThat(copies.resolve("old/b.yaml")).hasContent("apiVersion: v1\nkind: b1\n");
    assertThat(Trees.filesIn(directory)).containsOnlyKeys("a.yaml", PROFILE);
    assertThat(Files.readString(directory.resolve(OwnershipRecord.FILE))).doesNotContain(FORMER);
    assertThat(verify()).isEmpty();
  }

  @Test
  void keepsEditedOrphansWhenAdopting() throws IOException {
    Files.writeString(directory.resolve("old/b.yaml"), "mine: 1\n");
    assertThat(write(NEW, PROFILE, true).left()).containsExactly("old/b.yaml");
    assertThat(directory.resolve("old/b.yaml")).hasContent("mine: 1\n");
    assertThat(verify()).isEmpty();
  }

  @Test
  void adoptsOrphansGeneratedByProfile() throws IOException {
    WriteReport report = write(OLD, PROFILE, false);
    assertThat(report.unchanged()).hasSize(2);
    assertThat(report.orphans()).isEmpty();
    assertThat(Files.readString(directory.resolve(OwnershipRecord.FILE))).doesNotContain(FORMER);
  }

  @Test
  void findsNoOrphansOfExistingProfile() throws IOException {
    Files.writeString(directory.resolve(FORMER), "");
    write(Trees.of("c.yaml", "apiVersion: v1\nkind: c1\n"), PROFILE, true);
    assertThat(Trees.filesIn(directory)).containsKeys("a.yaml", "old/b.yaml", "c.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../gone.yaml", "sub/gone.yml", "../tree/gone.yaml"})
  void findsOrphansOfDeletedProfile(String former) throws IOException {
    rename(former);
    assertThat(write(NEW, PROFILE, false).orphans())
        .containsExactly(new OrphanedFile("old/b.yaml", former));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../other/gone.yaml", "../other/sub/gone.yaml", "shop", "gone.java"})
  void findsNoOrphansOfProfileElsewhere(String former) throws IOException {
    rename(former);
    assertThat(write(NEW, PROFILE, true).orphans()).isEmpty();
    assertThat(directory.resolve("old/b.yaml")).hasContent("apiVersion: v1\nkind: b1\n");
    assertThat(verify()).isEmpty();
  }

  private void rename(String former) throws IOException {
    Path record = directory.resolve(OwnershipRecord.FILE);
    Files.writeString(record, Files.readString(record).replace(FORMER, former));
  }

  private List<Drift> verify() throws IOException {
    return new TreeVerifier().verify(NEW, PROFILE, directory).drifts();
  }

  private WriteReport write(GenerationResult result, String profile, boolean adopt)
      throws IOException {
    return new TreeWriter()
        .write(result, profile, directory, new WriteOptions(adopt, false, copies).withFsync(false));
  }
}
