package io.gitopsprofile.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Replay of recorded answers: the controller decides as the real one did. */
class RecordedDecisionsTest {

  private static final Path RECORDINGS = Path.of("src/test/resources/timelines");

  @Test
  void repeatsRecordedDecisions() throws IOException {
    List<Path> files = new ArrayList<>(files(RECORDINGS));
    String further = System.getProperty("timelines", "");
    if (!further.isEmpty()) {
      files.addAll(files(Path.of(further)));
    }
    int equal = 0;
    int all = 0;
    StringBuilder wrong = new StringBuilder();
    for (Path file : files) {
      JsonNode recording = read(file);
      if (recording.path("hpa").isNull()) {
        System.out.println(file.getFileName() + " not tried: its spec is not recorded");
        continue;
      }
      Replay best = new Replay(recording).run();
      System.out.println(file.getFileName() + " " + best.equal + " / " + best.all);
      equal += best.equal;
      all += best.all;
      if (best.equal < best.all) {
        wrong.append(file.getFileName()).append(best.wrong).append('\n');
      }
    }
    System.out.println("decisions equal / all: " + equal + " / " + all);
    assertEquals("", wrong.toString());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".json")).sorted().toList();
    }
  }

  private static JsonNode read(Path file) throws IOException {
    try (InputStream plain = Files.newInputStream(file);
        InputStream input = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
      return new ObjectMapper().readTree(input);
    }
  }

  /** Replay of one recording; CPU samples are taken at multiples of 15 s of its own clock. */
  private static final class Replay {
    final JsonNode recording;
    final ScalingController controller = new ScalingController();
    int equal;
    int all;
    final StringBuilder wrong = new StringBuilder();

    Replay(JsonNode recording) {
      this.recording = recording;
    }

    Replay run() {
      JsonNode syncs = recording.path("syncs");
      double last = Double.NaN;
      for (int i = 0; i < syncs.size(); ) {
        double now = syncs.get(i).path("t").asDouble();
        Map<String, JsonNode> calls = new HashMap<>();
        for (; i < syncs.size() && syncs.get(i).path("t").asDouble() < now + 5; i++) {
          calls.put(syncs.get(i).path("metric").asText(), syncs.get(i));
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
      JsonNode hpa = recording.path("hpa");
      ScalingLimits limits = limits(hpa);
      int minimum = limits.minimum();
      int maximum = limits.maximum();
      int spec = recording.path("settings").path("replicas").asInt(1);
      int expected = -1;
      double until = now + 5;
      for (JsonNode event : recording.path("pods")) {
        String action = event.path("action").asText("");
        double time = event.path("t").asDouble();
        if (action.startsWith("max=") && time <= now) {
          maximum = Integer.parseInt(action.substring(4));
        } else if (action.startsWith("min=") && time <= now) {
          minimum = Integer.parseInt(action.substring(4));
        } else if (action.startsWith("replicas=") && time > now) {
          until = Math.min(until, time - 0.05);
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
      String type = metric.path("type").asText();
      JsonNode part = metric.path(type.toLowerCase(java.util.Locale.ROOT));
      boolean resource = type.equals("Resource");
      String name = resource ? part.path("name").asText() : part.at("/metric/name").asText();
      JsonNode call = calls.get(resource ? "resource" : name);
      JsonNode target = part.path("target");
      boolean memory = name.equals("memory") && resource;
      String form = target.path("type").asText();
      MetricAnswer.Target kind =
          switch (form) {
            case "Utilization" -> MetricAnswer.Target.UTILIZATION;
            case "Value" -> MetricAnswer.Target.VALUE;
            default -> MetricAnswer.Target.AVERAGE_VALUE;
          };
      long value =
          switch (kind) {
            case UTILIZATION -> target.path("averageUtilization").asLong();
            case VALUE -> milli(target.path("value").asText());
            case AVERAGE_VALUE -> milli(target.path("averageValue").asText());
          };
      boolean lost = call == null || !call.path("answer").asText("null").equals("null");
      List<PodSample> pods = new ArrayList<>();
      int ready = 0;
      long total = 0;
      if (call != null && (type.equals("Object") || type.equals("External"))) {
        total = Math.round(call.path("value").asDouble() * 1000);
        for (JsonNode row : recording.path("rows")) {
          if (row.get(0).asDouble() <= now) {
            ready = row.get(3).asInt();
          }
        }
        ready = call.has("ready") ? call.path("ready").asInt() : ready;
      } else if (call != null) {
        for (JsonNode pod : call.path("all")) {
          pods.add(pod(pod, call.path("values"), resource, memory, now));
        }
      }
      MetricAnswer.Source source =
          !resource
              ? type.equals("Pods") ? MetricAnswer.Source.PODS : MetricAnswer.Source.OBJECT
              : memory ? MetricAnswer.Source.PODS : MetricAnswer.Source.CPU;
      return new MetricAnswer(source, kind, value, pods, total, ready, lost, now);
    }

    private PodSample pod(
        JsonNode pod, JsonNode values, boolean resource, boolean memory, double now) {
      String name = pod.get(0).asText();
      double started = 0;
      double changed = Double.NaN;
      int created = 0;
      boolean seen = false;
      boolean everReady = false;
      for (JsonNode event : recording.path("pods")) {
        boolean fresh = event.path("ev").asText().equals("pod-new");
        boolean mine = event.path("pod").asText().equals(name);
        created += fresh && !seen ? 1 : 0;
        seen |= fresh && mine;
        double time = event.path("t").asDouble();
        if (mine && fresh) {
          started = time;
          changed = time;
        } else if (mine && event.path("ev").asText().equals("pod-ready")) {
          everReady = true;
        }
        if (mine && time <= now) {
          changed = time;
        }
      }
      boolean ready = pod.get(1).asBoolean();
      boolean pending = recording.path("settings").has("pendingAfter") && !everReady && created > 1;
      JsonNode sample = values.path(name);
      JsonNode settings = recording.path("settings");
      double unit = memory ? 1048576000.0 : resource ? 1 : 1000;
      Long milli = sample.isMissingNode() ? null : Math.round(sample.asDouble() * unit);
      double sampled = Math.floor(now / 15) * 15;
      return new PodSample(
          pending, ready, started, changed, milli, sampled, 15, request(settings, memory));
    }

    private long request(JsonNode settings, boolean memory) {
      long sum = 0;
      String name = memory ? "memory" : "cpu";
      String own = settings.path("requests").path(name).asText("");
      boolean large = recording.path("name").asText().equals("t-memory-util");
      sum += own.isEmpty() ? memory ? milli(large ? "128Mi" : "64Mi") : 100 : milli(own);
      String sidecar = settings.path("sidecar").path(name).asText("");
      return sidecar.isEmpty() ? sum : sum + milli(sidecar);
    }

    private static ScalingLimits limits(JsonNode hpa) {
      JsonNode behavior = hpa.path("behavior");
      boolean none = behavior.isMissingNode() || behavior.isNull();
      ScalingRules up =
          none
              ? null
              : rules(
                  behavior.path("scaleUp"),
                  0,
                  List.of(
                      new ScalingRules.Policy(false, 4, 15),
                      new ScalingRules.Policy(true, 100, 15)));
      ScalingRules down =
          none
              ? null
              : rules(
                  behavior.path("scaleDown"), 300, List.of(new ScalingRules.Policy(true, 100, 15)));
      return new ScalingLimits(
          hpa.path("minReplicas").asInt(1), hpa.path("maxReplicas").asInt(), up, down, 27);
    }

    private static ScalingRules rules(
        JsonNode rules, int window, List<ScalingRules.Policy> defaults) {
      List<ScalingRules.Policy> policies = new ArrayList<>();
      for (JsonNode policy : rules.path("policies")) {
        policies.add(
            new ScalingRules.Policy(
                policy.path("type").asText().equals("Percent"),
                policy.path("value").asInt(),
                policy.path("periodSeconds").asInt()));
      }
      return new ScalingRules(
          rules.path("stabilizationWindowSeconds").asInt(window),
          rules.path("selectPolicy").asText("Max"),
          policies.isEmpty() ? defaults : policies);
    }

    private static long milli(String quantity) {
      if (quantity.endsWith("Mi")) {
        return Long.parseLong(quantity.substring(0, quantity.length() - 2)) * 1048576000L;
      }
      return quantity.endsWith("m")
          ? Long.parseLong(quantity.substring(0, quantity.length() - 1))
          : Math.round(Double.parseDouble(quantity) * 1000);
    }
  }
}
