package io.gitopsprofile.tree.compare;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.record.OwnershipRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a directory that runs read and never change: profiles, their manifest files, and
 * POMs. The ownership record and the journal of a killed run may come from a pull request, and may
 * claim that such a file was generated.
 */
public final class InputFiles {

  private static final String POM = "pom.xml";

  private final FileSystemAccess disk;
  private final Path root;
  private final Set<String> paths = new HashSet<>();
  private final List<String> others = new ArrayList<>();
  private @Nullable List<String> texts;

  /**
   * Creates the set of input files.
   *
   * @param root the directory without links in its path
   * @param owned the record, which names other profiles
   * @param profile the name of this run's profile in the record
   * @param files the files that this run has read
   */
  public InputFiles(
      FileSystemAccess disk,
      Path root,
      OwnershipRecord owned,
      String profile,
      Collection<Path> files)
      throws IOException {
    this.disk = disk;
    this.root = root;
    paths.add(profile);
    for (Path file : files) {
      add(file.toAbsolutePath().normalize());
      add(disk.real(file));
    }
    for (String other : owned.profiles()) {
      if (!other.equals(profile)) {
        paths.add(other);
        others.add(other);
      }
    }
  }

  private void add(Path file) {
    if (file.startsWith(root)) {
      paths.add(root.relativize(file).toString().replace('\\', '/'));
    }
  }

  /** True if a path is an input of this run, another profile, or a POM. */
  public boolean contains(String path) {
    return paths.contains(path) || name(path).equalsIgnoreCase(POM);
  }

  /**
   * True if a path is an input, or may be a manifest file or a schema of another profile, whose
   * text names the file or its folder.
   */
  public boolean mayContain(String path) throws IOException {
    if (contains(path)) {
      return true;
    }
    String name = name(path);
    String folder = name(path.substring(0, Math.max(0, path.length() - name.length() - 1)));
    for (String text : otherTexts()) {
      if ((namesFiles(text) && text.contains(name)) || hasSchemas(text, folder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesFiles(String profile) {
    return profile.contains("file:") || profile.contains("files:") || profile.contains("include:");
  }

  private static boolean hasSchemas(String profile, String folder) {
    for (String line : profile.split("\n", -1)) {
      if (line.contains("schemas:") && line.contains(folder)) {
        return true;
      }
    }
    return false;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The texts of the other profiles in this checkout. */
  private List<String> otherTexts() throws IOException {
    if (texts == null) {
      texts = new ArrayList<>();
      for (String other : others) {
        byte @Nullable [] bytes = read(other);
        if (bytes != null) {
          texts.add(new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  private byte @Nullable [] read(String other) throws IOException {
    try {
      Path file = root.resolve(other).normalize();
      return disk.leadsToFile(file) && Files.size(file) <= TreeComparison.LARGEST
          ? Files.readAllBytes(file)
          : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
