package io.gitopsprofile.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the clusters of a tree that nobody generated. A profile has everything that its cluster
 * needs; a tree need not: somebody may have made a namespace by hand, and the cloud may bring
 * metrics-server. Findings that only say so are kept apart.
 */
public final class TreeInspection {

  /** The findings about something that a cluster can have without its tree. */
  private static final Set<DiagnosticCode> OF_THE_CLUSTER =
      Set.of(
          DiagnosticCode.UNDECLARED_NAMESPACE,
          DiagnosticCode.NO_METRICS_SERVER,
          DiagnosticCode.MISSING_OBJECT,
          // A webhook of the cluster may add variables to each Kustomization.
          DiagnosticCode.UNREPLACED_VARIABLE,
          DiagnosticCode.AUTOSCALER_BOUNDS);

  private static final Set<DiagnosticCode> OF_THE_VERSION =
      Set.of(DiagnosticCode.API_NOT_SERVED, DiagnosticCode.CHART_API_NOT_SERVED);

  /** The parts of a profile that become objects of Kubernetes' own kinds. */
  private static final Set<String> OF_KUBERNETES =
      Set.of("namespaces", "serviceAccounts", "configMaps", "workloads", "autoscalers");

  private static final Set<String> ROLES = Set.of("Role", "ClusterRole");

  private static final String LEFT_OUT =
      "a finding about this text is left out; the value of its variable is not known";

  private static final int OLDEST_MINOR = 14;

  private final ProfileGenerator generator = new ProfileGenerator();
  private final boolean knowsVersion;

  /**
   * Creates an inspection.
   *
   * @param knowsVersion false if the version of Kubernetes is not known; the newest that serves
   *     what the cluster has is then assumed
   */
  public TreeInspection(boolean knowsVersion) {
    this.knowsVersion = knowsVersion;
  }

  /** Checks a cluster. */
  public InspectedCluster check(ImportedProfile cluster) {
    List<Diagnostic> found = found(cluster);
    int unserved = count(found);
    if (unserved == 0 || knowsVersion) {
      return inspected(cluster, found);
    }
    ImportedProfile best = cluster;
    int newest = cluster.profile().target().kubernetes().minor();
    for (int minor = newest - 1; minor >= OLDEST_MINOR && unserved > 0; minor--) {
      ImportedProfile older = cluster.on(KubernetesVersion.of("1." + minor));
      List<Diagnostic> other = found(older);
      if (count(other) < unserved) {
        best = older;
        found = other;
        unserved = count(other);
      }
    }
    return inspected(best, found);
  }

  private List<Diagnostic> found(ImportedProfile cluster) {
    return generator.check(cluster.profile(), cluster.places()::locate);
  }

  private static int count(List<Diagnostic> found) {
    int count = 0;
    for (Diagnostic finding : found) {
      count += OF_THE_VERSION.contains(finding.code()) ? 1 : 0;
    }
    return count;
  }

  private static InspectedCluster inspected(ImportedProfile cluster, List<Diagnostic> found) {
    List<Diagnostic> findings = new ArrayList<>();
    List<Diagnostic> assumed = new ArrayList<>();
    Set<ImportNote> leftOut = new LinkedHashSet<>();
    for (Diagnostic finding : found) {
      if (cluster.places().isUnknown(finding.path())) {
        leftOut.add(new ImportNote(cluster.places().position(finding.path()), LEFT_OUT));
      } else {
        Diagnostic own = isDropped(cluster, finding) ? finding.asWarning() : finding;
        // Edits are changes of a profile, and the tree has none.
        (isAssumed(finding) ? assumed : findings).add(own.withEdits(List.of()));
      }
    }
    return new InspectedCluster(cluster, findings, assumed, List.copyOf(leftOut));
  }

  /**
   * True for an unknown field that Flux v2 drops before it applies the rest, so that the object
   * works without: it reads all kinds of Kubernetes into their types, but for roles. (Source:
   * fluxcd/pkg, ssa/normalize.)
   */
  private static boolean isDropped(ImportedProfile cluster, Diagnostic finding) {
    boolean isUnknown =
        finding.code() == DiagnosticCode.UNKNOWN_FIELD
            || finding.code() == DiagnosticCode.PATCH_UNKNOWN_FIELD;
    if (!isUnknown || cluster.followed().isEmpty()) {
      return false;
    }
    List<Object> steps = finding.path().steps();
    if (steps.get(0).equals("manifests") && steps.get(1) instanceof Integer index) {
      Manifest manifest = cluster.profile().manifests().get(index);
      return Schemas.isBuiltIn(Schemas.group(manifest.apiVersion()))
          && !ROLES.contains(manifest.kind());
    }
    return OF_KUBERNETES.contains(steps.get(0));
  }

  /** True for a finding that the cluster may prove wrong; a slip has an edit, and it may not. */
  private static boolean isAssumed(Diagnostic finding) {
    DiagnosticCode code = finding.code();
    return OF_THE_CLUSTER.contains(code)
        && (code != DiagnosticCode.AUTOSCALER_BOUNDS || finding.message().contains("feature gate"))
        && (code != DiagnosticCode.MISSING_OBJECT || finding.edits().isEmpty());
  }
}
