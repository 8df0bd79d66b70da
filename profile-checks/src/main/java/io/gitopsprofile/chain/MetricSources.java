package io.gitopsprofile.chain;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.chart.ResourceMetrics;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.chain.ChainBox.Kind;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links that a metric comes from, of an autoscaler of the profile and of a manifest alike. */
final class MetricSources {

  private static final String SCRAPE = "prometheus.io/";

  private final AdapterAnalysis analysis;
  private final ProfileParts parts;
  private final ScaledPods pods;

  MetricSources(AdapterAnalysis analysis, ScaledPods pods) {
    this.analysis = analysis;
    this.parts = analysis.parts();
    this.pods = pods;
  }

  /** Returns the links of CPU or memory. */
  List<ChainBox> ofResource(String name, ChainBox metric) {
    BigDecimal request = pods.request(name);
    BoxFacts application =
        pods.containers()
            .fact(
                "request of a pod",
                request == null
                    ? "none"
                    : name.equals("cpu") ? ScaledPods.cores(request) : ScaledPods.mebi(request));
    return List.of(
        pods.pods() == null
            ? application.unknown(Kind.APPLICATION, pods.targetName())
            : application.known(Kind.APPLICATION, pods.targetName()),
        metricsServer(),
        metric);
  }

  /** Returns the links of a query that KEDA asks as it is written. */
  List<ChainBox> ofQuery(
      String query, ProfilePath place, @Nullable String address, ChainBox metric) {
    String series = series(query);
    boolean own = series != null && isExported(series);
    List<ChainBox> boxes = new ArrayList<>();
    boxes.add(
        own
            ? application()
            : new BoxFacts()
                .fact("note", "the profile does not tell the exporter of the series")
                .unknown(Kind.APPLICATION, "exporter"));
    PrometheusChart prometheus = address == null ? prometheus() : at(address);
    boxes.add(
        prometheus == null
            ? new BoxFacts().at(place).fact("address", address).unknown(Kind.SCRAPE, "Prometheus")
            : scrape(prometheus, prometheus.scrapeInterval(), own));
    boxes.add(
        series == null
            ? new BoxFacts().at(place).unknown(Kind.SERIES, "series")
            : new BoxFacts().at(place).known(Kind.SERIES, series));
    boxes.add(new BoxFacts().at(place).fact("query", query).known(Kind.RULE, "query of KEDA"));
    boxes.add(metric);
    return boxes;
  }

  private boolean isExported(String series) {
    Located<Workload> workload = pods.typed();
    if (workload != null) {
      for (ExportedMetrics exported : KnownImages.some(workload.value())) {
        if (exported.exports(series)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The first series of a query; null if Prometheus refuses the query, or it names none. */
  private static @Nullable String series(String query) {
    try {
      for (Expression part : PromqlParser.parse(query, PromqlVersion.ANY).all()) {
        if (part instanceof VectorSelector selector && selector.exactName() != null) {
          return selector.exactName();
        }
      }
    } catch (PromqlException refused) {
      return null;
    }
    return null;
  }

  /** Returns the scaled pods with the port that is scraped. */
  ChainBox application() {
    BoxFacts facts = pods.containers();
    Located<Workload> workload = pods.typed();
    if (workload != null) {
      Workload value = workload.value();
      facts.at(workload.at("scrape")).at(workload.at("podAnnotations")).at(workload.at("exports"));
      facts.fact("port", port(value));
      String path = value.podAnnotation(SCRAPE + "path");
      facts.fact("path", path == null ? ExportedMetrics.PATH : path);
    }
    return pods.pods() == null
        ? facts.fact("note", "not in this profile").unknown(Kind.APPLICATION, pods.targetName())
        : facts.known(Kind.APPLICATION, pods.targetName());
  }

  private ChainBox metricsServer() {
    BoxFacts facts = new BoxFacts();
    for (Located<HelmRelease> release : parts.releases()) {
      if (ResourceMetrics.isBroughtBy(release.value())) {
        return facts
            .at(release.path())
            .fact("release", release.value().namespace() + "/" + release.value().name())
            .fact("interval", "15 s")
            .known(Kind.SCRAPE, ResourceMetrics.SERVER);
      }
    }
    facts.fact("interval", "15 s");
    boolean provided = ResourceMetrics.isProvidedBy(parts.profile().cluster());
    facts.fact("from", provided ? "the cluster" : "not in this profile");
    return provided
        ? facts.known(Kind.SCRAPE, ResourceMetrics.SERVER)
        : facts.unknown(Kind.SCRAPE, ResourceMetrics.SERVER);
  }

  private static @Nullable String port(Workload workload) {
    String annotated = workload.podAnnotation(SCRAPE + "port");
    if (annotated != null) {
      return annotated;
    }
    List<String> ports = new ArrayList<>();
    for (Container container : workload.containers()) {
      for (ContainerPort port : container.ports()) {
        ports.add(port.containerPort() + (port.name() == null ? "" : " (" + port.name() + ")"));
      }
    }
    return ports.isEmpty() ? null : String.join(", ", ports);
  }

  /** Returns the Prometheus that scrapes. */
  ChainBox scrape(@Nullable Producer producer, boolean ofPods) {
    PrometheusChart prometheus = prometheus();
    AdapterPart part = analysis.part();
    BoxFacts facts = new BoxFacts();
    if (prometheus == null) {
      facts.at(part == null ? null : part.prometheus());
      facts.fact("address", part == null ? null : part.adapter().prometheus().url());
      facts.fact("interval", "not known");
      return facts.unknown(Kind.SCRAPE, "Prometheus");
    }
    RuleRange range = producer == null ? null : analysis.rangeOf(producer.rule());
    ChainBox known = scrape(prometheus, analysis.scrapeInterval(prometheus, range), ofPods);
    if (part == null) {
      return known;
    }
    List<ProfilePath> places = new ArrayList<>(known.paths());
    places.add(part.prometheus());
    return new ChainBox(known.kind(), known.title(), known.facts(), places, true);
  }

  private ChainBox scrape(PrometheusChart prometheus, @Nullable Duration interval, boolean ofPods) {
    BoxFacts facts = new BoxFacts().at(prometheus.release().path());
    HelmRelease release = prometheus.release().value();
    facts.fact("release", release.namespace() + "/" + release.name());
    facts.fact("interval", interval == null ? "not known" : RuleRange.written(interval));
    if (ofPods && prometheus.honoursAnnotations()) {
      Located<Workload> workload = pods.typed();
      String asked = workload == null ? null : workload.value().podAnnotation(SCRAPE + "scrape");
      facts.fact(
          "by",
          workload == null
              ? null
              : SCRAPE + "scrape" + (asked == null ? ", which is not set" : ": " + asked));
    }
    PrometheusChart.PodLabels labels = prometheus.labels();
    facts.fact("labels", labels == null ? null : labels.namespace() + ", " + labels.pod());
    return facts.known(Kind.SCRAPE, "Prometheus");
  }

  /** The Prometheus of the profile at an address; null if the address leads elsewhere. */
  private @Nullable PrometheusChart at(String address) {
    PrometheusUrl url = PrometheusUrl.ofTrigger(address, "");
    for (PrometheusChart prometheus : PrometheusResolver.all(parts)) {
      if (url.leadsTo(prometheus)) {
        return prometheus;
      }
    }
    return null;
  }

  private @Nullable PrometheusChart prometheus() {
    PrometheusChart read = analysis.prometheus();
    if (read != null || analysis.part() != null) {
      return read;
    }
    List<PrometheusChart> all = PrometheusResolver.all(parts);
    return all.size() == 1 ? all.get(0) : null;
  }

  /** Returns the series of a rule. */
  static ChainBox series(@Nullable Producer producer, @Nullable PodMetricTrace trace) {
    BoxFacts facts = new BoxFacts();
    if (producer == null) {
      return facts
          .fact("note", "no rule of the profile names the series")
          .unknown(Kind.SERIES, "series");
    }
    facts.at(producer.rule().ofChart() ? null : producer.rule().seriesPath());
    if (trace != null) {
      List<String> images = new ArrayList<>();
      for (ExportedMetrics exporter : trace.exporters()) {
        images.add(exporter.image());
      }
      facts.fact("exported by", String.join(", ", images));
    }
    return facts.known(Kind.SERIES, producer.series());
  }

  /** Returns a rule with its query. */
  ChainBox rule(Producer producer, @Nullable String query, String title) {
    RuleRange range = analysis.rangeOf(producer.rule());
    return new BoxFacts()
        .at(producer.rule().path())
        .fact("window", range == null ? null : range.written())
        .fact("query", query)
        .fact("from", producer.rule().ofChart() ? "the chart of the adapter" : null)
        .known(Kind.RULE, title);
  }
}
