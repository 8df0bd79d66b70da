package io.gitopsprofile.mutation;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadFleet;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The starter profiles and the golden cases {@code sound-*}: profiles that work. */
public final class SoundProfiles {

  private static final Path GOLDEN = Path.of("src/test/golden");

  /** The findings by text, cached because several tests ask for the same ones. */
  private static final Map<String, List<Diagnostic>> KNOWN = new ConcurrentHashMap<>();

  private SoundProfiles() {}

  /** The names of all, the starter profiles first. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(StarterProfile.names());
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith("sound-"))
          .sorted()
          .forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /**
   * The names of all that a run renders to one tree: a profile without environments, and the first
   * and the last environment of one that has some, as {@code sound-fleet@staging}.
   */
  public static List<String> ofOneTree() {
    List<String> all = new ArrayList<>();
    for (String name : names()) {
      all.addAll(ofOneTree(name, text(name)));
    }
    return all;
  }

  /** The names of the trees of a profile, of which {@link #profile} reads each. */
  public static List<String> ofOneTree(String name, String yaml) {
    ReadFleet fleet = new ProfileReader().fleet(yaml, "profile.yaml", GOLDEN.resolve(name));
    List<String> environments = new ArrayList<>(fleet.directories().keySet());
    if (environments.isEmpty()) {
      return List.of(name);
    }
    String first = name + "@" + environments.get(0);
    String last = name + "@" + environments.get(environments.size() - 1);
    return first.equals(last) ? List.of(first) : List.of(first, last);
  }

  /** The profile of a tree. */
  public static Profile profile(String name) {
    return profile(name, text(name.split("@")[0]));
  }

  /** The profile of a tree, from the text that it is in. */
  public static Profile profile(String name, String yaml) {
    String[] parts = name.split("@");
    ReadFleet fleet = new ProfileReader().fleet(yaml, "profile.yaml", GOLDEN.resolve(parts[0]));
    return (parts.length == 1 ? fleet.only() : fleet.read(parts[1])).profile();
  }

  /** The profile of that name. */
  public static String text(String name) {
    try {
      return name.startsWith("sound-")
          ? Files.readString(GOLDEN.resolve(name).resolve("profile.yaml"))
          : StarterProfile.named(name).orElseThrow().text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The findings above information in a text that replaces a sound profile. */
  static List<Diagnostic> findings(String name, String yaml) {
    return all(name, yaml).stream().filter(it -> it.severity() != Severity.INFO).toList();
  }

  /** All findings in a text that replaces the profile of a golden case. */
  static List<Diagnostic> all(String name, String yaml) {
    return KNOWN.computeIfAbsent(name + "\n" + yaml, any -> found(name, yaml));
  }

  private static List<Diagnostic> found(String name, String yaml) {
    try {
      return new ProfileGenerator()
          .generate(yaml, "profile.yaml", GOLDEN.resolve(name), TargetOverride.NONE)
          .diagnostics();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }
}
