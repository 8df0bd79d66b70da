package io.gitopsprofile.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.importer.value.ImportNote;
import java.util.List;

/**
 * A tree as profiles, one a cluster.
 *
 * @param clusters the clusters
 * @param problems the broken files, one problem each
 * @param notFollowed the parts of the tree that are neither read nor checked
 * @param filesRead the number of files that were read
 * @param filesUnused the YAML files that no cluster uses, in order
 */
public record ImportedTree(
    List<ImportedProfile> clusters,
    List<Diagnostic> problems,
    List<ImportNote> notFollowed,
    int filesRead,
    List<String> filesUnused) {

  /** Copies the lists. */
  public ImportedTree {
    clusters = List.copyOf(clusters);
    problems = List.copyOf(problems);
    notFollowed = List.copyOf(notFollowed);
    filesUnused = List.copyOf(filesUnused);
  }
}
