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

/** The flags that set the ports on which a program listens. */
public final class PortFlags {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "tini");

  private final @Nullable String envPrefix;
  private final Map<String, Flag> flags = new LinkedHashMap<>();
  private List<String> all = List.of();

  /** A flag's default, the variable that stands for it, and whether its value is an address. */
  private record Flag(int byDefault, @Nullable String variable, boolean isAddress) {}

  /**
   * A port that the program in a container listens on.
   *
   * @param number the port
   * @param flag the flag that sets it, such as {@code port-metrics}
   * @param path the path of the flag's value; null if the port is the flag's default
   */
  public record Listener(int number, String flag, @Nullable ProfilePath path) {}

  /**
   * Creates an empty set of flags.
   *
   * @param envPrefix the prefix of environment variables that replace flags; null if there are none
   */
  public PortFlags(@Nullable String envPrefix) {
    this.envPrefix = envPrefix;
  }

  /**
   * Adds a flag whose value is a port, with its default; 0 means that the program does not listen.
   */
  public PortFlags with(String flag, int byDefault) {
    String variable = envPrefix == null ? null : envPrefix + words(flag);
    flags.put(flag, new Flag(byDefault, variable, false));
    return this;
  }

  /**
   * Adds a flag whose value is an address, such as {@code :9113}.
   *
   * @param variable the environment variable that replaces the flag
   * @param byDefault the port of the default address
   */
  public PortFlags withAddress(String flag, String variable, int byDefault) {
    flags.put(flag, new Flag(byDefault, variable, true));
    return this;
  }

  /**
   * Sets all flags of the program, also those without a port; with any other flag the program ends
   * at its start.
   */
  public PortFlags among(List<String> all) {
    this.all = all;
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
    if (hasUnknown(words)) {
      return null;
    }
    String config = envPrefix == null ? null : envPrefix + "CONFIG";
    boolean isConfigured = setting(container, words, "config", config) != null;
    Map<Integer, Listener> listening = new LinkedHashMap<>();
    for (Map.Entry<String, Flag> entry : flags.entrySet()) {
      Flag flag = entry.getValue();
      Located<String> set = setting(container, words, entry.getKey(), flag.variable());
      if (set == null && isConfigured) {
        return null;
      }
      int number = set == null ? flag.byDefault() : number(set.value(), flag.isAddress());
      if (number < 0) {
        return null;
      }
      if (number > 0) {
        ProfilePath path = set == null ? null : set.path();
        listening.putIfAbsent(number, new Listener(number, entry.getKey(), path));
      }
    }
    return listening;
  }

  /** True if a word is a flag that the program does not have. */
  private boolean hasUnknown(List<Located<String>> words) {
    for (Located<String> word : all.isEmpty() ? List.<Located<String>>of() : words) {
      String text = word.value();
      int start = text.startsWith("--") ? 2 : 1;
      int end = text.indexOf('=') < 0 ? text.length() : text.indexOf('=');
      String flag = text.startsWith("-") && end > start ? text.substring(start, end) : "";
      if (flag.length() > 1 && Character.isLetter(flag.charAt(0)) && !all.contains(flag)) {
        return true;
      }
    }
    return false;
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

  /** The value of another flag, else of its variable; null if neither is set. */
  public static @Nullable String value(Container container, String flag, String variable) {
    Located<Container> located = new Located<>(container, ProfilePath.ROOT);
    List<Located<String>> words = PodSpecs.parts(ProfilePath.ROOT, container.command());
    words.addAll(PodSpecs.parts(ProfilePath.ROOT, container.args()));
    Located<String> set = setting(located, words, flag, variable);
    return set == null ? null : set.value();
  }

  /** The value of a flag, else of its variable; null if neither is set. */
  private static @Nullable Located<String> setting(
      Located<Container> container,
      List<Located<String>> words,
      String flag,
      @Nullable String variable) {
    Located<String> set = null;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).value();
      int start = word.startsWith("--") ? 2 : 1;
      if (!word.startsWith("-") || !word.startsWith(flag, start)) {
        continue;
      }
      int end = start + flag.length();
      if (word.startsWith("=", end)) {
        set = new Located<>(word.substring(end + 1), words.get(i).path());
      } else if (word.length() == end && i + 1 < words.size()) {
        set = words.get(i + 1);
      }
    }
    return set == null && variable != null ? variable(container, variable) : set;
  }

  private static @Nullable Located<String> variable(Located<Container> container, String name) {
    for (Located<EnvVar> variable : PodSpecs.parts(container.at("env"), container.value().env())) {
      if (variable.value().name().equals(name)) {
        String value = variable.value().value();
        return new Located<>(value == null ? "" : value, variable.at("value"));
      }
    }
    return null;
  }

  private static String words(String flag) {
    return flag.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The port in the value of a flag; -1 if there is none, as in the path of a socket. */
  private static int number(String text, boolean isAddress) {
    int colon = isAddress ? text.lastIndexOf(':') : -1;
    try {
      return isAddress && colon < 0 ? -1 : Integer.parseInt(text.substring(colon + 1));
    } catch (NumberFormatException unknown) {
      return -1;
    }
  }

  private static boolean isShell(String word) {
    return SHELLS.contains(word.substring(word.lastIndexOf('/') + 1));
  }
}
