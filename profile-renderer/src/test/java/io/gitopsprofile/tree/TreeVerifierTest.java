package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.report.Drift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeVerifierTest {

  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult TREE =
      Trees.of("a.yaml", "apiVersion: v1\nkind: a1\n", "b.yaml", "apiVersion: v1\nkind: b1\n");

  @TempDir Path directory;

  @BeforeEach
  void createCurrentTree() throws IOException {
    new TreeWriter(new FileSystemAccess(), "1")
        .write(TREE, PROFILE, directory, WriteOptions.careful(directory.resolve("copies")));
  }

  @Test
  void acceptsCurrentTree() throws IOException {
    assertThat(verify(TREE)).isEmpty();
    Files.writeString(directory.resolve("mine.yaml"), "apiVersion: v1\nkind: m1\n");
    assertThat(verify(TREE)).isEmpty();
  }

  @Test
  void acceptsCheckoutWithCrlf() throws IOException {
    for (String file : List.of("a.yaml", ".profile.sum")) {
      Path path = directory.resolve(file);
      Files.writeString(path, Files.readString(path).replace("\n", "\r\n"));
    }
    assertThat(verify(TREE)).isEmpty();
  }

  @Test
  void findsMissingChangedAndObsoleteFiles() throws IOException {
    Files.delete(directory.resolve("b.yaml"));
    assertThat(
            verify(
                Trees.of(
                    "b.yaml",
                    "apiVersion: v1\nkind: b1\n",
                    "c.yaml",
                    "apiVersion: v1\nkind: c1\n")))
        .extracting(Drift::toString)
        .containsExactly("obsolete a.yaml", "missing b.yaml", "missing c.yaml");
    assertThat(
            verify(
                Trees.of(
                    "a.yaml",
                    "apiVersion: v1\nkind: a2\n",
                    "b.yaml",
                    "apiVersion: v1\nkind: b1\n")))
        .first()
        .extracting(Drift::toString, Drift::difference)
        .containsExactly(
            "changed a.yaml",
            "--- a.yaml\n"
                + "+++ a.yaml (profile)\n"
                + "@@ -1,2 +1,2 @@\n"
                + " apiVersion: v1\n"
                + "-kind: a1\n"
                + "+kind: a2");
  }

  @Test
  void distinguishesEditFromOtherGenerator() throws IOException {
    GenerationResult changed =
        Trees.of("a.yaml", "apiVersion: v1\nkind: a2\n", "b.yaml", "apiVersion: v1\nkind: b1\n");
    assertThat(
            new TreeVerifier(new FileSystemAccess(), "2")
                .verify(changed, PROFILE, directory)
                .drifts())
        .extracting(Drift::toString)
        .containsExactly("changed a.yaml (written by generator 1; current version 2)");
    Files.writeString(directory.resolve("a.yaml"), "apiVersion: v1\nkind: a7\n");
    assertThat(
            new TreeVerifier(new FileSystemAccess(), "2")
                .verify(changed, PROFILE, directory)
                .drifts())
        .extracting(Drift::toString)
        .containsExactly("edited a.yaml (by hand)");
  }

  @Test
  void findsLostOrDamagedRecord() throws IOException {
    Path record = directory.resolve(".profile.sum");
    Files.writeString(record, Files.readString(record) + "rubbish\n");
    assertThat(verify(TREE))
        .extracting(Drift::toString)
        .containsExactly("changed .profile.sum (the ownership record)");
    Files.delete(record);
    assertThat(verify(TREE))
        .extracting(Drift::toString)
        .containsExactly("missing .profile.sum (the ownership record)");
  }

  @Test
  void findsInterruptedRun() throws IOException {
    Files.createDirectory(directory.resolve(".profile.pending"));
    assertThat(verify(TREE))
        .extracting(Drift::toString)
        .containsExactly(
            "interrupted .profile.pending (a run was killed; the next run reverts its changes)");
  }

  @Test
  void comparesAgainAfterConcurrentRun() throws IOException {
    GenerationResult next =
        Trees.of("a.yaml", "apiVersion: v1\nkind: a2\n", "b.yaml", "apiVersion: v1\nkind: b2\n");
    FileSystemAccess shared =
        new FileSystemAccess() {
          private boolean done;

          @Override
          public byte @Nullable [] readSmall(Path file) throws IOException {
            byte @Nullable [] read = super.readSmall(file);
            if (!done) {
              done = true;
              new TreeWriter(new FileSystemAccess(), "1")
                  .write(next, PROFILE, directory, WriteOptions.careful(directory));
            }
            return read;
          }
        };
    assertThat(new TreeVerifier(shared, "1").verify(next, PROFILE, directory).drifts()).isEmpty();
  }

  @Test
  void writesNothing() throws IOException {
    Files.writeString(directory.resolve("a.yaml"), "apiVersion: v1\nkind: a7\n");
    var before = Trees.in(directory);
    assertThat(verify(Trees.of("c.yaml", "apiVersion: v1\nkind: c1\n"))).isNotEmpty();
    assertThat(Trees.in(directory)).isEqualTo(before);
    assertThat(verify(TREE)).isNotEmpty();
    assertThat(Trees.in(directory)).isEqualTo(before);
  }

  private List<Drift> verify(GenerationResult result) throws IOException {
    return new TreeVerifier(new FileSystemAccess(), "1")
        .verify(result, PROFILE, directory)
        .drifts();
  }
}
