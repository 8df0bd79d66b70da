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

/** The flags by which a program is told the ports that it listens on. */
public final class PortFlags {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "tini");

  private final @Nullable String envPrefix;
  private final Map<String, Integer> defaults = new LinkedHashMap<>();

  /**
   * A port that the program in a container listens on.
   *
   * @param number the port
   * @param flag the flag that sets it, such as {@code port-metrics}
   * @param path where its value stands; null if it is the flag's default
   */
  public record Listener(int number, String flag, @Nullable ProfilePath path) {}

  /**
   * No flags yet.
   *
   * @param envPrefix how variables that stand for flags begin; null if none do
   */
  public PortFlags(@Nullable String envPrefix) {
    this.envPrefix = envPrefix;
  }

  /** Adds a flag with its default; 0 is no port. */
  public PortFlags with(String flag, int byDefault) {
    defaults.put(flag, byDefault);
    return this;
  }

  /** The ports that the program in a container listens on; null if they cannot be known. */
  public @Nullable Map<Integer, Listener> listening(Located<Container> container) {
    List<Located<String>> words =
        PodSpecs.parts(container.at("command"), container.value().command());
    if (!words.isEmpty() && isShell(words.get(0).value())) {
      return null;
    }
    words.addAll(PodSpecs.parts(container.at("args"), container.value().args()));
    Map<Integer, Listener> listening = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> flag : defaults.entrySet()) {
      Located<String> set = setting(container, words, flag.getKey());
      if (set == null && setting(container, words, "config") != null) {
        return null;
      }
      int number = set == null ? flag.getValue() : number(set.value());
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

  /** The ports that some of the flags set; empty if they cannot be known. */
  public Set<Integer> ports(Container container, Set<String> flags) {
    Set<Integer> ports = new LinkedHashSet<>();
    Map<Integer, Listener> listening = listening(new Located<>(container, ProfilePath.ROOT));
    if (listening != null) {
      for (Listener listener : listening.values()) {
        if (flags.contains(listener.flag())) {
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
}
