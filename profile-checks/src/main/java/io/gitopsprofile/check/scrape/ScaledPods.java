package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.AdapterRules;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.keda.OwnQuery;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pods that an autoscaler scales by a series which they export themselves: the pods of a workload
 * or of a manifest.
 *
 * @param scaler the title of the autoscaler in messages
 * @param rule the rule that makes the metric of the series; null for a query of KEDA
 * @param series the series
 * @param pods the pods
 * @param exporters the known exporters of the series among the containers; empty if there are none
 * @param labels the labels of {@link #OF_PODS} that the rule or query asks the series for
 */
record ScaledPods(
    String scaler,
    @Nullable Producer rule,
    String series,
    PodTemplate pods,
    List<ExportedMetrics> exporters,
    List<String> labels) {

  /** The labels by which Prometheus names pods. */
  static final List<String> OF_PODS = List.of("namespace", "pod");

  /**
   * A Prometheus and the pods whose own series it is asked for.
   *
   * @param prometheus the Prometheus
   * @param pods the pods, once for each autoscaler and series
   */
  record Asked(PrometheusChart prometheus, List<ScaledPods> pods) {}

  /** Returns what the metrics adapter asks its Prometheus for, then what KEDA asks each one for. */
  static List<Asked> asked(CheckContext context) {
    List<Asked> asked = new ArrayList<>();
    PrometheusChart ofAdapter = context.adapter().prometheus();
    if (ofAdapter != null) {
      asked.add(new Asked(ofAdapter, all(context)));
    }
    if (!context.objects().ofKind("ScaledObject").isEmpty()) {
      for (PrometheusChart one : PrometheusResolver.all(context)) {
        asked.add(new Asked(one, ofKeda(one, context)));
      }
    }
    return asked;
  }

  /** Returns the pods behind each metric of pods, without the series of Istio's sidecars. */
  static List<ScaledPods> all(CheckContext context) {
    List<ScaledPods> all = new ArrayList<>();
    for (PodMetricTrace trace : context.adapter().traces()) {
      PodTemplate pods = context.pods(trace.workload());
      if (pods != null && !trace.isOfIstio()) {
        Producer producer = new Producer(trace.rule(), trace.series());
        all.add(
            new ScaledPods(
                trace.need().title(), producer, trace.series(), pods, trace.exporters(), OF_PODS));
      }
    }
    for (RequiredMetric need : context.adapter().required()) {
      ProfileObject object = context.objects().of(need.autoscaler().path());
      if (need.isOfPods() && object != null) {
        addManifest(object, need.name(), context, all);
      }
    }
    return all;
  }

  /** Returns the pods whose own series KEDA asks a Prometheus for. */
  private static List<ScaledPods> ofKeda(PrometheusChart prometheus, CheckContext context) {
    List<ScaledPods> all = new ArrayList<>();
    for (OwnQuery query : OwnQuery.all(context, context.objects())) {
      ScalingObject scaler = ScalingObject.of(query.scaled());
      PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
      if (pods != null && PrometheusUrl.ofTrigger(query.address(), "").leadsTo(prometheus)) {
        for (Expression part : query.expression().all()) {
          String series = part instanceof VectorSelector one ? one.exactName() : null;
          Located<Workload> workload = context.workload(pods.object());
          if (series != null && workload != null && ExportedSeries.isOf(workload.value(), series)) {
            all.add(
                new ScaledPods(
                    query.scaled().title(),
                    null,
                    series,
                    pods,
                    exporters(workload, series),
                    asked(part)));
          }
        }
      }
    }
    return all;
  }

  /** The labels of pods that the matchers of a selector name. */
  private static List<String> asked(Expression selector) {
    List<String> asked = new ArrayList<>();
    if (selector instanceof VectorSelector one) {
      for (LabelMatcher matcher : one.matchers()) {
        if (OF_PODS.contains(matcher.label())) {
          asked.add(matcher.label());
        }
      }
    }
    return asked;
  }

  private static List<ExportedMetrics> exporters(Located<Workload> workload, String series) {
    List<ExportedMetrics> exporters = new ArrayList<>();
    for (ExportedMetrics one : KnownImages.some(workload.value())) {
      if (one.exports(series)) {
        exporters.add(one);
      }
    }
    return exporters;
  }

  /**
   * Returns the pods that the autoscaler of a metric scales, of a workload or a manifest; null if
   * the profile does not have them.
   */
  static @Nullable PodTemplate of(RequiredMetric need, CheckContext context) {
    Autoscaler autoscaler = need.autoscaler().value();
    Located<Workload> workload = context.targetOf(autoscaler);
    if (workload != null) {
      return context.pods(workload);
    }
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.target());
    return context.objects().podsOf(target.kind(), autoscaler.namespace(), target.name());
  }

  /** Adds the pods of an autoscaler, unless they are a workload's, whose traces are known. */
  private static void addManifest(
      ProfileObject autoscaler, String metric, CheckContext context, List<ScaledPods> all) {
    ScalingObject scaler = ScalingObject.of(autoscaler);
    PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
    if (scaler == null || pods == null || context.workload(pods.object()) != null) {
      return;
    }
    AdapterRules rules = context.adapter().rules();
    Producer producer = metric.isEmpty() ? null : rules.producerOf(metric, "pod");
    if (producer != null
        && !producer.rule().ofChart()
        && !SeriesOrigin.isOfIstio(producer.series())
        && PodMetricTrace.isOfPods(producer, context.adapter().prometheus())) {
      all.add(
          new ScaledPods(
              autoscaler.title(), producer, producer.series(), pods, List.of(), OF_PODS));
    }
  }

  /** Returns an annotation {@code prometheus.io/...} of the pods; empty if they do not have it. */
  String annotation(String key) {
    return annotationField(key).text();
  }

  /** Returns the field of an annotation {@code prometheus.io/...} of the pods. */
  ObjectField annotationField(String key) {
    return pods.template().in("metadata", "annotations", "prometheus.io/" + key);
  }

  /**
   * Returns the port that serves the metrics: the one of the annotations, of a known image, or the
   * only one that the containers declare, or call one of metrics; null if several may.
   */
  @Nullable Integer port() {
    String annotated = annotation("port");
    if (annotated.matches("[0-9]{1,5}")) {
      return Integer.valueOf(annotated);
    }
    for (ExportedMetrics exported : exporters) {
      if (exported.ports().size() == 1) {
        return exported.ports().iterator().next();
      }
    }
    List<Integer> ports = new ArrayList<>();
    List<Integer> named = new ArrayList<>();
    for (ObjectField container : pods.containers()) {
      for (ObjectField port : container.in("ports").elements()) {
        Long number = port.in("containerPort").number();
        if (number != null) {
          ports.add(number.intValue());
          if (MetricsPort.isOfMetrics(port.in("name").text())) {
            named.add(number.intValue());
          }
        }
      }
    }
    if (named.size() == 1) {
      return named.get(0);
    }
    return ports.size() == 1 ? ports.get(0) : null;
  }

  /** Returns the title of the pods' owner in messages. */
  String title() {
    return pods.object().title();
  }
}
