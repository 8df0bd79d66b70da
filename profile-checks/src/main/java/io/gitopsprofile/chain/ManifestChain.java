package io.gitopsprofile.chain;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.chain.ChainBox.Kind;
import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.List;

/** The chain of a HorizontalPodAutoscaler or ScaledObject that is a manifest. */
final class ManifestChain {

  private final ScalingObject scaler;
  private final ProfileObject object;
  private final AdapterAnalysis analysis;
  private final ScaledPods pods;
  private final int minimum;
  private final int maximum;
  private final MetricSources sources;

  ManifestChain(ScalingObject scaler, AdapterAnalysis analysis, ProfileObjects objects) {
    this.scaler = scaler;
    this.object = scaler.object();
    this.analysis = analysis;
    Long most = scaler.mostField().number();
    this.minimum = count(scaler.least());
    this.maximum = count(most != null ? most : scaler.isScaledObject() ? 100 : 1);
    this.pods = new ScaledPods(scaler, maximum, analysis.parts(), objects);
    this.sources = new MetricSources(analysis, pods);
  }

  private static int count(long number) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, number));
  }

  AutoscalerChain chain() {
    boolean keda = scaler.isScaledObject();
    List<List<ChainBox>> metrics = new ArrayList<>();
    for (ObjectField one : object.field("spec", keda ? "triggers" : "metrics").elements()) {
      metrics.add(keda ? trigger(one, metrics.size()) : metric(one));
    }
    BoxFacts facts = new BoxFacts().at(object.part());
    facts.fact("kind", object.kind());
    facts.fact("namespace", object.namespace());
    facts.fact("pods", minimum + " to " + maximum);
    facts.fact(
        "creates",
        keda ? "HorizontalPodAutoscaler " + CreatedAutoscaler.name(object.name()) : null);
    ChainBox room = pods.room();
    return new AutoscalerChain(
        object.name(),
        object.namespace(),
        metrics,
        facts.known(Kind.AUTOSCALER, object.name()),
        pods.workload(),
        room,
        PodCost.of(object.name(), minimum, maximum, pods, room));
  }

  private List<ChainBox> trigger(ObjectField trigger, int index) {
    String type = trigger.in("type").text();
    ObjectField metadata = trigger.in("metadata");
    if (type.equals("cpu") || type.equals("memory")) {
      return sources.ofResource(type, metricBox(trigger, type, metadata.in("value").text()));
    }
    BoxFacts facts = at(trigger).fact("API", MetricsApi.EXTERNAL.group());
    String query = metadata.in("query").text();
    if (query.isEmpty()) {
      for (String key : metadata.keys()) {
        facts.fact(key, metadata.in(key).text());
      }
      return List.of(facts.known(Kind.METRIC, type));
    }
    facts.fact("target", metadata.in("threshold").text());
    return sources.ofQuery(
        query,
        trigger.path(),
        metadata.in("serverAddress").text(),
        facts.known(Kind.METRIC, "s" + index + "-" + type));
  }

  private List<ChainBox> metric(ObjectField metric) {
    String type = metric.in("type").text();
    String key =
        type.isEmpty() ? "resource" : Character.toLowerCase(type.charAt(0)) + type.substring(1);
    ObjectField source = metric.in(key);
    String target = target(source);
    if (key.equals("resource") || key.equals("containerResource")) {
      String name = source.in("name").text();
      return sources.ofResource(name, metricBox(metric, name, target));
    }
    String current = source.in("metric", "name").text();
    String name = current.isEmpty() ? source.in("metricName").text() : current;
    String described = source.in("describedObject", "kind").text();
    String resource =
        key.equals("external")
            ? null
            : key.equals("pods") ? "pod" : ResourceNames.singular(described);
    Producer producer = analysis.rules().producerOf(name, resource);
    List<ChainBox> boxes = new ArrayList<>();
    boxes.add(sources.application());
    boxes.add(sources.scrape(producer, "pod".equals(resource)));
    boxes.add(MetricSources.series(producer, null));
    boxes.add(
        producer == null
            ? new BoxFacts()
                .fact("note", "the profile has no rule for this metric")
                .unknown(Kind.RULE, "rule")
            : sources.rule(producer, producer.rule().full().metricsQuery(), "rule of the adapter"));
    boxes.add(metricBox(metric, name, target));
    return boxes;
  }

  private static String target(ObjectField source) {
    ObjectField target = source.in("target");
    List<String> words = new ArrayList<>();
    for (String key : List.of("averageUtilization", "averageValue", "value")) {
      String text = target.in(key).text();
      if (!text.isEmpty()) {
        words.add(key + " " + text);
      }
    }
    return String.join(", ", words);
  }

  private ChainBox metricBox(ObjectField metric, String name, String target) {
    return at(metric).fact("target", target).known(Kind.METRIC, name);
  }

  private BoxFacts at(ObjectField field) {
    return new BoxFacts().at(field.path());
  }
}
