package io.gitopsprofile.catalog;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image whose flags and metrics the checks know, from any registry. This is the only catalogue
 * of images.
 *
 * @param title name of the program in messages
 * @param repositories the image names, without registry and tag
 * @param envPrefix prefix of environment variables that set flags; null if there are none
 * @param portFlags the flags that set listening ports, with their defaults; 0 means that the port
 *     is off
 * @param metricsFlags the port flags whose ports serve metrics
 * @param counters the exported counters besides those of Go
 */
public record KnownImage(
    String title,
    Set<String> repositories,
    @Nullable String envPrefix,
    Map<String, Integer> portFlags,
    Set<String> metricsFlags,
    List<String> counters) {

  /** podinfo 3.x to 6.x. (Source: cmd/podinfo/main.go, pkg/api/metrics.go.) */
  public static final KnownImage PODINFO =
      new KnownImage(
          "podinfo",
          Set.of("stefanprodan/podinfo"),
          "PODINFO_",
          ports("port", 9898, "port-metrics", 0, "grpc-port", 0, "secure-port", 0),
          Set.of("port", "port-metrics"),
          List.of(
              "http_requests_total",
              "http_request_duration_seconds_count",
              "http_request_duration_seconds_sum",
              "http_request_duration_seconds_bucket"));

  /** Flagger's load tester. (Source: cmd/loadtester/main.go.) */
  public static final KnownImage LOADTESTER =
      new KnownImage(
          "the load tester",
          Set.of("weaveworks/flagger-loadtester", "fluxcd/flagger-loadtester"),
          null,
          ports("port", 9090),
          Set.of("port"),
          List.of());

  private static final String LEFT_HOME = "weaveworks/flagger-loadtester";
  private static final String NEW_HOME = "ghcr.io/fluxcd/flagger-loadtester:0.38.0";

  private static final List<KnownImage> ALL = List.of(PODINFO, LOADTESTER);
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "tini");

  /**
   * A port that the program in a container listens on.
   *
   * @param number the port
   * @param flag the flag that sets it, such as {@code port-metrics}
   * @param path path of the value; null if it is the flag's default
   */
  public record Listener(int number, String flag, @Nullable ProfilePath path) {}

  /** Returns the known image of a container; null if there is none. */
  public static @Nullable KnownImage of(Container container) {
    String repository = repository(container.image());
    for (KnownImage known : ALL) {
      for (String name : known.repositories) {
        if (repository.equals(name) || repository.endsWith("/" + name)) {
          return known;
        }
      }
    }
    return null;
  }

  /** Returns the new name of an image that its maintainers have moved; null for other images. */
  public static @Nullable String newHome(Container container) {
    String repository = repository(container.image());
    boolean left = repository.equals(LEFT_HOME) || repository.equals("docker.io/" + LEFT_HOME);
    return left ? NEW_HOME : null;
  }

  /**
   * Returns the listening ports of the program by flags, environment and defaults; null if unknown.
   */
  @Nullable
  public Map<Integer, Listener> listening(Located<Container> container) {
    List<Located<String>> words =
        PodSpecs.parts(container.at("command"), container.value().command());
    if (!words.isEmpty() && isShell(words.get(0).value())) {
      return null;
    }
    words.addAll(PodSpecs.parts(container.at("args"), container.value().args()));
    Map<Integer, Listener> listening = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> flag : portFlags.entrySet()) {
      Located<String> set = setting(container, words, flag.getKey());
      if (set == null && setting(container, words, "config") != null) {
        return null;
      }
      String text = set == null ? flag.getValue().toString() : set.value();
      int number = number(text);
      if (number < 0) {
        return null;
      }
      if (number > 0) {
        ProfilePath path = set == null ? null : set.path();
        listening.putIfAbsent(number, new Listener(number, flag.getKey(), path));
      }
    }
    return listening;
  }

  /** Returns the ports that serve metrics; empty if unknown. */
  Set<Integer> metricsPorts(Container container) {
    Set<Integer> ports = new LinkedHashSet<>();
    Map<Integer, Listener> listening = listening(new Located<>(container, ProfilePath.ROOT));
    if (listening != null) {
      for (Listener listener : listening.values()) {
        if (metricsFlags.contains(listener.flag())) {
          ports.add(listener.number());
        }
      }
    }
    return ports;
  }

  private @Nullable Located<String> setting(
      Located<Container> container, List<Located<String>> words, String flag) {
    Located<String> set = null;
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i).value();
      String word = text.startsWith("--") ? text.substring(1) : text;
      if (word.startsWith("-" + flag + "=")) {
        set = new Located<>(word.substring(flag.length() + 2), words.get(i).path());
      } else if (word.equals("-" + flag) && i + 1 < words.size()) {
        set = words.get(i + 1);
      }
    }
    return set == null && envPrefix != null ? variable(container, envPrefix, flag) : set;
  }

  private static @Nullable Located<String> variable(
      Located<Container> container, String prefix, String flag) {
    String name = prefix + flag.replace('-', '_').toUpperCase(Locale.ROOT);
    for (Located<EnvVar> variable : PodSpecs.parts(container.at("env"), container.value().env())) {
      if (variable.value().name().equals(name)) {
        String value = variable.value().value();
        return new Located<>(value == null ? "" : value, variable.at("value"));
      }
    }
    return null;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException unknown) {
      return -1;
    }
  }

  private static boolean isShell(String word) {
    return SHELLS.contains(word.substring(word.lastIndexOf('/') + 1));
  }

  /** Returns the image without its tag and digest. */
  private static String repository(String image) {
    int digest = image.indexOf('@');
    String tagged = digest < 0 ? image : image.substring(0, digest);
    int colon = tagged.lastIndexOf(':');
    return colon > tagged.lastIndexOf('/') ? tagged.substring(0, colon) : tagged;
  }

  private static Map<String, Integer> ports(Object... flags) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (int i = 0; i < flags.length; i += 2) {
      ports.put((String) flags[i], (Integer) flags[i + 1]);
    }
    return ports;
  }
}
