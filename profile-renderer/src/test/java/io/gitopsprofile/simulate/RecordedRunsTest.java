package io.gitopsprofile.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Simulation of each recording from its load, settings, actions and first sync alone: the replicas
 * are those of the recording, one sync earlier or later; one minute where Prometheus and the
 * adapter have phases that are not recorded.
 */
class RecordedRunsTest {

  /** Seconds from one sync to the next: 15 s after the last one was done. */
  private static final double INTERVAL = 15.06;

  /** Seconds from the creation of a pod until the script starts it. */
  private static final double BINDING = 0.4;

  @Test
  void followsRecordedReplicas() throws IOException {
    StringBuilder wrong = new StringBuilder();
    int equal = 0;
    int all = 0;
    for (Recording recording : Recording.all()) {
      if (recording.loadDifference() > 0.02) {
        wrong.append(recording.name).append(": another load was recorded\n");
      }
      ScalingRun run = simulate(recording);
      int slack = recording.isDemo() ? 60 : 15;
      JsonNode rows = recording.json.path("rows");
      int start = (int) firstSync(recording);
      int good = 0;
      int seconds = 0;
      int first = -1;
      for (ScalingRun.Second second : run.seconds()) {
        if (second.time() < start) {
          continue;
        }
        seconds++;
        Set<Integer> near = near(rows, second.time(), slack);
        if (near.contains(second.replicas())) {
          good++;
        } else if (first < 0) {
          first = second.time();
          wrong.append(
              String.format(
                  Locale.ROOT,
                  "%s at %d: %d, recorded %s%n",
                  recording.name,
                  first,
                  second.replicas(),
                  near));
        }
      }
      System.out.println(recording.name + " " + good + " / " + seconds + " s");
      equal += good == seconds ? 1 : 0;
      all++;
    }
    System.out.println("recordings followed at all times: " + equal + " / " + all);
    assertEquals("", wrong.toString());
  }

  private static Set<Integer> near(JsonNode rows, int time, int slack) {
    Set<Integer> near = new TreeSet<>();
    for (JsonNode row : rows) {
      if (Math.abs(row.get(0).asInt() - time) <= slack && !row.get(1).isNull()) {
        near.add(row.get(1).asInt());
      }
    }
    return near;
  }

  private static double firstSync(Recording recording) {
    double first = recording.json.path("syncs").path(0).path("t").asDouble(15.9);
    while (first > 25) {
      first -= INTERVAL;
    }
    return first;
  }

  private static ScalingRun simulate(Recording recording) {
    JsonNode settings = recording.settings;
    List<String> names = recording.podNames();
    Set<Integer> stuck = new HashSet<>();
    if (settings.has("pendingAfter")) {
      for (String name : names) {
        if (recording.time(name, "pod-left-pending") < Double.POSITIVE_INFINITY) {
          stuck.add(names.indexOf(name));
        }
      }
    }
    List<PodAction> actions = new ArrayList<>();
    for (Recording.Action action : recording.actions()) {
      actions.add(action(action, names));
    }
    JsonNode rows = recording.json.path("rows");
    Scenario scenario =
        new Scenario(
            recording.limits(),
            settings.path("replicas").asInt(1),
            settings.path("startup").asDouble(5) + BINDING,
            rows.get(rows.size() - 1).get(0).asInt(),
            firstSync(recording),
            INTERVAL,
            (index, bound) -> !stuck.contains(index),
            actions,
            null);
    List<MetricFeed> feeds = new ArrayList<>();
    for (JsonNode metric : recording.hpa.path("metrics")) {
      feeds.add(feed(recording, metric));
    }
    return new Simulation(scenario, recording.load(), feeds).run();
  }

  private static PodAction action(Recording.Action action, List<String> names) {
    PodAction.Kind kind =
        switch (action.word()) {
          case "ready" -> PodAction.Kind.READY;
          case "unready" -> PodAction.Kind.UNREADY;
          case "failed" -> PodAction.Kind.FAILED;
          case "delete" -> PodAction.Kind.DELETE;
          case "replicas" -> PodAction.Kind.REPLICAS;
          case "max" -> PodAction.Kind.MAXIMUM;
          case "min" -> PodAction.Kind.MINIMUM;
          default -> throw new IllegalArgumentException(action.word());
        };
    int value = action.pod().isEmpty() ? action.number() : names.indexOf(action.pod());
    return new PodAction(action.time(), kind, value);
  }

  private static MetricFeed feed(Recording recording, JsonNode metric) {
    MetricAim aim = recording.aim(metric);
    boolean resource = Recording.isResource(metric);
    if (recording.isDemo() && !resource) {
      boolean keda = aim.source() == MetricAnswer.Source.OBJECT;
      MetricAim twice =
          recording.countsTwice()
              ? new MetricAim(aim.source(), aim.target(), aim.value(), 2 * aim.unit(), 0)
              : aim;
      return new ScrapedRate(twice, new ScrapedRate.Path(5, 60, keda ? 0 : 60, 0.2, false));
    }
    return new FaultyFeed(recording, aim, resource ? "resource" : type(metric));
  }

  private static String type(JsonNode metric) {
    return metric.path("type").asText().toLowerCase(Locale.ROOT);
  }

  /** Metrics server of the recordings, with the faults of the settings. */
  private static final class FaultyFeed implements MetricFeed {
    private final JsonNode settings;
    private final MetricAim aim;
    private final String kind;
    private final SharedLoad shared;

    FaultyFeed(Recording recording, MetricAim aim, String kind) {
      this.settings = recording.settings;
      this.aim = aim;
      this.kind = kind;
      this.shared =
          new SharedLoad(
              aim, settings.path("idle").asDouble(0), settings.path("sampleAfter").asDouble(0));
    }

    @Override
    public void second(double now, double load, List<SimulatedPod> pods) {
      shared.second(now, load, pods);
    }

    @Override
    public MetricAnswer answer(double now, double load, List<SimulatedPod> pods) {
      String fault = fault(now);
      if (fault.equals("notfound") || fault.equals("empty")) {
        return aim.lost(now);
      }
      MetricAnswer answer = shared.answer(now, load, pods);
      int dropped = fault.startsWith("drop") ? Integer.parseInt(fault.substring(4)) : 0;
      boolean zero = settings.path("unready").asText().equals("zero");
      JsonNode fixed = settings.path("perpod");
      List<PodSample> samples = new ArrayList<>();
      int sampled = 0;
      for (PodSample pod : answer.pods()) {
        Long milli = pod.milli();
        if (milli == null && zero && !pod.pending() && !pod.ready()) {
          milli = 0L;
        } else if (milli != null && fixed.size() > 0) {
          milli = Math.round(fixed.get(sampled % fixed.size()).asDouble() * aim.unit());
        }
        if (milli != null && sampled++ < dropped) {
          milli = null;
        }
        samples.add(
            new PodSample(
                pod.pending(),
                pod.ready(),
                pod.started(),
                pod.changed(),
                milli,
                pod.sampled(),
                pod.window(),
                pod.request()));
      }
      return new MetricAnswer(
          answer.source(),
          answer.target(),
          answer.value(),
          samples,
          answer.total(),
          answer.ready(),
          false,
          now);
    }

    private String fault(double now) {
      String only = settings.path("failk").asText("");
      if (!only.isEmpty() && !only.equals(kind)) {
        return "";
      }
      for (JsonNode fail : settings.path("fail")) {
        if (fail.get(0).asDouble() <= now && now < fail.get(1).asDouble()) {
          return fail.get(2).asText();
        }
      }
      return "";
    }
  }
}
