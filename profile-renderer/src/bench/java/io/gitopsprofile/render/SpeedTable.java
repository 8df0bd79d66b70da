package io.gitopsprofile.render;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks, and prints a table of what a file costs: CPU time in microseconds, and
 * allocated memory. The arguments are a pattern of benchmarks, such as {@code Stages}, and the
 * number of forks.
 */
public final class SpeedTable {

  private static final int SHOTS = 20;

  private SpeedTable() {}

  /** Runs the benchmarks whose name holds the first argument. */
  public static void main(String[] arguments) throws RunnerException {
    String pattern = arguments.length > 0 ? arguments[0] : "";
    int forks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    Map<String, Integer> files = new TreeMap<>();
    if ("StagesBenchmark".contains(pattern)) {
      System.out.println("us of CPU time a file, warm, and kB allocated a file");
      row("", List.of("read", "check", "render", "its text", "all", "all, kB"));
      Map<String, Map<String, RunResult>> sizes =
          bySize(
              options(StagesBenchmark.class, forks)
                  .warmupIterations(5)
                  .warmupTime(TimeValue.seconds(1))
                  .measurementIterations(3)
                  .measurementTime(TimeValue.seconds(1)));
      for (String size : List.of("1", "10", "100", "1000", "5000", "5000m")) {
        Map<String, RunResult> stages = sizes.getOrDefault(size, Map.of());
        int count =
            files.computeIfAbsent(size, it -> StagesBenchmark.files(StagesBenchmark.text(it)));
        row(
            size + " (" + count + " files)",
            List.of(
                cpu(stages.get("read"), count),
                cpu(stages.get("check"), count),
                cpu(stages.get("render"), count),
                cpu(stages.get("text"), count),
                cpu(stages.get("all"), count),
                allocated(stages.get("all"), count)));
      }
    }
    if ("DifferentProfilesBenchmark".contains(pattern)) {
      int count = 0;
      for (String profile : DifferentProfilesBenchmark.profiles()) {
        count += StagesBenchmark.files(profile);
      }
      Map<String, Map<String, RunResult>> once =
          bySize(options(DifferentProfilesBenchmark.class, forks + 1).measurementIterations(1));
      row(
          "1000 different profiles in a new JVM (" + count + " files)",
          List.of(cpu(once.getOrDefault("", Map.of()).get("all"), count)));
    }
    if ("FleetBenchmark".contains(pattern)) {
      fleets(forks);
    }
    if ("WriteBenchmark".contains(pattern)) {
      System.out.println("us of CPU time and of wall time a file, written to a new folder");
      row("", List.of("tree", "plain", "tree", "plain"));
      Map<String, Map<String, RunResult>> sizes =
          bySize(
              options(WriteBenchmark.class, forks)
                  .warmupIterations(SHOTS)
                  .measurementIterations(SHOTS));
      for (String size : List.of("10", "100", "1000")) {
        Map<String, RunResult> writers = sizes.getOrDefault(size, Map.of());
        int count =
            files.computeIfAbsent(size, it -> StagesBenchmark.files(StagesBenchmark.text(it)));
        row(
            size + " (" + count + " files)",
            List.of(
                cpu(writers.get("tree"), count),
                cpu(writers.get("plain"), count),
                wall(writers.get("tree"), count),
                wall(writers.get("plain"), count)));
      }
    }
  }

  private static void fleets(int forks) throws RunnerException {
    System.out.println("us of wall time a cluster, on all processors, and kB allocated");
    row("", List.of("fleet", "plain, one by one", "fleet, kB"));
    Map<String, Map<String, RunResult>> sizes =
        bySize(options(FleetBenchmark.class, forks).warmupIterations(2).measurementIterations(3));
    for (String size : List.of("10", "300")) {
      Map<String, RunResult> fleets = sizes.getOrDefault(size, Map.of());
      int clusters = Integer.parseInt(size);
      row(
          size + " clusters",
          List.of(
              wall(fleets.get("fleet"), clusters),
              wall(fleets.get("plain"), clusters),
              allocated(fleets.get("fleet"), clusters)));
    }
  }

  private static ChainedOptionsBuilder options(Class<?> benchmark, int forks) {
    return new OptionsBuilder()
        .include(benchmark.getName().replace(".", "\\.") + "\\.")
        .forks(forks)
        .jvmArgsAppend("-Xmx2g", "-XX:+UseSerialGC")
        .timeUnit(TimeUnit.MICROSECONDS)
        .mode(benchmark == StagesBenchmark.class ? Mode.AverageTime : Mode.SingleShotTime)
        .verbosity(VerboseMode.SILENT)
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuTime.class);
  }

  /** The results by size and by method. */
  private static Map<String, Map<String, RunResult>> bySize(ChainedOptionsBuilder options)
      throws RunnerException {
    Map<String, Map<String, RunResult>> sizes = new TreeMap<>();
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      String size = result.getParams().getParam("size");
      String name = result.getParams().getBenchmark();
      sizes
          .computeIfAbsent(size == null ? "" : size, it -> new TreeMap<>())
          .put(name.substring(name.lastIndexOf('.') + 1), result);
    }
    return sizes;
  }

  private static String cpu(RunResult result, int files) {
    return result == null ? "-" : number(secondary(result, CpuTime.LABEL) / files);
  }

  private static String allocated(RunResult result, int files) {
    return result == null ? "-" : number(secondary(result, "gc.alloc.rate.norm") / 1024 / files);
  }

  private static String wall(RunResult result, int files) {
    return result == null ? "-" : number(result.getPrimaryResult().getScore() / files);
  }

  private static double secondary(RunResult result, String label) {
    for (Map.Entry<String, Result> one : result.getSecondaryResults().entrySet()) {
      if (one.getKey().endsWith(label)) {
        return one.getValue().getScore();
      }
    }
    throw new IllegalStateException("no " + label + " in " + result.getSecondaryResults());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static void row(String name, List<String> cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
    for (String cell : cells) {
      row.append(String.format(Locale.ROOT, "%10s", cell));
    }
    System.out.println(row);
  }
}
