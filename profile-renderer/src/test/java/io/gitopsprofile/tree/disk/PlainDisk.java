package io.gitopsprofile.tree.disk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A system that cannot work relative to open folders, such as Windows. */
public class PlainDisk extends FileSystemAccess {

  @Override
  @Nullable OpenFolders open(Path directory) {
    return null;
  }
}
