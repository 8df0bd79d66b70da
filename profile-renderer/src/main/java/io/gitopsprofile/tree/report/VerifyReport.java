package io.gitopsprofile.tree.report;

import java.util.List;

/**
 * What a verification found.
 *
 * @param drifts the files that are not as the profile wants them, sorted by path
 * @param absent paths that {@code manage: false} leaves to the user and that are not there
 * @param keptTags the image tags that a robot wrote and that stay
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
