package io.gitopsprofile.chain;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.chain.ChainBox.Kind;
import io.gitopsprofile.keda.TriggerQuery;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links of the metrics of an autoscaler, from the application to the metric. */
final class MetricBoxes {

  private final Located<Autoscaler> autoscaler;
  private final AdapterAnalysis analysis;
  private final MetricSources sources;
  private final boolean keda;

  MetricBoxes(Located<Autoscaler> autoscaler, AdapterAnalysis analysis, ScaledPods pods) {
    this.autoscaler = autoscaler;
    this.analysis = analysis;
    this.sources = new MetricSources(analysis, pods);
    this.keda = analysis.parts().profile().target().usesKeda();
  }

  /** Returns the links of each metric; an autoscaler without metrics scales on CPU. */
  List<List<ChainBox>> all() {
    List<List<ChainBox>> all = new ArrayList<>();
    List<Metric> metrics = autoscaler.value().metrics();
    if (metrics.isEmpty()) {
      MetricFacts none = MetricFacts.ofNoMetrics();
      all.add(resource(String.valueOf(none.resource()), none, null));
    }
    List<Located<Metric>> places = MetricPaths.of(autoscaler);
    for (int i = 0; i < metrics.size(); i++) {
      MetricFacts facts = MetricFacts.of(metrics.get(i));
      Located<Metric> located = places.get(i);
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
    BoxFacts metric =
        new BoxFacts()
            .at(located == null ? null : located.path())
            .fact("API", MetricsApi.RESOURCE.group())
            .fact("container", facts.container())
            .fact("target", target(facts));
    return sources.ofResource(name, metric.known(Kind.METRIC, name));
  }

  private List<ChainBox> counted(
      RequiredMetric need, MetricFacts facts, Located<Metric> located, int index) {
    Producer producer = analysis.rules().producerOf(need);
    PodMetricTrace trace = analysis.trace(need);
    List<ChainBox> boxes = new ArrayList<>();
    boxes.add(application(need, trace));
    boxes.add(sources.scrape(producer, need.isOfPods()));
    boxes.add(MetricSources.series(producer, trace));
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

  private List<ChainBox> asked(
      Metric.Prometheus own, MetricFacts facts, Located<Metric> located, int index) {
    BoxFacts metric =
        new BoxFacts()
            .at(located.path())
            .fact("API", MetricsApi.EXTERNAL.group())
            .fact("target", target(facts));
    return sources.ofQuery(
        own.query(),
        located.at("query"),
        own.serverAddress(),
        metric.known(Kind.METRIC, "s" + index + "-prometheus"));
  }

  private String api(RequiredMetric need) {
    return keda || need.isExternal() ? MetricsApi.EXTERNAL.group() : MetricsApi.CUSTOM.group();
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
    return sources.application();
  }

  private ChainBox rule(RequiredMetric need, @Nullable Producer producer) {
    if (producer == null) {
      AdapterPart part = analysis.part();
      return new BoxFacts()
          .at(part == null ? null : need.isExternal() ? part.externalRules() : part.rules())
          .fact("note", "the profile has no rule for this metric")
          .unknown(Kind.RULE, "rule");
    }
    TriggerQuery query = keda ? TriggerQuery.of(need, analysis) : null;
    return sources.rule(
        producer,
        query == null ? FilledRule.of(producer, need, analysis) : query.text(),
        keda ? "trigger of KEDA" : "rule of the adapter");
  }
}
