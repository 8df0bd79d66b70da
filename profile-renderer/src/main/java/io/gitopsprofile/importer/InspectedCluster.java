package io.gitopsprofile.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.importer.value.ImportNote;
import java.util.List;

/**
 * The findings in a cluster of a tree.
 *
 * @param cluster the cluster, with the version of Kubernetes that it was checked for
 * @param findings the findings at their places in the tree, in printing order
 * @param assumed the findings that hold only if the tree has all that is in the cluster, such as a
 *     namespace that no file declares; they are taken as answered by what is there already
 * @param leftOut the texts with variables of unknown value about which a finding is left out
 */
public record InspectedCluster(
    ImportedProfile cluster,
    List<Diagnostic> findings,
    List<Diagnostic> assumed,
    List<ImportNote> leftOut) {

  /** Copies the lists. */
  public InspectedCluster {
    findings = List.copyOf(findings);
    assumed = List.copyOf(assumed);
    leftOut = List.copyOf(leftOut);
  }
}
