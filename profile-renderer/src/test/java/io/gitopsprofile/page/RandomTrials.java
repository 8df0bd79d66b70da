package io.gitopsprofile.page;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.workload.controller.WorkloadType;
import io.gitopsprofile.simulate.Activation;
import io.gitopsprofile.simulate.MetricAim;
import io.gitopsprofile.simulate.MetricAnswer.Source;
import io.gitopsprofile.simulate.MetricAnswer.Target;
import io.gitopsprofile.simulate.ScalingLimits;
import io.gitopsprofile.simulate.ScalingRules;
import io.gitopsprofile.simulate.ScalingRun.Change;
import io.gitopsprofile.simulate.ScalingRun.Second;
import io.gitopsprofile.simulate.ScrapedRate;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TrialLoad;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.trial.TriedMetric;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random settings and loads, each with the result of Java as one line of text. */
final class RandomTrials {

  /** The script that gives the same line for a trial of the page. */
  static final String DIGEST =
      """
      function digest(set, load) {
        var trial = Simulator.trial(set, load);
        var view = new DataView(new ArrayBuffer(8));
        var hash = 17;
        function add(value) {
          view.setFloat64(0, value === null ? -1 : value + 0);
          hash = Math.imul(Math.imul(hash, 31) + view.getInt32(0) | 0, 31) + view.getInt32(4) | 0;
        }
        trial.rows.forEach(function (row) {
          row.forEach(add);
        });
        trial.changes.forEach(function (change) {
          add(change.time);
          add(change.from);
          add(change.to);
        });
        return trial.rows.length + ' ' + trial.changes.length + ' ' + hash + ' '
          + trial.words.join('; ');
      }
      """;

  private final Random random;

  RandomTrials(long seed) {
    this.random = new Random(seed);
  }

  /** A trial of Java. */
  record Case(TriedAutoscaler tried, String load, String digest) {}

  List<Case> cases(int count) {
    List<Case> cases = new ArrayList<>();
    while (cases.size() < count) {
      TriedAutoscaler tried = autoscaler();
      TriedMetric metric = tried.metric();
      if (metric != null) {
        String load = load(metric.aim().perPod() * tried.limits().maximum());
        LoadTrial trial = tried.under(TrialLoad.of(LoadShape.of(load)));
        if (trial != null) {
          cases.add(new Case(tried, load, digest(trial)));
        }
      }
    }
    return cases;
  }

  static String digest(LoadTrial trial) {
    int hash = 17;
    for (Second second : trial.run().seconds()) {
      hash = add(hash, (double) second.time());
      hash = add(hash, second.load());
      hash = add(hash, (double) second.replicas());
      hash = add(hash, (double) second.ready());
      hash = add(hash, second.read());
      hash = add(hash, (double) second.pending());
    }
    for (Change change : trial.run().changes()) {
      hash = add(hash, change.time());
      hash = add(hash, (double) change.from());
      hash = add(hash, (double) change.to());
    }
    return trial.run().seconds().size()
        + " "
        + trial.run().changes().size()
        + " "
        + hash
        + " "
        + String.join("; ", trial.words());
  }

  private static int add(int hash, @Nullable Double value) {
    long bits = Double.doubleToLongBits(value == null ? -1 : value + 0.0);
    return (hash * 31 + (int) (bits >> 32)) * 31 + (int) bits;
  }

  private TriedAutoscaler autoscaler() {
    int minimum = 1 + random.nextInt(3);
    int maximum = minimum + random.nextInt(20);
    boolean keda = random.nextInt(4) == 0;
    boolean zero = keda && random.nextBoolean();
    boolean behaves = random.nextInt(3) > 0;
    ScalingLimits limits =
        new ScalingLimits(
            minimum,
            maximum,
            behaves ? rules(true) : null,
            behaves ? rules(false) : null,
            18 + random.nextInt(20));
    Activation activation =
        zero ? new Activation(10 + random.nextInt(40), random.nextInt(400), 0) : null;
    Autoscaler named =
        Autoscaler.builder()
            .name("a")
            .namespace("n")
            .target(new ScaleTarget.WorkloadName("w", WorkloadType.DEPLOYMENT))
            .maxReplicas(maximum)
            .build();
    return new TriedAutoscaler(
        new Located<>(named, ProfilePath.ROOT.key("autoscalers").index(0)),
        metric(keda),
        limits,
        zero ? 0 : minimum,
        random.nextInt(200),
        activation,
        random.nextInt(3) == 0 ? new FargateSize("0.25", "0.5") : null,
        random.nextInt(3) == 0 ? minimum + random.nextInt(10) : null,
        List.of());
  }

  private ScalingRules rules(boolean up) {
    List<ScalingRules.Policy> policies = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      policies.add(
          new ScalingRules.Policy(
              random.nextBoolean(), 1 + random.nextInt(120), 15 * (1 + random.nextInt(12))));
    }
    String select = List.of("Max", "Max", "Min", "Disabled").get(random.nextInt(up ? 3 : 4));
    double tolerance = random.nextBoolean() ? ScalingRules.TOLERANCE : random.nextInt(30) / 100.0;
    return new ScalingRules(random.nextInt(5) * 60, select, policies, tolerance);
  }

  private TriedMetric metric(boolean keda) {
    int kind = random.nextInt(keda ? 3 : 5);
    ScrapedRate.Path path =
        new ScrapedRate.Path(
            1 + random.nextInt(60),
            20 + random.nextInt(300),
            keda ? 0 : 60,
            random.nextInt(3) / 10.0,
            random.nextInt(4) > 0);
    long value = 1 + random.nextInt(50_000);
    if (kind < 2) {
      Source source = keda ? Source.OBJECT : Source.PODS;
      MetricAim aim = new MetricAim(source, Target.AVERAGE_VALUE, value, 1000, 0);
      return new TriedMetric("http_requests_per_second", "req/s", true, aim, path);
    }
    if (kind == 2) {
      Target target = random.nextBoolean() ? Target.VALUE : Target.AVERAGE_VALUE;
      MetricAim aim = new MetricAim(Source.OBJECT, target, value, 1000, 0);
      return new TriedMetric("queue", "queue", false, aim, null);
    }
    boolean cpu = kind == 3;
    Source source = cpu ? Source.CPU : Source.PODS;
    MetricAim aim =
        random.nextBoolean()
            ? new MetricAim(
                source,
                Target.UTILIZATION,
                1 + random.nextInt(150),
                1000,
                cpu ? 1 + random.nextInt(4000) : (1L + random.nextInt(2048)) * 1_048_576_000L)
            : new MetricAim(
                source,
                Target.AVERAGE_VALUE,
                cpu ? value : (1L + random.nextInt(2048)) * 1_048_576_000L,
                1000,
                0);
    return new TriedMetric(cpu ? "cpu" : "memory", cpu ? "cores" : "bytes", false, aim, null);
  }

  private String load(double most) {
    int start = random.nextInt(120);
    int end = start + 60 + random.nextInt(900);
    String span = "@" + start + ".." + end;
    String high = amount(most * (0.1 + 1.4 * random.nextDouble()));
    return switch (random.nextInt(4)) {
      case 0 -> "step:" + high + span;
      case 1 -> "ramp:" + amount(most * random.nextDouble() / 4) + "-" + high + span;
      case 2 -> "spike:" + high + span;
      default ->
          "sine:"
              + amount(most * random.nextDouble() / 4)
              + "-"
              + high
              + "/"
              + (20 + random.nextInt(300))
              + span;
    };
  }

  private String amount(double value) {
    if (value > 1e7) {
      return (long) (value / 1_048_576) + "Mi";
    }
    long milli = (long) (value * 1000);
    return random.nextBoolean() ? milli + "m" : milli / 1000 + "." + milli % 1000;
  }
}
