package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * PRF155: pods never use as much of a resource as the target of their autoscaler, because their
 * limits or their size on Fargate end below it; or they never use less, because Java keeps its heap
 * at one size. An autoscaler acts above the target by its tolerance, a tenth. (Source: Kubernetes,
 * pkg/controller/podautoscaler; EKS, Fargate pod configuration.)
 */
final class ReachableTargetCheck implements Check {

  private static final BigDecimal TOLERANCE = new BigDecimal("1.1");

  /**
   * A target of one resource.
   *
   * @param container the container that it measures; empty for all
   * @param utilization the percentage of the requests; null if an amount is the target
   * @param amount the amount of each pod; null if a percentage is the target
   */
  private record ResourceTarget(
      String title,
      ProfilePath path,
      String resource,
      String container,
      @Nullable BigDecimal utilization,
      @Nullable BigDecimal amount) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> part : context.autoscalers()) {
      ProfileObject object = context.objects().of(part.path());
      ScalingObject scaler = object == null ? null : ScalingObject.of(object);
      PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
      if (scaler != null && pods != null) {
        for (Located<Metric> metric : MetricPaths.of(part)) {
          check(typed(scaler, metric, pods), pods, context, findings);
        }
      }
    }
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      PodTemplate pods = scaler.object().isManifest() ? scaler.pods(context.objects()) : null;
      if (pods != null) {
        for (ObjectField metric : scaler.object().field("spec", "metrics").elements()) {
          check(written(scaler, metric), pods, context, findings);
        }
        for (ObjectField trigger : scaler.object().field("spec", "triggers").elements()) {
          check(ofTrigger(scaler, trigger), pods, context, findings);
        }
      }
    }
  }

  private static @Nullable ResourceTarget typed(
      ScalingObject scaler, Located<Metric> metric, PodTemplate pods) {
    MetricFacts facts = MetricFacts.of(metric.value());
    String resource = facts.resource();
    if (resource == null) {
      return null;
    }
    String container = "";
    for (ObjectField one : pods.containers()) {
      String name = one.in("name").text();
      container = facts.measures(name) ? container : "-";
    }
    if (container.equals("-")) {
      for (ObjectField one : pods.containers()) {
        String name = one.in("name").text();
        container = facts.measures(name) ? name : container;
      }
    }
    Integer share = facts.averageUtilization();
    return new ResourceTarget(
        scaler.title(),
        metric.at(share == null ? "averageValue" : "averageUtilization"),
        resource,
        container,
        share == null ? null : BigDecimal.valueOf(share),
        facts.averageValue() == null ? null : facts.averageValue().amount());
  }

  private static @Nullable ResourceTarget written(ScalingObject scaler, ObjectField metric) {
    ObjectField resource = metric.in("resource");
    if (!resource.isPresent()) {
      resource = metric.in("containerResource");
    }
    ObjectField share = resource.in("target", "averageUtilization");
    ObjectField amount = resource.in("target", "averageValue");
    if (!share.isPresent() && !amount.isPresent()) {
      share = resource.in("targetAverageUtilization");
      amount = resource.in("targetAverageValue");
    }
    return target(
        scaler, resource.in("name").text(), resource.in("container").text(), share, amount);
  }

  private static @Nullable ResourceTarget ofTrigger(ScalingObject scaler, ObjectField trigger) {
    String type = trigger.in("type").text();
    if (!type.equals("cpu") && !type.equals("memory")) {
      return null;
    }
    ObjectField value = trigger.in("metadata", "value");
    boolean isAmount = trigger.in("metricType").text().equals("AverageValue");
    ObjectField none = trigger.in("none");
    String container = trigger.in("metadata", "containerName").text();
    return target(scaler, type, container, isAmount ? none : value, isAmount ? value : none);
  }

  private static @Nullable ResourceTarget target(
      ScalingObject scaler,
      String resource,
      String container,
      ObjectField share,
      ObjectField amount) {
    ObjectField written = share.isPresent() ? share : amount;
    return resource.isEmpty() || !written.isPresent()
        ? null
        : new ResourceTarget(
            scaler.title(), written.path(), resource, container, share.amount(), amount.amount());
  }

  private static void check(
      @Nullable ResourceTarget target,
      PodTemplate pods,
      CheckContext context,
      DiagnosticCollector findings) {
    if (target == null || target.container().equals("-")) {
      return;
    }
    Located<Workload> workload = context.workload(pods.object());
    if (workload != null && PodMetricTrace.isInjected(workload.value(), context)) {
      return;
    }
    BigDecimal requests = sum(pods, target, "requests");
    BigDecimal limits = sum(pods, target, "limits");
    BigDecimal amount = amount(target, requests);
    if (amount == null || amount.signum() <= 0) {
      return;
    }
    BigDecimal fargate = fargate(target, pods, context);
    BigDecimal most = limits;
    boolean isSize = fargate != null && (limits == null || fargate.compareTo(limits) < 0);
    if (isSize) {
      most = fargate;
    }
    if (most != null && most.compareTo(amount.multiply(TOLERANCE)) <= 0) {
      findings.add(
          DiagnosticCode.TARGET_NOT_REACHED,
          target.path(),
          target.title()
              + " never scales up by "
              + target.resource()
              + "; its target is "
              + shown(amount, target.resource())
              + " a pod, and "
              + (isSize ? "the pod's size on Fargate" : "the limits of its containers")
              + (isSize ? " ends at " : " end at ")
              + shown(most, target.resource()),
          "set the target to "
              + lower(target, amount, most)
              + " or less, or raise "
              + (isSize ? "the requests" : "the limits"));
    } else if (target.resource().equals("memory")) {
      heap(target, amount, pods, findings);
    }
  }

  /** The largest target that the pods can exceed by the autoscaler's tolerance. */
  private static String lower(ResourceTarget target, BigDecimal amount, BigDecimal most) {
    BigDecimal share = target.utilization();
    BigDecimal reached = most.multiply(new BigDecimal("0.9"));
    return share == null
        ? shown(reached, target.resource())
        : share.multiply(reached).divide(amount, 0, RoundingMode.DOWN) + " %";
  }

  private static void heap(
      ResourceTarget target, BigDecimal amount, PodTemplate pods, DiagnosticCollector findings) {
    for (ObjectField container : pods.containers()) {
      JavaHeap heap = JavaHeap.of(container);
      String name = container.in("name").text();
      if (heap == null || !(target.container().isEmpty() || target.container().equals(name))) {
        continue;
      }
      boolean above = amount.compareTo(BigDecimal.valueOf(heap.smallest())) <= 0;
      boolean kept = heap.touched() && heap.smallest() > 0;
      if (heap.isFixed() || kept || above) {
        findings.add(
            DiagnosticCode.TARGET_NOT_REACHED,
            target.path(),
            target.title()
                + " scales by memory, which does not follow the load; Java keeps a heap of "
                + (heap.smallest() >> 20)
                + " MiB in container "
                + quoted(name),
            "scale by CPU or by requests, or remove -Xms and AlwaysPreTouch");
        return;
      }
    }
  }

  /** Returns the amount of each pod that is the target; null if it is not known. */
  private static @Nullable BigDecimal amount(ResourceTarget target, @Nullable BigDecimal requests) {
    if (target.amount() != null) {
      return target.amount();
    }
    return target.utilization() == null || requests == null
        ? null
        : requests.multiply(target.utilization()).movePointLeft(2);
  }

  /** Returns the sum over the measured containers; null if one of them has no such amount. */
  private static @Nullable BigDecimal sum(PodTemplate pods, ResourceTarget target, String list) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ObjectField container : pods.containers()) {
      String name = container.in("name").text();
      if (target.container().isEmpty() || target.container().equals(name)) {
        ObjectField resources = container.in("resources");
        BigDecimal one = resources.in(list, target.resource()).amount();
        if (one == null && list.equals("requests")) {
          one = resources.in("limits", target.resource()).amount();
        }
        if (one == null) {
          return null;
        }
        sum = sum.add(one);
      }
    }
    return sum.signum() == 0 ? null : sum;
  }

  private static @Nullable BigDecimal fargate(
      ResourceTarget target, PodTemplate pods, CheckContext context) {
    Located<Workload> workload = context.workload(pods.object());
    FargateSelectors selectors = FargateSelectors.of(context);
    if (workload == null
        || selectors == null
        || !target.container().isEmpty()
        || selectors.match(pods.namespace(), pods.labels()) == null) {
      return null;
    }
    FargateSize size = FargateSize.of(workload.value());
    if (size == null) {
      return null;
    }
    return target.resource().equals("cpu")
        ? new BigDecimal(size.cpu())
        : new BigDecimal(size.memory()).multiply(BigDecimal.valueOf(1L << 30));
  }

  private static String shown(BigDecimal amount, String resource) {
    return resource.equals("cpu")
        ? amount.movePointRight(3).longValue() + "m"
        : amount.longValue() / (1 << 20) + "Mi";
  }
}
