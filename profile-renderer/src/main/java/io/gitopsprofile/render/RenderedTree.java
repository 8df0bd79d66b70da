package io.gitopsprofile.render;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that a profile becomes, held in memory and sorted by path. Equal trees are equal. */
public final class RenderedTree {

  private final SortedMap<String, RenderedFile> files;

  /** Holds the files; two of one path are a defect of the caller. */
  public RenderedTree(Collection<RenderedFile> files) {
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
