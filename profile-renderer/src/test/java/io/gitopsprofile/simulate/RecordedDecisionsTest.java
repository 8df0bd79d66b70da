package io.gitopsprofile.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replay of recorded answers: the controller decides as the real one did. */
class RecordedDecisionsTest {

  @Test
  void repeatsRecordedDecisions() throws IOException {
    int equal = 0;
    int all = 0;
    StringBuilder wrong = new StringBuilder();
    for (Recording recording : Recording.all()) {
      Replay replay = new Replay(recording).run();
      System.out.println(recording.name + " " + replay.equal + " / " + replay.all);
      equal += replay.equal;
      all += replay.all;
      if (replay.equal < replay.all) {
        wrong.append(recording.name).append(replay.wrong).append('\n');
      }
    }
    System.out.println("decisions equal / all: " + equal + " / " + all);
    assertEquals("", wrong.toString());
  }

  /** Replay of one recording; CPU samples are taken at multiples of 15 s of its own clock. */
  private static final class Replay {
    final Recording source;
    final JsonNode recording;
    final ScalingController controller = new ScalingController();
    int equal;
    int all;
    final StringBuilder wrong = new StringBuilder();

    Replay(Recording source) {
      this.source = source;
      this.recording = source.json;
    }

    Replay run() {
      JsonNode syncs = recording.path("syncs");
      double last = Double.NaN;
      for (int i = 0; i < syncs.size(); ) {
        double now = syncs.get(i).path("t").asDouble();
        Map<String, JsonNode> calls = new HashMap<>();
        for (; i < syncs.size() && syncs.get(i).path("t").asDouble() < now + 5; i++) {
          calls.put(Recording.metric(syncs.get(i)), syncs.get(i));
        }
        if (Double.isNaN(last)) {
          // A sync outside the limits asks for no metric.
          last = now - 15 * Math.floor((now - 14) / 15) - 15;
        }
        while (last + 20 < now) {
          last += 15;
          decide(last, Map.of());
        }
        decide(now, calls);
        last = now;
      }
      return this;
    }

    private void decide(double now, Map<String, JsonNode> calls) {
      JsonNode hpa = source.hpa;
      ScalingLimits limits = source.limits();
      int minimum = limits.minimum();
      int maximum = limits.maximum();
      int spec = recording.path("settings").path("replicas").asInt(1);
      int expected = -1;
      double until = now + 5;
      for (Recording.Action action : source.actions()) {
        if (action.word().equals("max") && action.time() <= now) {
          maximum = action.number();
        } else if (action.word().equals("min") && action.time() <= now) {
          minimum = action.number();
        } else if (action.word().equals("replicas") && action.time() > now) {
          until = Math.min(until, action.time() - 0.05);
        }
      }
      for (JsonNode change : recording.path("scale")) {
        double time = change.get(0).asDouble();
        if (time <= now) {
          spec = change.get(1).asInt();
        } else if (time < until) {
          expected = change.get(1).asInt();
        }
      }
      expected = expected < 0 ? spec : expected;
      ScalingLimits current =
          new ScalingLimits(minimum, maximum, limits.up(), limits.down(), limits.minor());
      List<MetricAnswer> answers = new ArrayList<>();
      for (JsonNode metric : hpa.path("metrics")) {
        answers.add(answer(metric, calls, now));
      }
      int status = spec;
      for (JsonNode row : recording.path("rows")) {
        if (row.get(0).asDouble() <= now) {
          status = row.get(2).asInt();
        }
      }
      int decided = controller.sync(now, spec, status, current, answers);
      all++;
      if (decided == expected) {
        equal++;
      } else if (wrong.length() < 300) {
        wrong.append(" at ").append(now).append(": ").append(spec).append("->").append(decided);
        wrong.append(" not ").append(expected).append(';');
      }
    }

    private MetricAnswer answer(JsonNode metric, Map<String, JsonNode> calls, double now) {
      MetricAim aim = source.aim(metric);
      JsonNode call = calls.get(Recording.called(metric));
      if (call == null
          || !call.path("answer").asText("null").equals("null")
          || call.path("status").asInt(200) != 200) {
        return aim.lost(now);
      }
      if (aim.source() == MetricAnswer.Source.OBJECT) {
        int ready = 0;
        for (JsonNode row : recording.path("rows")) {
          if (row.get(0).asDouble() <= now) {
            ready = row.get(3).asInt();
          }
        }
        ready = call.has("ready") ? call.path("ready").asInt() : ready;
        return aim.ofObject(now, call.path("value").asDouble(), ready);
      }
      List<PodSample> pods = new ArrayList<>();
      if (call.has("all")) {
        for (JsonNode pod : call.path("all")) {
          String name = pod.get(0).asText();
          if (!hasFailed(name, now)) {
            pods.add(pod(name, pod.get(1).asBoolean(), call, aim, now));
          }
        }
      } else {
        for (String name : source.podNames()) {
          if (source.time(name, "pod-new") <= now && source.time(name, "pod-deleting") > now) {
            pods.add(pod(name, source.time(name, "pod-ready") <= now, call, aim, now));
          }
        }
      }
      return aim.ofPods(now, pods);
    }

    /** The controller leaves failed pods out. */
    private boolean hasFailed(String name, double now) {
      for (Recording.Action action : source.actions()) {
        if (action.word().equals("failed") && action.pod().equals(name) && action.time() <= now) {
          return true;
        }
      }
      return false;
    }

    private PodSample pod(String name, boolean ready, JsonNode call, MetricAim aim, double now) {
      double changed = Double.NaN;
      for (JsonNode event : recording.path("pods")) {
        if (event.path("pod").asText().equals(name) && event.path("t").asDouble() <= now) {
          changed = event.path("t").asDouble();
        }
      }
      boolean pending =
          source.time(name, "pod-left-pending") <= now && source.time(name, "pod-ready") > now;
      JsonNode value = call.path("values").path(name);
      Long milli =
          value.isMissingNode()
              ? null
              : value.isTextual()
                  ? Long.valueOf(Recording.milli(value.asText()))
                  : Long.valueOf(Math.round(value.asDouble() * aim.unit()));
      double sampled = Math.floor(now / 15) * 15;
      double started = source.time(name, "pod-new");
      return new PodSample(pending, ready, started, changed, milli, sampled, 15, aim.request());
    }
  }
}
