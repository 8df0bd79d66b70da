package io.gitopsprofile.check;

import io.gitopsprofile.check.adapter.DuplicateRuleCheck;
import io.gitopsprofile.check.adapter.IstioReporterCheck;
import io.gitopsprofile.check.adapter.MetricProducedCheck;
import io.gitopsprofile.check.adapter.MetricsApiOwnerCheck;
import io.gitopsprofile.check.adapter.MetricsServerCheck;
import io.gitopsprofile.check.adapter.PrometheusUrlCheck;
import io.gitopsprofile.check.adapter.RateWindowCheck;
import io.gitopsprofile.check.adapter.RetentionCheck;
import io.gitopsprofile.check.adapter.RuleLabelsCheck;
import io.gitopsprofile.check.adapter.RuleNameCheck;
import io.gitopsprofile.check.adapter.RuleQueryCheck;
import io.gitopsprofile.check.adapter.RuleResourcesCheck;
import io.gitopsprofile.check.adapter.RuleTemplateCheck;
import io.gitopsprofile.check.adapter.SeriesExportedCheck;
import io.gitopsprofile.check.autoscaler.BehaviorCheck;
import io.gitopsprofile.check.autoscaler.ContainerMetricCheck;
import io.gitopsprofile.check.autoscaler.DuplicateAutoscalerCheck;
import io.gitopsprofile.check.autoscaler.FixedReplicasCheck;
import io.gitopsprofile.check.autoscaler.KedaOnlyCheck;
import io.gitopsprofile.check.autoscaler.MetricSelectorCheck;
import io.gitopsprofile.check.autoscaler.MetricTargetCheck;
import io.gitopsprofile.check.autoscaler.ObjectTargetCheck;
import io.gitopsprofile.check.autoscaler.ObjectTargetKindCheck;
import io.gitopsprofile.check.autoscaler.ReplicaBoundsCheck;
import io.gitopsprofile.check.autoscaler.ResourceRequestCheck;
import io.gitopsprofile.check.autoscaler.ScaledObjectCheck;
import io.gitopsprofile.check.autoscaler.TriggerQueryCheck;
import io.gitopsprofile.check.autoscaler.WorkloadTargetCheck;
import io.gitopsprofile.check.cluster.ClusterSettingsCheck;
import io.gitopsprofile.check.cluster.ClusterVersionCheck;
import io.gitopsprofile.check.cluster.ManifestApiCheck;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.check.fargate.FargateAddonCheck;
import io.gitopsprofile.check.fargate.FargateFeatureCheck;
import io.gitopsprofile.check.fargate.FargateManifestCheck;
import io.gitopsprofile.check.fargate.FargateProfileCheck;
import io.gitopsprofile.check.fargate.FargateSizeCheck;
import io.gitopsprofile.check.fargate.FargateVolumeCheck;
import io.gitopsprofile.check.fargate.NodeGroupCheck;
import io.gitopsprofile.check.namespace.IgnoreAnnotationCheck;
import io.gitopsprofile.check.namespace.NamespaceDeclaredCheck;
import io.gitopsprofile.check.namespace.NamespaceReconciledCheck;
import io.gitopsprofile.check.namespace.SyncNamespaceCheck;
import io.gitopsprofile.check.network.DuplicatePortCheck;
import io.gitopsprofile.check.network.LoadTestUrlCheck;
import io.gitopsprofile.check.network.ManifestServiceCheck;
import io.gitopsprofile.check.network.PortFlagCheck;
import io.gitopsprofile.check.network.PortNameCheck;
import io.gitopsprofile.check.network.PortNumberCheck;
import io.gitopsprofile.check.network.ServicePortCheck;
import io.gitopsprofile.check.network.ServiceSelectorCheck;
import io.gitopsprofile.check.release.ChartApiCheck;
import io.gitopsprofile.check.release.ChartBranchCheck;
import io.gitopsprofile.check.release.ChartRepositoryCheck;
import io.gitopsprofile.check.release.ImageLocationCheck;
import io.gitopsprofile.check.release.PostBuildVariableCheck;
import io.gitopsprofile.check.release.ReleaseDependencyCheck;
import io.gitopsprofile.check.release.ReleaseNameCheck;
import io.gitopsprofile.check.scrape.AppMeshEndOfLifeCheck;
import io.gitopsprofile.check.scrape.AppMeshSidecarCheck;
import io.gitopsprofile.check.scrape.IstioSidecarCheck;
import io.gitopsprofile.check.scrape.PodScrapedCheck;
import io.gitopsprofile.check.scrape.ScrapeTargetCheck;
import io.gitopsprofile.check.scrape.ScrapeTimeoutCheck;
import io.gitopsprofile.check.workload.DisruptionBudgetCheck;
import io.gitopsprofile.check.workload.EnvCheck;
import io.gitopsprofile.check.workload.ManifestSelectorCheck;
import io.gitopsprofile.check.workload.PlaintextCredentialCheck;
import io.gitopsprofile.check.workload.ProbeCheck;
import io.gitopsprofile.check.workload.ResourcesCheck;
import io.gitopsprofile.check.workload.RolloutCheck;
import io.gitopsprofile.check.workload.SecurityContextCheck;
import io.gitopsprofile.check.workload.SelectorCheck;
import io.gitopsprofile.check.workload.SelectorOverlapCheck;
import io.gitopsprofile.check.workload.TolerationCheck;
import io.gitopsprofile.check.workload.UniqueNamesCheck;
import io.gitopsprofile.check.workload.VolumeMountCheck;
import io.gitopsprofile.check.workload.VolumeSourceCheck;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.Profile;
import java.util.List;

/** The registry of all checks. */
public final class ProfileChecks {

  private static final List<Check> METRICS =
      List.of(
          new RuleLabelsCheck(),
          new RuleResourcesCheck(),
          new MetricProducedCheck(),
          new RuleTemplateCheck(),
          new RuleQueryCheck(),
          new RuleNameCheck(),
          new SeriesExportedCheck(),
          new DuplicateRuleCheck(),
          new PodScrapedCheck(),
          new ScrapeTargetCheck(),
          new RateWindowCheck(),
          new ScrapeTimeoutCheck(),
          new RetentionCheck(),
          new PrometheusUrlCheck(),
          new MetricsApiOwnerCheck(),
          new MetricsServerCheck(),
          new AppMeshSidecarCheck(),
          new IstioSidecarCheck(),
          new IstioReporterCheck(),
          new TriggerQueryCheck());

  private static final List<Check> WORKLOADS =
      List.of(
          new ResourceRequestCheck(),
          new WorkloadTargetCheck(),
          new ObjectTargetKindCheck(),
          new ObjectTargetCheck(),
          new ContainerMetricCheck(),
          new FixedReplicasCheck(),
          new DuplicateAutoscalerCheck(),
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
          new ServicePortCheck(),
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
          new FargateProfileCheck(),
          new FargateFeatureCheck(),
          new FargateVolumeCheck(),
          new FargateManifestCheck(),
          new FargateSizeCheck(),
          new FargateAddonCheck(),
          new NodeGroupCheck());

  private static final List<Check> RELEASES =
      List.of(
          new NamespaceDeclaredCheck(),
          new NamespaceReconciledCheck(),
          new SyncNamespaceCheck(),
          new IgnoreAnnotationCheck(),
          new ChartBranchCheck(),
          new AppMeshEndOfLifeCheck(),
          new ChartRepositoryCheck(),
          new ChartApiCheck(),
          new ImageLocationCheck(),
          new ManifestApiCheck(),
          new ReleaseNameCheck(),
          new PlaintextCredentialCheck(),
          new PostBuildVariableCheck(),
          new ReleaseDependencyCheck(),
          new ClusterSettingsCheck(),
          new ClusterVersionCheck());

  private ProfileChecks() {}

  /**
   * Everything that the checks find in a profile, in the order of the checks.
   *
   * @param profile the profile, with its patches applied as far as records hold what they change
   */
  public static List<Diagnostic> of(Profile profile) {
    CheckContext context = new CheckContext(profile);
    DiagnosticCollector findings = new DiagnosticCollector();
    for (List<Check> group : List.of(METRICS, WORKLOADS, RELEASES)) {
      for (Check check : group) {
        check.run(context, findings);
      }
    }
    return findings.all();
  }
}
