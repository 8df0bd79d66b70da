package io.gitopsprofile.importer;

import io.gitopsprofile.importer.flux.BuiltCluster;
import io.gitopsprofile.importer.flux.ClusterFolders;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.ObjectStream;
import io.gitopsprofile.importer.value.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads existing trees: a folder in, a profile with places a cluster out. No disk is written and no
 * program is run.
 */
public final class TreeImporter {

  private final @Nullable String kubernetes;

  /**
   * Creates an importer.
   *
   * @param kubernetes the cluster's version; null for the newest that serves all objects
   */
  public TreeImporter(@Nullable String kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Reads the clusters of a folder. Paths of Kustomizations are relative to the root of the Git
   * repository that the folder is in, or to the folder without one.
   *
   * @throws IOException if the folder cannot be read
   */
  public ImportedTree read(Path folder) throws IOException {
    Path real = folder.toRealPath();
    return read(root(real), real);
  }

  /**
   * Reads the clusters of a folder in a tree.
   *
   * @param root the folder that paths of Kustomizations are relative to; no file outside is read
   * @param folder the root, or a folder below
   * @throws IOException if a folder cannot be read
   */
  public ImportedTree read(Path root, Path folder) throws IOException {
    ImportNotes notes = new ImportNotes();
    SourceTree tree = new SourceTree(root, notes);
    String below = tree.root().relativize(folder.toRealPath()).toString().replace('\\', '/');
    ClusterFolders folders = new ClusterFolders(tree, notes);
    List<ImportedProfile> clusters = new ArrayList<>();
    for (BuiltCluster cluster : folders.build(below)) {
      clusters.add(ProfileAssembly.of(cluster, kubernetes, notes));
    }
    List<String> unused = new ArrayList<>();
    for (String path : tree.pathsBelow(below)) {
      if (SourceTree.isYaml(path) && !folders.used().contains(path)) {
        unused.add(path);
      }
    }
    return new ImportedTree(clusters, notes.problems(), notes.notes(), tree.filesRead(), unused);
  }

  /** A DNS label for a folder: its last name, with hyphens in place of other characters. */
  public static String name(String folder) {
    return ProfileAssembly.name(folder);
  }

  /**
   * Reads the objects of a text, such as those that {@code kubectl get -o yaml} prints.
   *
   * @param name the text's name in diagnostics
   */
  public ImportedTree read(String name, String text) {
    try {
      return read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the objects of a stream, such as those that {@code kubectl get -o yaml} prints: at most
   * 64 MiB, one object after the other.
   *
   * @param name the stream's name in diagnostics
   * @throws IOException if the stream cannot be read
   */
  public ImportedTree read(String name, InputStream input) throws IOException {
    ImportNotes notes = new ImportNotes();
    BuiltCluster cluster =
        ClusterFolders.ofDocuments(new ObjectStream(name, notes).read(input), notes);
    ImportedProfile profile = ProfileAssembly.of(cluster, kubernetes, notes);
    return new ImportedTree(List.of(profile), notes.problems(), notes.notes(), 1, List.of());
  }

  /** The root of the Git repository that a folder is in; the folder itself without one. */
  public static Path root(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return folder;
  }
}
