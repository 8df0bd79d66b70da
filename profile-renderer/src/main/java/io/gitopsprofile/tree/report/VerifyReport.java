package io.gitopsprofile.tree.report;

import io.gitopsprofile.diagnostic.Diagnostic;
import java.util.List;

/**
 * The result of a verification.
 *
 * @param drifts the files that differ from the profile, sorted by path
 * @param absent missing paths that {@code manage: false} leaves to the user
 * @param keptTags the image tags that image automation wrote and that stay
 * @param findings the findings about the profile that the directory leads to
 */
public record VerifyReport(
    List<Drift> drifts,
    List<String> absent,
    List<PreservedImageTag> keptTags,
    List<Diagnostic> findings) {

  /** Copies the lists. */
  public VerifyReport {
    drifts = List.copyOf(drifts);
    absent = List.copyOf(absent);
    keptTags = List.copyOf(keptTags);
    findings = List.copyOf(findings);
  }
}
