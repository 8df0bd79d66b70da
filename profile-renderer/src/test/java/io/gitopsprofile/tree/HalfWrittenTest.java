package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The error of a run that fails, and then fails to revert its changes. */
class HalfWrittenTest {

  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult OLD =
      Trees.of("a.yaml", "apiVersion: v1\nkind: a1\n", "b.yaml", "apiVersion: v1\nkind: b1\n");
  private static final GenerationResult NEW =
      Trees.of("a.yaml", "apiVersion: v1\nkind: a2\n", "b.yaml", "apiVersion: v1\nkind: b2\n");
  private static final GenerationResult OTHER =
      Trees.of("a.yaml", "apiVersion: v1\nkind: a3\n", "b.yaml", "apiVersion: v1\nkind: b3\n");

  @TempDir Path folder;
  private Path directory;

  @BeforeEach
  void createTree() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    write(new FileSystemAccess(), OLD);
  }

  @Test
  void reportsHalfWrittenTree() throws IOException {
    assertThatThrownBy(() -> write(new Broken("b.yaml", "a.yaml"), NEW))
        .hasMessage(
            "broken b.yaml; the tree is half written and could not be restored; run again, which"
                + " restores it first");
    assertThat(directory.resolve("a.yaml")).hasContent("apiVersion: v1\nkind: a2");
    write(new FileSystemAccess(), OTHER);
    assertThat(directory.resolve("b.yaml")).hasContent("apiVersion: v1\nkind: b3");
  }

  @Test
  void reportsOriginalErrorOfRestoredTree() throws IOException {
    SortedMap<String, String> before = Trees.in(directory);
    for (String left : new String[] {"journal", "new-1"}) {
      assertThatThrownBy(() -> write(new Broken("b.yaml", left), NEW))
          .hasMessage("broken b.yaml")
          .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
      SortedMap<String, String> after = Trees.in(directory);
      after.keySet().removeIf(path -> path.startsWith(Transaction.FOLDER));
      assertThat(after).isEqualTo(before);
      write(new FileSystemAccess(), OLD);
      assertThat(Trees.in(directory)).isEqualTo(before);
    }
  }

  /** Fails to write one file, and after that another. */
  private static final class Broken extends FileSystemAccess {

    private final String first;
    private final String then;
    private boolean broken;

    Broken(String first, String then) {
      this.first = first;
      this.then = then;
    }

    private void refuse(Path file) throws IOException {
      broken |= file.endsWith(first);
      if (broken && (file.endsWith(first) || file.endsWith(then))) {
        throw new IOException("broken " + file.getFileName());
      }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      refuse(to);
      super.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
      if (broken) {
        refuse(path);
      }
      super.delete(path);
    }
  }

  private void write(FileSystemAccess disk, GenerationResult result) throws IOException {
    new TreeWriter(disk, "1")
        .write(result, PROFILE, directory, WriteOptions.careful(folder.resolve("copies")));
  }
}
