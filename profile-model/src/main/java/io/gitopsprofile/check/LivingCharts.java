package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A profile for the target {@code charts: living}: each frozen chart that is known has given way to
 * the one in which it lives on, its values are translated, and what reads a Prometheus whose labels
 * get other names follows. Names, namespaces, and the order and number of all parts stay as they
 * are, so that a place in it is one in the written profile, but for what {@link Retargeted#places}
 * knows.
 */
public final class LivingCharts {

  private static final ProfilePath ADAPTER = ProfilePath.ROOT.key("metricsAdapter");

  private final Subject written;
  private final MovedPlaces places = new MovedPlaces();
  private final Findings findings = new Findings();
  private final boolean renames;

  private LivingCharts(Subject written) {
    this.written = written;
    this.renames = renames(written);
  }

  /**
   * What became of a profile.
   *
   * @param profile the profile with living charts
   * @param findings what could not be translated, or needs a hand in a running cluster
   * @param places gives a finding in that profile the place where the author wrote what it is about
   */
  public record Retargeted(
      Profile profile, List<Diagnostic> findings, UnaryOperator<Diagnostic> places) {}

  /** A profile whose target asks for living charts, with these. */
  public static Retargeted of(Profile profile) {
    LivingCharts living = new LivingCharts(new Subject(profile));
    Profile retargeted = living.retarget(profile);
    return new Retargeted(retargeted, living.findings.all(), living.places::place);
  }

  /** Whether the Prometheus that the adapter reads is one whose labels get other names. */
  private static boolean renames(Subject written) {
    MetricsAdapter adapter = written.profile().metricsAdapter();
    PrometheusFacts prometheus = written.prometheus();
    if (adapter == null || prometheus != null) {
      return prometheus != null && moves(prometheus);
    }
    // Its Service may be named by values that are not in the profile.
    AdapterUrl url = AdapterUrl.of(adapter);
    List<PrometheusFacts> all = Prometheuses.all(written);
    return all.size() == 1
        && all.get(0).service() == null
        && all.get(0).namespace().equals(url.namespace())
        && moves(all.get(0));
  }

  private static boolean moves(PrometheusFacts prometheus) {
    return LivingChart.inPlaceOf(prometheus.release().value().chart()) != null;
  }

  private Profile retarget(Profile profile) {
    List<HelmRelease> releases = new ArrayList<>();
    for (int i = 0; i < profile.releases().size(); i++) {
      ProfilePath path = ProfilePath.ROOT.key("releases").index(i);
      releases.add(release(new Part<>(profile.releases().get(i), path)));
    }
    MetricsAdapter adapter = profile.metricsAdapter();
    List<Autoscaler> autoscalers = new ArrayList<>(profile.autoscalers());
    if (renames) {
      autoscalers.replaceAll(RenamedRules::in);
    }
    return profile.toBuilder()
        .releases(releases)
        .metricsAdapter(adapter == null ? null : adapter(adapter))
        .autoscalers(autoscalers)
        .build();
  }

  private MetricsAdapter adapter(MetricsAdapter adapter) {
    Part<HelmRelease> release = new Part<>(adapter.release(), ADAPTER.key("release"));
    boolean isRendered = !written.profile().target().usesKeda();
    HelmRelease living = isRendered ? release(release) : adapter.release();
    RenamedRules rules = new RenamedRules(ADAPTER, places, findings);
    MetricsAdapter followed = renames ? rules.in(adapter) : adapter;
    return followed.toBuilder().release(living).defaultRules(defaultRules(adapter)).build();
  }

  /**
   * The chart registers the custom metrics API only if it has rules of its own or the profile's;
   * rules of a ConfigMap, which go before both, do not count.
   */
  private static @Nullable Boolean defaultRules(MetricsAdapter adapter) {
    boolean fromConfigMap = new ReleaseValues(adapter.release()).says("rules", "existing");
    boolean has = !Boolean.FALSE.equals(adapter.defaultRules()) || !adapter.rules().isEmpty();
    boolean moves = LivingChart.inPlaceOf(adapter.release().chart()) != null;
    boolean none = fromConfigMap && !has;
    return (moves && none) ? Boolean.TRUE : adapter.defaultRules();
  }

  private HelmRelease release(Part<HelmRelease> release) {
    LivingChart chart = LivingChart.inPlaceOf(release.value().chart());
    if (chart == null) {
      return release.value();
    }
    Translation translation = new Translation(release, chart, places, findings);
    switch (chart) {
      case METRICS_SERVER ->
          MetricsServerValues.translate(translation, FargateSelectors.of(written));
      case PROMETHEUS_ADAPTER -> AdapterChartValues.translate(translation, renames);
      case APPMESH_CONTROLLER -> AppMeshControllerValues.translate(translation);
      case PROMETHEUS -> {
        if (KnownChart.of(release.value().chart()) == KnownChart.APPMESH_PROMETHEUS) {
          AppMeshPrometheusValues.translate(translation);
        } else {
          OldPrometheusValues.translate(translation, ClusterNodes.areFargates(written));
        }
      }
    }
    new MovedRelease(release, chart, findings).report(renames);
    return release.value().toBuilder()
        .chart(chart.chart())
        .imageAutomation(null)
        .values(translation.finish())
        .build();
  }
}
