package io.gitopsprofile.tree.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentSyncTest {

  @TempDir Path folder;

  private final Disk disk = new Disk();
  private final List<Path> paths = new ArrayList<>();

  /** Remembers what was opened to be synced. */
  private static final class Disk extends FileSystemAccess {

    private final List<Path> opened = new ArrayList<>();
    private final List<FileChannel> channels = new ArrayList<>();

    @Override
    @Nullable FileChannel openToSync(Path path) throws IOException {
      FileChannel channel = super.openToSync(path);
      opened.add(path);
      if (channel != null) {
        channels.add(channel);
      }
      return channel;
    }
  }

  @BeforeEach
  void write() throws IOException {
    for (int i = 0; i < 5 * ConcurrentSync.MANY; i++) {
      Path file = folder.resolve("folder-" + i % 7).resolve("file-" + i);
      if (Files.notExists(file.getParent())) {
        paths.add(Files.createDirectory(file.getParent()));
      }
      paths.add(Files.writeString(file, "text " + i));
    }
  }

  @Test
  void syncsAndClosesEachFileAndFolder() throws IOException {
    disk.sync(paths);

    assertThat(disk.opened).isEqualTo(paths);
    assertThat(disk.channels).noneMatch(FileChannel::isOpen);
  }

  @Test
  void failsIfAFileCannotBeSynced() {
    paths.add(70, folder.resolve("absent"));

    assertThatThrownBy(() -> disk.sync(paths)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void failsIfAChannelCannotBeForced() throws IOException {
    FileChannel closed = FileChannel.open(paths.get(1));
    closed.close();
    FileSystemAccess broken =
        new FileSystemAccess() {
          @Override
          FileChannel openToSync(Path path) {
            return closed;
          }
        };

    assertThatThrownBy(() -> broken.sync(paths)).isInstanceOf(IOException.class);
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> disk.sync(paths)).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
