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
          new ScrapeTimeout(),
          new RetentionCovers(),
          new PrometheusAddress(),
          new MetricsApiOwners(),
          new ResourceMetricsServed(),
          new MeshPresent(),
          new IstioPresent(),
          new InboundRequests(),
          new TriggerQueryCheck());

  private static final List<Check> WORKLOADS =
      List.of(
          new NoRequestCheck(),
          new WorkloadTargetCheck(),
          new ObjectTargetCheck(),
          new ObjectTargetPlaceCheck(),
          new ContainerTargetCheck(),
          new ReplicasSetCheck(),
          new TwoAutoscalersCheck(),
          new ReplicaBoundsCheck(),
          new MetricTargetCheck(),
          new MetricSelectorCheck(),
          new BehaviorCheck(),
          new ScaledObjectCheck(),
          new KedaOnlyCheck(),
          new SelectorCheck(),
          new ManifestSelectorCheck(),
          new ManifestServiceCheck(),
          new SelectorOverlapCheck(),
          new ServiceSelectorCheck(),
          new PortNameCheck(),
          new PortNumberCheck(),
          new PortFlagCheck(),
          new DuplicatePortCheck(),
          new ServicePortsCheck(),
          new LoadTestUrlCheck(),
          new UniqueNamesCheck(),
          new EnvCheck(),
          new VolumeMountCheck(),
          new VolumeSourceCheck(),
          new ResourcesCheck(),
          new ProbeCheck(),
          new RolloutCheck(),
          new DisruptionBudgetCheck(),
          new SecurityContextCheck(),
          new TolerationCheck(),
          new FargateNotSelectedCheck(),
          new FargateImpossibleCheck(),
          new FargateVolumeCheck(),
          new FargateManifestCheck(),
          new FargateSizeCheck(),
          new AddonsOnFargateCheck(),
          new NoNodesCheck());

  private static final List<Check> RELEASES =
      List.of(
          new DeclaredNamespaces(),
          new ReconciledNamespaces(),
          new SyncNamespace(),
          new IgnoreValues(),
          new MovingChart(),
          new AppMeshEnded(),
          new ChartRepositories(),
          new ServedCharts(),
          new MovedImages(),
          new ServedManifests(),
          new ReleaseNames(),
          new PlainCredentials(),
          new PostBuildVariables(),
          new ReleaseReferences(),
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
