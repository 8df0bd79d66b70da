package io.gitopsprofile.rendered;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files generated from a profile, held in memory and sorted by path. Two trees are equal if
 * their files are equal, whichever part of a profile the files come from.
 */
public final class RenderedTree {

  private final SortedMap<String, RenderedFile> files;
  private final Map<String, ProfilePath> parts;
  private final Set<ProfilePath> unmanaged;

  /** Creates a tree of files; two files with the same path are a caller's error. */
  public RenderedTree(Collection<RenderedFile> files) {
    this(files, Map.of(), Set.of());
  }

  /**
   * Creates a tree of files; two files with the same path are a caller's error.
   *
   * @param parts the part of the profile that each path comes from
   * @param unmanaged the parts whose files {@code manage: false} leaves to the user
   */
  public RenderedTree(
      Collection<RenderedFile> files,
      Map<String, ProfilePath> parts,
      Collection<ProfilePath> unmanaged) {
    this.unmanaged = Collections.unmodifiableSet(new HashSet<>(unmanaged));
    this.parts = Collections.unmodifiableMap(new HashMap<>(parts));
    SortedMap<String, RenderedFile> sorted = new TreeMap<>();
    for (RenderedFile file : files) {
      if (sorted.put(file.path(), file) != null) {
        throw new IllegalArgumentException("two files at " + file.path());
      }
    }
    this.files = Collections.unmodifiableSortedMap(sorted);
  }

  /** All files, sorted by path. */
  public Collection<RenderedFile> files() {
    return files.values();
  }

  /** The file at a path such as {@code base/demo/namespace.yaml}. */
  public Optional<RenderedFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * The part of the profile that a file comes from; the profile's root if the part is not known.
   */
  public ProfilePath part(String path) {
    return parts.getOrDefault(path, ProfilePath.ROOT);
  }

  /**
   * True if the generator writes and verifies the file; false if {@code manage: false} at its part
   * leaves the file to the user.
   */
  public boolean isManaged(String path) {
    return !unmanaged.contains(part(path));
  }

  /** All objects of all files. */
  public List<RenderedObject> objects() {
    return files.values().stream().flatMap(file -> file.objects().stream()).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RenderedTree tree && files.equals(tree.files);
  }

  @Override
  public int hashCode() {
    return files.hashCode();
  }

  @Override
  public String toString() {
    return files.keySet().toString();
  }
}
