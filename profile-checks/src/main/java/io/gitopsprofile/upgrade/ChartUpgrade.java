package io.gitopsprofile.upgrade;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces discontinued charts with their maintained successors, for the target {@code charts:
 * maintained}. Values are migrated; rules and selectors that read a Prometheus with renamed labels
 * are renamed too. Names, namespaces, and the order and number of all parts stay, so a path in the
 * result is a path of the written profile, except for those that {@link Retargeted#places} maps.
 */
public final class ChartUpgrade {

  private static final ProfilePath ADAPTER = ProfilePath.ROOT.key("metricsAdapter");

  private final ProfileParts written;
  private final PathMapping places = new PathMapping();
  private final DiagnosticCollector findings = new DiagnosticCollector();
  private final boolean renames;

  private ChartUpgrade(ProfileParts written) {
    this.written = written;
    this.renames = renames(written);
  }

  /**
   * The profile with maintained charts.
   *
   * @param profile the profile with maintained charts
   * @param findings values that could not be migrated, and steps to take in a running cluster
   * @param places maps a finding in that profile to the place that the author wrote
   */
  public record Retargeted(
      Profile profile, List<Diagnostic> findings, UnaryOperator<Diagnostic> places) {}

  /** Returns the profile with maintained charts. */
  public static Retargeted of(Profile profile) {
    ChartUpgrade maintained = new ChartUpgrade(new ProfileParts(profile));
    Profile retargeted = maintained.retarget(profile);
    return new Retargeted(retargeted, maintained.findings.all(), maintained.places::place);
  }

  /** Returns true if the labels of the adapter's Prometheus are renamed. */
  private static boolean renames(ProfileParts written) {
    MetricsAdapter adapter = written.profile().metricsAdapter();
    if (adapter == null) {
      return false;
    }
    PrometheusChart prometheus = PrometheusResolver.ofAdapter(adapter, written);
    if (prometheus != null) {
      return moves(prometheus);
    }
    // Its Service may be named by values that are not in the profile.
    PrometheusUrl url = PrometheusUrl.of(adapter);
    List<PrometheusChart> all = PrometheusResolver.all(written);
    return all.size() == 1
        && all.get(0).service() == null
        && all.get(0).namespace().equals(url.namespace())
        && moves(all.get(0));
  }

  private static boolean moves(PrometheusChart prometheus) {
    return KnownCharts.successor(prometheus.release().value().chart()) != null;
  }

  private Profile retarget(Profile profile) {
    List<HelmRelease> releases = new ArrayList<>();
    for (int i = 0; i < profile.releases().size(); i++) {
      ProfilePath path = ProfilePath.ROOT.key("releases").index(i);
      releases.add(release(new Located<>(profile.releases().get(i), path)));
    }
    MetricsAdapter adapter = profile.metricsAdapter();
    List<Autoscaler> autoscalers = new ArrayList<>(profile.autoscalers());
    if (renames) {
      autoscalers.replaceAll(RuleRenames::in);
    }
    return profile.toBuilder()
        .releases(releases)
        .metricsAdapter(adapter == null ? null : adapter(adapter))
        .autoscalers(autoscalers)
        .build();
  }

  private MetricsAdapter adapter(MetricsAdapter adapter) {
    Located<HelmRelease> release = new Located<>(adapter.release(), ADAPTER.key("release"));
    boolean isRendered = !written.profile().target().usesKeda();
    HelmRelease maintained = isRendered ? release(release) : adapter.release();
    RuleRenames rules = new RuleRenames(ADAPTER, places, findings);
    MetricsAdapter followed = renames ? rules.in(adapter) : adapter;
    return followed.toBuilder().release(maintained).defaultRules(defaultRules(adapter)).build();
  }

  /**
   * Returns the chart's switch for its default rules. The chart registers the custom metrics API
   * only if it has default rules or rules of the profile; rules of a ConfigMap, which take
   * precedence, do not count.
   */
  private static @Nullable Boolean defaultRules(MetricsAdapter adapter) {
    boolean fromConfigMap = new ReleaseValues(adapter.release()).says("rules", "existing");
    boolean has = !Boolean.FALSE.equals(adapter.defaultRules()) || !adapter.rules().isEmpty();
    boolean moves = KnownCharts.successor(adapter.release().chart()) != null;
    boolean none = fromConfigMap && !has;
    return (moves && none) ? Boolean.TRUE : adapter.defaultRules();
  }

  private HelmRelease release(Located<HelmRelease> release) {
    KnownChart known = KnownCharts.of(release.value().chart());
    ChartSuccessor successor = known == null ? null : known.successor(release.value().chart());
    if (known == null || successor == null) {
      return release.value();
    }
    ReleaseMigration values =
        new ReleaseMigration(written, release, successor.chart(), renames, places, findings);
    known.migrate(values);
    new UpgradeSteps(release, successor, findings).report(renames);
    return release.value().toBuilder()
        .chart(successor.chart().chart())
        .imageAutomation(null)
        .values(values.finish())
        .build();
  }
}
