package io.gitopsprofile.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recording of a real autoscaler; {@code timelines/README.md} describes the format. */
final class Recording {

  private static final Path RECORDINGS = Path.of("src/test/resources/timelines");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Specs of the recordings that do not have one, from the starter profiles that ran. */
  private static final String PODS =
      """
      {"minReplicas":1,"maxReplicas":10,"metrics":[{"type":"Pods","pods":{"metric":{"name":"%s"},
      "target":{"type":"AverageValue","averageValue":"10"}}}]}\
      """;

  private static final String RESOURCE =
      """
      {"minReplicas":1,"maxReplicas":10,"metrics":[{"type":"Resource","resource":{"name":"%s",
      "target":{"type":"Utilization","averageUtilization":%d}}}]}\
      """;

  private static final String KEDA =
      """
      {"minReplicas":1,"maxReplicas":10,"metrics":[{"type":"External","external":{"metric":
      {"name":"s0-prometheus"},"target":{"type":"AverageValue","averageValue":"10"}}}]}\
      """;

  final String name;
  final JsonNode json;
  final JsonNode hpa;
  final JsonNode settings;

  /** Change by script; the name of the pod is empty for a change of numbers. */
  record Action(double time, String word, int number, String pod) {}

  private Recording(JsonNode json) throws IOException {
    this.name = json.path("name").asText();
    this.json = json;
    this.settings = json.path("settings");
    this.hpa = json.path("hpa").isObject() ? json.path("hpa") : JSON.readTree(spec(json));
  }

  /** Recordings of the project, and those of the folder in the property {@code timelines}. */
  static List<Recording> all() throws IOException {
    List<Path> files = new ArrayList<>(files(RECORDINGS));
    String further = System.getProperty("timelines", "");
    if (!further.isEmpty()) {
      Path folder = Path.of(further);
      // Maven runs the tests in the folder of the module.
      files.addAll(files(Files.isDirectory(folder) ? folder : Path.of("..").resolve(folder)));
    }
    List<Recording> all = new ArrayList<>();
    for (Path file : files) {
      try (InputStream plain = Files.newInputStream(file);
          InputStream input =
              file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
        all.add(new Recording(JSON.readTree(input)));
      }
    }
    return all;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json") || file.toString().endsWith(".json.gz"))
          .sorted()
          .toList();
    }
  }

  private static String spec(JsonNode json) {
    JsonNode first = json.path("syncs").path(0);
    if (first.has("path")) {
      return PODS.formatted(metric(first));
    }
    if (!first.path("metric").asText().equals("resource")) {
      return KEDA;
    }
    boolean memory = json.at("/settings/unit").asText().equals("Mi");
    return memory ? RESOURCE.formatted("memory", 80) : RESOURCE.formatted("cpu", 50);
  }

  /** Name of the metric of a call. */
  static String metric(JsonNode call) {
    String path = call.path("path").asText("");
    if (path.isEmpty()) {
      return call.path("metric").asText();
    }
    int end = path.indexOf('?') < 0 ? path.length() : path.indexOf('?');
    return path.substring(path.lastIndexOf('/', end) + 1, end);
  }

  /** True for a recording whose metrics came through Prometheus, or whose pods are the demo's. */
  boolean isDemo() {
    return !json.path("hpa").isObject();
  }

  /** True for a recording in which both ports of a pod export the counter. */
  boolean countsTwice() {
    return name.equals("demo-am") || name.equals("demo-oldam");
  }

  ScalingLimits limits() {
    JsonNode behavior = hpa.path("behavior");
    boolean none = behavior.isMissingNode() || behavior.isNull();
    ScalingRules.Policy double15 = new ScalingRules.Policy(true, 100, 15);
    ScalingRules.Policy four15 = new ScalingRules.Policy(false, 4, 15);
    ScalingRules up = none ? null : rules(behavior.path("scaleUp"), 0, List.of(four15, double15));
    ScalingRules down = none ? null : rules(behavior.path("scaleDown"), 300, List.of(double15));
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
        policies.isEmpty() ? defaults : policies,
        ScalingRules.TOLERANCE);
  }

  /** Name of a metric of the spec in the calls; {@code resource} for CPU and memory. */
  static String called(JsonNode metric) {
    return isResource(metric) ? "resource" : part(metric).at("/metric/name").asText();
  }

  static boolean isResource(JsonNode metric) {
    return metric.path("type").asText().equals("Resource");
  }

  private static JsonNode part(JsonNode metric) {
    return metric.path(metric.path("type").asText().toLowerCase(Locale.ROOT));
  }

  MetricAim aim(JsonNode metric) {
    JsonNode target = part(metric).path("target");
    boolean memory = part(metric).path("name").asText().equals("memory");
    MetricAnswer.Source source =
        switch (metric.path("type").asText()) {
          case "Resource" -> memory ? MetricAnswer.Source.PODS : MetricAnswer.Source.CPU;
          case "Pods" -> MetricAnswer.Source.PODS;
          default -> MetricAnswer.Source.OBJECT;
        };
    double unit = !isResource(metric) ? 1000 : memory ? 1048576000.0 : 1;
    return switch (target.path("type").asText()) {
      case "Utilization" ->
          new MetricAim(
              source,
              MetricAnswer.Target.UTILIZATION,
              target.path("averageUtilization").asLong(),
              unit,
              request(memory));
      case "Value" ->
          new MetricAim(
              source, MetricAnswer.Target.VALUE, milli(target.path("value").asText()), unit, 0);
      default ->
          new MetricAim(
              source,
              MetricAnswer.Target.AVERAGE_VALUE,
              milli(target.path("averageValue").asText()),
              unit,
              0);
    };
  }

  private long request(boolean memory) {
    String word = memory ? "memory" : "cpu";
    String byDefault = memory ? "64Mi" : "100m";
    if (name.equals("t-memory-util")) {
      byDefault = memory ? "128Mi" : byDefault;
    } else if (isDemo()) {
      byDefault = memory ? byDefault : "250m";
    }
    String own = settings.path("requests").path(word).asText("");
    String sidecar = settings.path("sidecar").path(word).asText("");
    long sum = milli(own.isEmpty() ? byDefault : own);
    return sidecar.isEmpty() ? sum : sum + milli(sidecar);
  }

  static long milli(String quantity) {
    if (quantity.endsWith("Mi")) {
      return Long.parseLong(quantity.substring(0, quantity.length() - 2)) * 1048576000L;
    }
    return quantity.endsWith("m")
        ? Long.parseLong(quantity.substring(0, quantity.length() - 1))
        : Math.round(Double.parseDouble(quantity) * 1000);
  }

  /** Changes by script, in the order of time. */
  List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    for (JsonNode event : json.path("pods")) {
      if (event.path("ev").asText().equals("action")) {
        String pod = event.path("pod").asText("");
        actions.add(action(event.path("t").asDouble(), event.path("action").asText(), pod));
      }
    }
    actions.sort(Comparator.comparingDouble(Action::time));
    return actions;
  }

  private static Action action(double time, String text, String pod) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      String[] words = text.strip().split(" ", 2);
      if (!Set.of("ready", "unready", "failed", "delete").contains(words[0])) {
        throw new IllegalArgumentException("unknown action " + text);
      }
      return new Action(time, words[0], 0, words.length > 1 && pod.isEmpty() ? words[1] : pod);
    }
    int number = Integer.parseInt(text.substring(equals + 1).strip());
    return new Action(time, text.substring(0, equals), number, pod);
  }

  /** Names of the pods in the order of creation. */
  List<String> podNames() {
    List<String> names = new ArrayList<>();
    for (JsonNode event : json.path("pods")) {
      if (event.path("ev").asText().equals("pod-new")) {
        names.add(event.path("pod").asText());
      }
    }
    return names;
  }

  /** Time of the first event of a pod; infinite if there is none. */
  double time(String pod, String event) {
    for (JsonNode row : json.path("pods")) {
      if (row.path("ev").asText().equals(event) && row.path("pod").asText().equals(pod)) {
        return row.path("t").asDouble();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Load of the recording; shapes are those of the format. */
  LoadCurve load() {
    JsonNode load = json.path("load");
    double[] v = new double[load.size()];
    for (int i = 1; i < v.length; i++) {
      v[i] = load.get(i).asDouble();
    }
    return switch (load.path(0).asText()) {
      case "const" -> t -> v[1];
      case "steps" -> t -> step(load.get(1), t);
      case "ramp" -> t -> ramp(v, t);
      case "flap" -> t -> t < v[4] && Math.floor(t / v[1]) % 2 == 0 ? v[2] : v[3];
      case "sin" -> sine(v);
      case "noise" -> t -> noise(v, t);
      default -> throw new IllegalArgumentException("unknown load " + load);
    };
  }

  private static double step(JsonNode steps, double time) {
    double value = 0;
    for (JsonNode step : steps) {
      if (time >= step.get(0).asDouble()) {
        value = step.get(1).asDouble();
      }
    }
    return value;
  }

  private static double ramp(double[] v, double time) {
    if (time >= v[5]) {
      return 0;
    }
    double share = Math.max(0, Math.min(1, (time - v[1]) / (v[2] - v[1])));
    return v[3] + share * (v[4] - v[3]);
  }

  private static double noise(double[] v, double time) {
    if (time >= v[4]) {
      return 0;
    }
    long seed = (long) v[3] * 100003L + (long) Math.floor(time / 15);
    return v[1] + v[2] * (2 * PythonRandom.first(seed) - 1);
  }

  /** The format does not give the phase of a sine and its rest: the recorded loads do. */
  private LoadCurve sine(double[] v) {
    List<LoadCurve> readings = new ArrayList<>();
    for (double rest : new double[] {0, v[2]}) {
      readings.add(t -> t < v[4] ? middle(v) + height(v) * Math.sin(turn(v, t)) : rest);
      readings.add(t -> t < v[4] ? middle(v) - height(v) * Math.cos(turn(v, t)) : rest);
      readings.add(t -> t < v[4] ? middle(v) + height(v) * Math.cos(turn(v, t)) : rest);
    }
    LoadCurve best = readings.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (LoadCurve reading : readings) {
      double sum = 0;
      for (JsonNode call : json.path("syncs")) {
        if (call.has("load")) {
          sum += Math.abs(reading.at(call.path("t").asDouble()) - call.path("load").asDouble());
        }
      }
      if (sum < least) {
        least = sum;
        best = reading;
      }
    }
    return best;
  }

  private static double middle(double[] v) {
    return (v[2] + v[3]) / 2;
  }

  private static double height(double[] v) {
    return (v[3] - v[2]) / 2;
  }

  private static double turn(double[] v, double time) {
    return 2 * Math.PI * time / v[1];
  }

  /** Largest difference between the load and the recorded loads, except near a jump. */
  double loadDifference() {
    LoadCurve load = load();
    double largest = 0;
    for (JsonNode call : json.path("syncs")) {
      if (call.has("load")) {
        double time = call.path("t").asDouble();
        double recorded = call.path("load").asDouble();
        double least = Double.POSITIVE_INFINITY;
        for (double late : new double[] {0, -0.05, -0.2}) {
          least = Math.min(least, Math.abs(load.at(time + late) - recorded));
        }
        largest = Math.max(largest, least / Math.max(1, Math.abs(recorded)));
      }
    }
    return largest;
  }
}
