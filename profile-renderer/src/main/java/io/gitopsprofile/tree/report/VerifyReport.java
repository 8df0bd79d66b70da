package io.gitopsprofile.tree.report;

import java.util.List;

/**
 * The result of a verification.
 *
 * @param drifts the files that differ from the profile, sorted by path
 * @param absent missing paths that {@code manage: false} leaves to the user
 * @param keptTags the image tags that image automation wrote and that stay
 */
public record VerifyReport(
    List<Drift> drifts, List<String> absent, List<PreservedImageTag> keptTags) {

  /** Copies the lists. */
  public VerifyReport {
    drifts = List.copyOf(drifts);
    absent = List.copyOf(absent);
    keptTags = List.copyOf(keptTags);
  }
}
