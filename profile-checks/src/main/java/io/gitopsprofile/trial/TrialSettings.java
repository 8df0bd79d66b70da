package io.gitopsprofile.trial;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterRules;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.Expectation;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScalingPolicy;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.simulate.Activation;
import io.gitopsprofile.simulate.MetricAim;
import io.gitopsprofile.simulate.MetricAnswer.Source;
import io.gitopsprofile.simulate.MetricAnswer.Target;
import io.gitopsprofile.simulate.ScalingLimits;
import io.gitopsprofile.simulate.ScalingRules;
import io.gitopsprofile.simulate.ScrapedRate;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ScalingObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of a simulation, taken from a profile by the analyses that the checks use. */
final class TrialSettings {

  /** Seconds until a pod is ready, without the delay of its probes. */
  static final int STARTUP = 20;

  /** Seconds until a pod on Fargate is ready: a node is made for it. */
  static final int STARTUP_ON_FARGATE = 75;

  private static final int SCRAPE = 30;
  private static final int WINDOW = 60;
  private static final int RELIST = 60;
  private static final int POLLING = 30;
  private static final int COOLDOWN = 300;

  private static final ScalingRules.Policy DOUBLE = new ScalingRules.Policy(true, 100, 15);
  private static final ScalingRules.Policy FOUR = new ScalingRules.Policy(false, 4, 15);

  /** Defaults of {@code behavior}. (Source: Kubernetes, pkg/apis/autoscaling/v2/defaults.go.) */
  static final ScalingRules UP =
      new ScalingRules(0, "Max", List.of(FOUR, DOUBLE), ScalingRules.TOLERANCE);

  static final ScalingRules DOWN =
      new ScalingRules(300, "Max", List.of(DOUBLE), ScalingRules.TOLERANCE);

  private final Located<Autoscaler> autoscaler;
  private final ProfileParts parts;
  private final AdapterAnalysis adapter;
  private final boolean keda;
  private final @Nullable Located<Workload> workload;
  private final @Nullable PodTemplate pods;
  private final @Nullable FargateSize size;
  private final boolean onFargate;
  private final NodeRoom room;
  private final List<String> notes = new ArrayList<>();

  TrialSettings(
      Located<Autoscaler> autoscaler,
      ProfileParts parts,
      ProfileObjects objects,
      AdapterAnalysis adapter) {
    this.autoscaler = autoscaler;
    this.parts = parts;
    this.adapter = adapter;
    this.keda = parts.profile().target().usesKeda();
    this.workload = parts.targetOf(autoscaler.value());
    ProfileObject object = objects.of(autoscaler.path());
    ScalingObject scaler = object == null ? null : ScalingObject.of(object);
    this.pods = scaler == null ? null : scaler.pods(objects);
    FargateSelectors selectors = FargateSelectors.of(parts);
    this.onFargate =
        selectors != null
            && pods != null
            && selectors.match(pods.namespace(), pods.labels()) != null;
    this.size = onFargate && workload != null ? FargateSize.of(workload.value()) : null;
    this.room = NodeRoom.of(parts, objects);
  }

  TriedAutoscaler autoscaler() {
    Autoscaler written = autoscaler.value();
    int minimum = written.minReplicas() == null ? 1 : written.minReplicas();
    Behavior behavior = written.behavior();
    ScalingLimits limits =
        new ScalingLimits(
            Math.max(1, minimum),
            written.maxReplicas(),
            behavior == null ? null : rules(behavior.scaleUp(), UP),
            behavior == null ? null : rules(behavior.scaleDown(), DOWN),
            parts.profile().target().kubernetes().minor());
    Activation activation =
        keda && minimum == 0
            ? new Activation(
                orElse(written.pollingInterval(), POLLING),
                orElse(written.cooldownPeriod(), COOLDOWN),
                0)
            : null;
    return new TriedAutoscaler(
        autoscaler,
        metric(),
        limits,
        activation == null ? Math.max(1, minimum) : 0,
        startup(),
        activation,
        size,
        onFargate || pods == null ? null : room.holds(pods),
        List.copyOf(notes));
  }

  /** Returns the default rules for fewer pods with another window. */
  static ScalingRules down(int window) {
    return new ScalingRules(window, DOWN.select(), DOWN.policies(), DOWN.tolerance());
  }

  private static int orElse(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  private static ScalingRules rules(
      io.gitopsprofile.model.autoscaler.@Nullable ScalingRules written, ScalingRules defaults) {
    if (written == null) {
      return defaults;
    }
    List<ScalingRules.Policy> policies = new ArrayList<>();
    for (ScalingPolicy policy : written.policies()) {
      policies.add(
          new ScalingRules.Policy(
              policy.type().equals("Percent"), policy.value(), policy.periodSeconds()));
    }
    Quantity tolerance = written.tolerance();
    return new ScalingRules(
        orElse(written.stabilizationWindowSeconds(), defaults.window()),
        written.selectPolicy() == null ? defaults.select() : written.selectPolicy(),
        policies.isEmpty() ? defaults.policies() : policies,
        tolerance == null ? ScalingRules.TOLERANCE : tolerance.amount().doubleValue());
  }

  private int startup() {
    Expectation expect = autoscaler.value().expect();
    if (expect != null && expect.startup() != null) {
      return TriedAutoscaler.seconds(expect.startup());
    }
    int delay = 0;
    if (workload != null) {
      for (Container container : workload.value().containers()) {
        Probe probe = container.readinessProbe();
        if (probe != null) {
          delay = Math.max(delay, orElse(probe.initialDelaySeconds(), 0));
        }
      }
    }
    int startup = (onFargate ? STARTUP_ON_FARGATE : STARTUP) + delay;
    notes.add("a new pod is taken to be ready after " + startup + " s; expect.startup sets it");
    return startup;
  }

  /** The first metric that counts requests or another load; else the first resource. */
  private @Nullable TriedMetric metric() {
    List<Metric> metrics = autoscaler.value().metrics();
    if (metrics.isEmpty()) {
      return resource("cpu", MetricFacts.ofNoMetrics());
    }
    int chosen = -1;
    for (int i = metrics.size() - 1; i >= 0; i--) {
      if (chosen < 0
          || MetricFacts.of(metrics.get(i)).resource() == null
          || MetricFacts.of(metrics.get(chosen)).resource() != null) {
        chosen = i;
      }
    }
    MetricFacts facts = MetricFacts.of(metrics.get(chosen));
    String resource = facts.resource();
    TriedMetric tried = resource == null ? counted(chosen, facts) : resource(resource, facts);
    for (int i = 0; i < metrics.size(); i++) {
      if (i != chosen) {
        notes.add(
            "metric "
                + name(i)
                + " is left out: a load in one unit does not tell the value of another metric");
      }
    }
    return tried;
  }

  private String name(int index) {
    RequiredMetric need = RequiredMetric.of(autoscaler, index);
    String resource = MetricFacts.of(autoscaler.value().metrics().get(index)).resource();
    return need == null ? String.valueOf(resource) : need.name();
  }

  private @Nullable TriedMetric resource(String name, MetricFacts facts) {
    boolean cpu = name.equals("cpu");
    Source source = cpu ? Source.CPU : Source.PODS;
    String unit = cpu ? "cores" : "bytes";
    Integer percent = facts.averageUtilization();
    Quantity amount = facts.averageValue();
    if (percent == null || percent < 1) {
      long value = amount == null ? 0 : milli(amount);
      return value < 1
          ? null
          : new TriedMetric(
              name, unit, false, new MetricAim(source, Target.AVERAGE_VALUE, value, 1000, 0), null);
    }
    long request = request(name, facts);
    if (request < 1) {
      notes.add("the containers' requests of " + name + " are not known");
      return null;
    }
    return new TriedMetric(
        name, unit, false, new MetricAim(source, Target.UTILIZATION, percent, 1000, request), null);
  }

  private long request(String name, MetricFacts facts) {
    if (pods == null) {
      return 0;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (ObjectField container : pods.containers()) {
      if (!facts.measures(container.in("name").text())) {
        continue;
      }
      ObjectField asked = container.in("resources", "requests", name);
      BigDecimal amount =
          (asked.isPresent() ? asked : container.in("resources", "limits", name)).amount();
      if (amount == null) {
        return 0;
      }
      sum = sum.add(amount);
    }
    return sum.scaleByPowerOfTen(3).longValue();
  }

  private @Nullable TriedMetric counted(int index, MetricFacts facts) {
    RequiredMetric need = RequiredMetric.of(autoscaler, index);
    Quantity average = facts.averageValue();
    Quantity whole = facts.value();
    Quantity target = average == null ? whole : average;
    long value = target == null ? 0 : milli(target);
    if (need == null || value < 1) {
      return null;
    }
    boolean requests = need.name().contains("request") || need.name().contains("rq");
    String unit = requests ? "req/s" : need.name();
    Target form = average == null ? Target.VALUE : Target.AVERAGE_VALUE;
    boolean ofPods = need.isOfPods();
    MetricAim aim =
        new MetricAim(ofPods && !keda ? Source.PODS : Source.OBJECT, form, value, 1000, 0);
    return new TriedMetric(need.name(), unit, requests, aim, ofPods ? path(need) : null);
  }

  private ScrapedRate.Path path(RequiredMetric need) {
    AdapterRules.Producer producer = adapter.rules().producerOf(need);
    RuleRange range = producer == null ? null : adapter.rangeOf(producer.rule());
    int window = range == null ? WINDOW : (int) Math.max(1, range.length().toSeconds());
    if (range == null) {
      notes.add("the window of " + need.name() + " is not known; " + WINDOW + " s is taken");
    }
    PrometheusChart prometheus = adapter.prometheus();
    Duration interval = prometheus == null ? null : adapter.scrapeInterval(prometheus, range);
    int scrape = interval == null ? SCRAPE : (int) Math.max(1, interval.toSeconds());
    if (interval == null) {
      notes.add("the scrape interval is not known; " + SCRAPE + " s is taken");
    }
    return new ScrapedRate.Path(scrape, window, keda ? 0 : RELIST, probes(need), true);
  }

  /** Requests a second that the kubelet's probes make, which the counter of requests counts. */
  private double probes(RequiredMetric need) {
    double rate = 0;
    if (workload != null && need.name().equals(Metric.HttpRequests.METRIC)) {
      for (Container container : workload.value().containers()) {
        rate += rate(container.livenessProbe()) + rate(container.readinessProbe());
      }
    }
    return rate;
  }

  private static double rate(@Nullable Probe probe) {
    return probe == null || !probe.action().match(HttpProbe.INSTANCE)
        ? 0
        : 1.0 / orElse(probe.periodSeconds(), 10);
  }

  private static long milli(Quantity quantity) {
    BigDecimal milli = quantity.amount().scaleByPowerOfTen(3);
    return milli.abs().compareTo(BigDecimal.valueOf(1L << 50)) > 0 ? 0 : milli.longValue();
  }
}
