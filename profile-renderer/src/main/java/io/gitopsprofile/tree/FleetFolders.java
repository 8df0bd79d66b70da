package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordFile;
import io.gitopsprofile.tree.record.RecordedProfileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the folders of clusters that a profile no longer has. */
public final class FleetFolders {

  private FleetFolders() {}

  /**
   * The folders beside those of the environments, and those in {@code clusters}, that have a record
   * of files of the profile.
   *
   * @param root the output directory
   * @param directories the folders of all environments, relative to the output directory
   * @throws IOException if a folder or a record cannot be read
   */
  public static List<String> gone(Path profile, Path root, Collection<String> directories)
      throws IOException {
    return gone(new FileSystemAccess(), profile, root, directories);
  }

  static List<String> gone(
      FileSystemAccess disk, Path profile, Path root, Collection<String> directories)
      throws IOException {
    Set<String> kept = new HashSet<>(directories);
    Set<String> parents = new TreeSet<>(List.of("clusters/"));
    for (String directory : directories) {
      parents.add(directory.substring(0, directory.lastIndexOf('/') + 1));
    }
    List<String> gone = new ArrayList<>();
    for (String parent : parents) {
      Path folder = root.resolve(parent);
      if (disk.obstacle(root, parent + OwnershipRecord.FILE) != null
          || disk.entry(folder) != Entry.DIRECTORY) {
        continue;
      }
      for (Path child : disk.list(folder)) {
        String path = parent + child.getFileName();
        if (!kept.contains(path)
            && disk.entry(child) == Entry.DIRECTORY
            && disk.entry(child.resolve(OwnershipRecord.FILE)) == Entry.FILE
            && RecordFile.in(disk, child)
                .owned()
                .profiles()
                .contains(RecordedProfileName.of(profile, child))) {
          gone.add(path);
        }
      }
    }
    return gone;
  }
}
