package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that others make to the tree during a run are not lost, at whatever moment. */
class EditsMeanwhileTest {

  private static final String PROFILE = "profile.yaml";
  private static final GenerationResult OLD =
      Trees.of(
          "a.yaml",
          "apiVersion: v1\nkind: a1\n",
          "b.yaml",
          "apiVersion: v1\nkind: b1\n",
          "c",
          "apiVersion: v1\nkind: c1\n");
  private static final GenerationResult NEW =
      Trees.of(
          "a.yaml",
          "apiVersion: v1\nkind: a2\n",
          "b.yaml",
          "apiVersion: v1\nkind: b2\n",
          "d",
          "apiVersion: v1\nkind: d2\n");
  private static final String MINE = "mine: 1\n";

  @TempDir Path folder;
  private Path directory;

  /** Runs an action after an operation, counted from 1. */
  private static final class SharedDisk extends FileSystemAccess {

    interface Deed {
      void run() throws IOException;
    }

    private final int chosen;
    private final Deed deed;
    private int done;

    SharedDisk(int chosen, Deed deed) {
      this.chosen = chosen;
      this.deed = deed;
    }

    private void count() throws IOException {
      done++;
      if (done == chosen) {
        deed.run();
      }
    }

    @Override
    public void create(Path file, byte[] bytes) throws IOException {
      super.create(file, bytes);
      count();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      super.move(from, to);
      count();
    }

    @Override
    public void createDirectory(Path path) throws IOException {
      super.createDirectory(path);
      count();
    }
  }

  @BeforeEach
  void createTree() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    Files.writeString(directory.resolve(PROFILE), "");
  }

  @Test
  void detectsEditInPlace() throws IOException {
    for (String file : new String[] {"b.yaml", "c"}) {
      keepWhatIsDoneTo(file, () -> Files.writeString(directory.resolve(file), MINE));
    }
  }

  @Test
  void detectsReplacedFile() throws IOException {
    for (String file : new String[] {"b.yaml", "c", "d"}) {
      keepWhatIsDoneTo(
          file,
          () -> {
            Path own = Files.writeString(folder.resolve("own"), MINE);
            Files.move(own, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
          });
    }
  }

  @Test
  void detectsLinkAtNewPath() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), MINE);
    for (int i = 1; ; i++) {
      start();
      Path link = directory.resolve("d");
      SharedDisk disk = new SharedDisk(i, () -> link(link, outside));
      try {
        write(disk, NEW);
        assertThat(disk.done < i || Files.isSymbolicLink(link)).as("operation %d", i).isTrue();
      } catch (IOException e) {
        assertThat(link).as("operation %d", i).isSymbolicLink();
      }
      if (disk.done < i) {
        return;
      }
    }
  }

  private static void link(Path link, Path to) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, to);
  }

  private void keepWhatIsDoneTo(String file, SharedDisk.Deed deed) throws IOException {
    int refused = 0;
    for (int i = 1; ; i++) {
      start();
      SortedMap<String, String> found = Trees.in(directory);
      found.put(file, MINE);
      SharedDisk disk = new SharedDisk(i, deed);
      Path target = directory.resolve(file);
      try {
        write(disk, NEW);
        assertThat(disk.done < i || MINE.equals(text(target))).as("operation %d", i).isTrue();
      } catch (IOException e) {
        refused++;
        assertThat(e).hasMessage(target.toRealPath() + " was changed during the run; run again");
        assertThat(Trees.in(directory)).as("operation %d", i).isEqualTo(found);
        assertThatThrownBy(
                () -> write(new FileSystemAccess(), Trees.of(file, "apiVersion: v1\nkind: e1\n")))
            .hasMessageContaining(file);
      }
      if (disk.done < i) {
        assertThat(refused).isGreaterThan(4);
        return;
      }
    }
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private void start() throws IOException {
    CleanFolder.of(directory);
    Files.createDirectory(directory);
    Files.writeString(directory.resolve(PROFILE), "");
    write(new FileSystemAccess(), OLD);
  }

  private void write(FileSystemAccess disk, GenerationResult result) throws IOException {
    new TreeWriter(disk, "1")
        .write(
            result,
            PROFILE,
            directory,
            WriteOptions.careful(folder.resolve("copies")).withFsync(false));
  }
}
