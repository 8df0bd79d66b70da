package io.gitopsprofile.page;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.chain.AutoscalerChain;
import io.gitopsprofile.chain.ChainBox;
import io.gitopsprofile.chain.FluxOrder;
import io.gitopsprofile.chain.FluxStep;
import io.gitopsprofile.chain.PodCost;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.render.ProfileSurvey;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.NodeRoom;
import io.gitopsprofile.trial.TrialLoad;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.view.ProfileParts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Report of one profile, one environment or one cluster of a tree. */
public final class ProfileReport {

  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

  private final String title;
  private final String source;
  private final ProfileSurvey survey;
  private final List<Chain> chains = new ArrayList<>();
  private final List<FluxStep> folders;
  private final List<FluxStep> releases;
  private final List<PodCost> costs = new ArrayList<>();

  /**
   * A chain with its findings and its trial.
   *
   * @param chain the chain
   * @param findings the findings of each link
   * @param tried the settings of the simulation; null for a manifest
   * @param trial the trial under the load that the profile names; null if it names none
   */
  record Chain(
      AutoscalerChain chain,
      IdentityHashMap<ChainBox, List<Diagnostic>> findings,
      @Nullable TriedAutoscaler tried,
      @Nullable LoadTrial trial) {

    /** Returns the number of findings of a severity in the chain. */
    int count(Severity severity) {
      List<Diagnostic> all = new ArrayList<>();
      for (List<Diagnostic> some : findings.values()) {
        for (Diagnostic finding : some) {
          if (finding.severity() == severity && !all.contains(finding)) {
            all.add(finding);
          }
        }
      }
      return all.size();
    }
  }

  /**
   * Describes a profile.
   *
   * @param title the name of the profile, environment or cluster
   * @param source the file or folder
   */
  public ProfileReport(String title, String source, ProfileSurvey survey) {
    this.title = title;
    this.source = source;
    this.survey = survey;
    AdapterAnalysis analysis = new AdapterAnalysis(survey.parts(), survey.objects());
    FluxOrder order = new FluxOrder(survey.parts(), survey.objects());
    this.folders = order.folders();
    this.releases = order.releases();
    List<AutoscalerChain> all = AutoscalerChain.all(analysis, survey.objects());
    List<TriedAutoscaler> tried = TriedAutoscaler.all(survey.parts(), survey.objects(), analysis);
    BoxFindings findings = new BoxFindings(survey.findings());
    for (int i = 0; i < all.size(); i++) {
      TriedAutoscaler settings = i < tried.size() ? tried.get(i) : null;
      TrialLoad load = settings == null ? null : settings.load();
      LoadTrial trial = settings == null || load == null ? null : settings.under(load);
      chains.add(new Chain(all.get(i), findings.of(all.get(i)), settings, trial));
      costs.add(all.get(i).cost());
    }
  }

  String title() {
    return title;
  }

  String source() {
    return source;
  }

  Profile profile() {
    return survey.parts().profile();
  }

  /** Returns the target in words. */
  String target() {
    Target target = profile().target();
    return "Kubernetes "
        + target.kubernetes()
        + ", Flux "
        + target.flux()
        + ", "
        + (target.usesKeda() ? "KEDA" : "metrics adapter");
  }

  List<Chain> chains() {
    return chains;
  }

  List<FluxStep> folders() {
    return folders;
  }

  List<FluxStep> releases() {
    return releases;
  }

  List<PodCost> costs() {
    return costs;
  }

  ProfileParts parts() {
    return survey.parts();
  }

  List<ManagedNodeGroup> nodeGroups() {
    Cluster cluster = profile().cluster();
    return cluster == null ? List.of() : cluster.managedNodeGroups();
  }

  List<Diagnostic> findings() {
    return survey.findings();
  }

  /** Returns the file and line of a value; empty if it is not known. */
  String place(@Nullable ProfilePath path) {
    SourcePosition place = path == null ? null : survey.places().apply(path);
    return place == null ? "" : place.file() + ":" + place.line();
  }

  /** Returns the file and line of a link; empty if the profile does not define it. */
  String place(ChainBox box) {
    return box.paths().isEmpty() ? "" : place(box.paths().get(0));
  }

  /** Returns the words for what pods may request on all nodes; empty if it is not known. */
  String room() {
    ClusterRoom room = NodeRoom.of(survey.parts(), survey.objects()).nodes();
    if (room == null || !room.isKnown()) {
      return "";
    }
    BigDecimal gib = BigDecimal.valueOf(room.memory()).divide(GIB, 1, RoundingMode.HALF_UP);
    return BigDecimal.valueOf(room.cpu(), 3).stripTrailingZeros().toPlainString()
        + " vCPU, "
        + gib.toPlainString()
        + " GB for pods";
  }

  /** Returns the number of findings of a severity. */
  int count(Severity severity) {
    int count = 0;
    for (Diagnostic finding : findings()) {
      count += finding.severity() == severity ? 1 : 0;
    }
    return count;
  }
}
