package io.gitopsprofile.rendered;

import io.gitopsprofile.model.value.RelativePath;
import java.util.List;

/**
 * The folders of a tree that Flux applies as a whole, with every manifest in them.
 *
 * @param kustomized true for Flux v2, which builds a folder with Kustomize; false for Flux v1,
 *     which reads all its YAML files
 * @param folders the folders, relative to the output directory; empty text is the whole tree
 * @param bootstrapped the folders of the profile's Kustomizations, which {@code flux bootstrap} is
 *     given; they are also among the folders
 * @param path the tree's folder in its source; empty for the source's root
 * @param others the files and folders that the profile lets be there
 */
public record SyncedFolders(
    boolean kustomized,
    List<String> folders,
    List<String> bootstrapped,
    String path,
    List<RelativePath> others) {

  /** A tree of which nothing is known to be applied. */
  public static final SyncedFolders NONE =
      new SyncedFolders(false, List.of(), List.of(), "", List.of());

  /** Copies the lists. */
  public SyncedFolders {
    folders = List.copyOf(folders);
    bootstrapped = List.copyOf(bootstrapped);
    others = List.copyOf(others);
  }
}
