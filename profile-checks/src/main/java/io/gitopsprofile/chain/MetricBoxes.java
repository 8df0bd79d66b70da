package io.gitopsprofile.chain;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.MonitorIntervals;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.chart.ResourceMetrics;
import io.gitopsprofile.chain.ChainBox.Kind;
import io.gitopsprofile.keda.TriggerQuery;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ProfileParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links of the metrics of an autoscaler, from the application to the metric. */
final class MetricBoxes {

  private static final String SCRAPE = "prometheus.io/";

  private final Located<Autoscaler> autoscaler;
  private final AdapterAnalysis analysis;
  private final ProfileParts parts;
  private final ScaledPods pods;
  private final boolean keda;

  MetricBoxes(Located<Autoscaler> autoscaler, AdapterAnalysis analysis, ScaledPods pods) {
    this.autoscaler = autoscaler;
    this.analysis = analysis;
    this.parts = analysis.parts();
    this.pods = pods;
    this.keda = parts.profile().target().usesKeda();
  }

  /** Returns the links of each metric; an autoscaler without metrics scales on CPU. */
  List<List<ChainBox>> all() {
    List<List<ChainBox>> all = new ArrayList<>();
    List<Metric> metrics = autoscaler.value().metrics();
    if (metrics.isEmpty()) {
      all.add(
          resource("cpu", new MetricFacts("cpu", null, null, true, 80, null, null, null), null));
    }
    for (int i = 0; i < metrics.size(); i++) {
      MetricFacts facts = MetricFacts.of(metrics.get(i));
      Located<Metric> located = MetricPaths.of(autoscaler).get(i);
      RequiredMetric need = RequiredMetric.of(autoscaler, i);
      Metric.Prometheus own = facts.ownQuery();
      String resource = facts.resource();
      if (resource != null) {
        all.add(resource(resource, facts, located));
      } else if (need != null) {
        all.add(counted(need, facts, located, i));
      } else if (own != null) {
        all.add(asked(own, facts, located, i));
      }
    }
    return all;
  }

  private List<ChainBox> resource(
      String name, MetricFacts facts, @Nullable Located<Metric> located) {
    List<ChainBox> boxes = new ArrayList<>();
    BigDecimal request = pods.request(name);
    BoxFacts application =
        pods.containers()
            .fact(
                "request of a pod",
                request == null
                    ? "none"
                    : name.equals("cpu") ? ScaledPods.cores(request) : ScaledPods.mebi(request));
    boxes.add(
        pods.pods() == null
            ? application.unknown(Kind.APPLICATION, pods.targetName())
            : application.known(Kind.APPLICATION, pods.targetName()));
    boxes.add(metricsServer());
    BoxFacts metric =
        new BoxFacts()
            .at(located == null ? null : located.path())
            .fact("API", "metrics.k8s.io")
            .fact("container", facts.container())
            .fact("target", target(facts));
    boxes.add(metric.known(Kind.METRIC, name));
    return boxes;
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

  private List<ChainBox> counted(
      RequiredMetric need, MetricFacts facts, Located<Metric> located, int index) {
    Producer producer = analysis.rules().producerOf(need);
    PodMetricTrace trace = trace(need);
    List<ChainBox> boxes = new ArrayList<>();
    boxes.add(application(need, trace));
    boxes.add(scrape(need, producer));
    boxes.add(series(producer, trace));
    boxes.add(rule(need, producer));
    boxes.add(
        new BoxFacts()
            .at(located.path())
            .fact("API", api(need))
            .fact("name in the API", keda ? "s" + index + "-prometheus" : null)
            .fact("described object", object(need))
            .fact("target", target(facts))
            .known(Kind.METRIC, need.name()));
    return boxes;
  }

  /** The links of a query of the profile's own, whose series the profile does not tell. */
  private static List<ChainBox> asked(
      Metric.Prometheus own, MetricFacts facts, Located<Metric> located, int index) {
    String name = "s" + index + "-prometheus";
    List<ChainBox> boxes = new ArrayList<>();
    boxes.add(
        new BoxFacts()
            .at(located.at("serverAddress"))
            .fact("address", own.serverAddress())
            .unknown(Kind.SCRAPE, "Prometheus"));
    boxes.add(
        new BoxFacts()
            .at(located.at("query"))
            .fact("query", own.query())
            .known(Kind.RULE, "query of KEDA"));
    boxes.add(
        new BoxFacts()
            .at(located.path())
            .fact("API", "external.metrics.k8s.io")
            .fact("target", target(facts))
            .known(Kind.METRIC, name));
    return boxes;
  }

  private @Nullable PodMetricTrace trace(RequiredMetric need) {
    for (PodMetricTrace trace : analysis.traces()) {
      if (trace.need().path().equals(need.path())) {
        return trace;
      }
    }
    return null;
  }

  private String api(RequiredMetric need) {
    return keda || need.isExternal() ? "external.metrics.k8s.io" : "custom.metrics.k8s.io";
  }

  private static @Nullable String object(RequiredMetric need) {
    return need.object() == null ? null : need.resource() + " " + need.object();
  }

  private static @Nullable String target(MetricFacts facts) {
    Integer percent = facts.averageUtilization();
    Quantity average = facts.averageValue();
    Quantity whole = facts.value();
    return percent != null
        ? percent + " % of the request"
        : average != null
            ? average.text() + " for each pod"
            : whole == null ? null : whole.text() + " in all";
  }

  private ChainBox application(RequiredMetric need, @Nullable PodMetricTrace trace) {
    if (trace == null && !need.isOfPods()) {
      String object = object(need);
      return new BoxFacts()
          .fact("note", "the profile does not tell the exporter of the series")
          .unknown(Kind.APPLICATION, object == null ? "outside of the cluster" : object);
    }
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

  private ChainBox scrape(RequiredMetric need, @Nullable Producer producer) {
    PrometheusChart prometheus = prometheus();
    AdapterPart part = analysis.part();
    BoxFacts facts = new BoxFacts();
    if (prometheus == null) {
      facts.at(part == null ? null : part.prometheus());
      facts.fact("address", part == null ? null : part.adapter().prometheus().url());
      facts.fact("interval", "not known");
      return facts.unknown(Kind.SCRAPE, "Prometheus");
    }
    facts.at(prometheus.release().path()).at(part == null ? null : part.prometheus());
    HelmRelease release = prometheus.release().value();
    facts.fact("release", release.namespace() + "/" + release.name());
    Duration interval = interval(producer, prometheus);
    facts.fact("interval", interval == null ? "not known" : RuleRange.written(interval));
    if (need.isOfPods() && prometheus.honoursAnnotations()) {
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

  private @Nullable PrometheusChart prometheus() {
    PrometheusChart read = analysis.prometheus();
    if (read != null || analysis.part() != null) {
      return read;
    }
    List<PrometheusChart> all = PrometheusResolver.all(parts);
    return all.size() == 1 ? all.get(0) : null;
  }

  private @Nullable Duration interval(@Nullable Producer producer, PrometheusChart prometheus) {
    Duration interval = prometheus.scrapeInterval();
    RuleRange range = producer == null ? null : range(producer.rule());
    return interval != null
            && range != null
            && prometheus.has(PrometheusTrait.BY_MONITORS)
            && PrometheusResolver.monitorsHaveIntervals(parts)
        ? new MonitorIntervals(analysis, interval).of(range)
        : interval;
  }

  private @Nullable RuleRange range(ResolvedRule rule) {
    for (RuleRange range : RuleRange.all(analysis)) {
      if (range.path().equals(rule.queryPath())) {
        return range;
      }
    }
    return null;
  }

  private static ChainBox series(@Nullable Producer producer, @Nullable PodMetricTrace trace) {
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

  private ChainBox rule(RequiredMetric need, @Nullable Producer producer) {
    BoxFacts facts = new BoxFacts();
    if (producer == null) {
      AdapterPart part = analysis.part();
      facts.at(part == null ? null : need.isExternal() ? part.externalRules() : part.rules());
      return facts
          .fact("note", "the profile has no rule for this metric")
          .unknown(Kind.RULE, "rule");
    }
    facts.at(producer.rule().path());
    RuleRange range = range(producer.rule());
    facts.fact("window", range == null ? null : range.written());
    TriggerQuery query = keda ? TriggerQuery.of(need, analysis) : null;
    facts.fact("query", query == null ? FilledRule.of(producer, need, analysis) : query.text());
    if (producer.rule().ofChart()) {
      facts.fact("from", "the chart of the adapter");
    }
    return facts.known(Kind.RULE, keda ? "trigger of KEDA" : "rule of the adapter");
  }
}
