package io.gitopsprofile.check;

import io.gitopsprofile.model.Profile;
import java.util.List;

/** The registry of all checks. */
public final class ProfileChecks {

  private static final List<Check> METRICS =
      List.of(
          new RuleLabels(),
          new RuleMapsResources(),
          new MetricProduced(),
          new RuleTemplates(),
          new RuleQueries(),
          new RuleNames(),
          new SeriesExported(),
          new RulesApart(),
          new PodsScraped(),
          new ScrapeTargets(),
          new RateWindows(),
          new RetentionCovers(),
          new PrometheusAddress(),
          new MetricsApiOwners(),
          new ResourceMetricsServed(),
          new MeshPresent());

  private static final List<Check> WORKLOADS = List.of();

  private static final List<Check> RELEASES = List.of();

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
