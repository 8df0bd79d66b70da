package io.gitopsprofile.tree.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Changes below a link, on systems that can work in opened folders and on systems that cannot. */
@EnabledOnOs(OS.LINUX)
class LinkChecksTest {

  @TempDir Path folder;

  @Test
  void refusesEachChangeThroughLink() throws IOException {
    for (FileSystemAccess disk : new FileSystemAccess[] {new PlainDisk(), new FileSystemAccess()}) {
      Path root = Files.createTempDirectory(folder, "root").toRealPath();
      Path outside = Files.createTempDirectory(folder, "outside");
      Files.writeString(outside.resolve("a"), "mine");
      Files.writeString(root.resolve("b"), "b");
      Files.createSymbolicLink(root.resolve("link"), outside);
      Path through = root.resolve("link/a");
      Closeable entered = disk.enter(root);
      try {
        refuses(() -> disk.delete(through));
        refuses(() -> disk.create(root.resolve("link/c"), new byte[0]));
        refuses(() -> disk.move(root.resolve("b"), through));
        refuses(() -> disk.move(through, root.resolve("c")));
        refuses(() -> disk.copyMode(root.resolve("b"), through));
        refuses(() -> disk.copyTime(root.resolve("b"), through));
        refuses(() -> disk.openLock(root.resolve("link/lock")).close());
        refuses(() -> disk.sync(through));
      } finally {
        entered.close();
      }
      assertThat(outside.toFile().list()).containsExactly("a");
      assertThat(outside.resolve("a")).hasContent("mine");
      assertThat(root.resolve("b")).hasContent("b");
    }
  }

  @Test
  void staysInOpenedFolder() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root/base")).getParent().toRealPath();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    FileSystemAccess disk = new FileSystemAccess();
    Closeable entered = disk.enter(root);
    try {
      disk.create(root.resolve("base/a"), new byte[0]);
      Files.move(root.resolve("base"), root.resolve("away"));
      Files.createSymbolicLink(root.resolve("base"), outside);
      disk.create(root.resolve("base/b"), new byte[0]);
      assertThat(root.resolve("away/b")).exists();
      disk.reopen();
      refuses(() -> disk.create(root.resolve("base/c"), new byte[0]));
    } finally {
      entered.close();
    }
    assertThat(outside).isEmptyDirectory();
  }

  private static void refuses(ThrowingCallable change) {
    assertThatThrownBy(change).isInstanceOf(IOException.class);
  }
}
