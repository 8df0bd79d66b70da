package io.gitopsprofile.check;

import io.gitopsprofile.model.Profile;
import java.util.List;

/** The registry of all checks. */
public final class ProfileChecks {

  private static final List<Check> METRICS = List.of();

  private static final List<Check> WORKLOADS = List.of();

  private static final List<Check> RELEASES =
      List.of(
          new DeclaredNamespaces(),
          new ReconciledNamespaces(),
          new IgnoreValues(),
          new MovingChart(),
          new ChartRepositories(),
          new ServedCharts(),
          new ServedManifests(),
          new ReleaseNames(),
          new PlainCredentials(),
          new PostBuildVariables(),
          new ClusterSettings(),
          new ClusterVersion());

  private ProfileChecks() {}

  /**
   * Everything that the checks find in a profile, in the order of the checks.
   *
   * @param profile the profile, with its patches applied as far as records hold what they change
   */
  public static List<Diagnostic> of(Profile profile) {
    Subject subject = new Subject(profile);
    Findings findings = new Findings();
    for (List<Check> group : List.of(METRICS, WORKLOADS, RELEASES)) {
      for (Check check : group) {
        check.run(subject, findings);
      }
    }
    return findings.all();
  }
}
