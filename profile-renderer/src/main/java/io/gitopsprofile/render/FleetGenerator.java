package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadFleet;
import io.gitopsprofile.read.fleet.ClusterFolders;
import io.gitopsprofile.trial.TriedAutoscaler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders the environments of a profile, one at a time. {@link #check} looks at all of them and
 * keeps their findings alone; {@link #results} renders them again, so that a fleet is never in
 * memory at once.
 */
public final class FleetGenerator {

  /** The number of environments from which on a run uses all processors. */
  private static final int PARALLEL = 8;

  /** The number of trees that are in memory at once. */
  private static final int AT_ONCE = 64;

  private final FleetSource fleet;
  private final List<String> names;
  private final TargetOverride override;

  /**
   * The rendered tree of an environment.
   *
   * @param name the environment
   * @param directory the folder of the tree in the output directory
   * @param generated the tree and its findings; paths are those in the folder
   */
  public record Rendered(String name, String directory, GenerationResult generated) {}

  /**
   * The outcome of an environment.
   *
   * @param name the environment
   * @param directory the folder of the tree in the output directory
   * @param generated the tree; null if the environment has an error or was left out
   * @param findings the findings; none of an environment that was left out
   */
  public record Outcome(
      String name,
      String directory,
      @Nullable GenerationResult generated,
      List<Diagnostic> findings) {}

  private FleetGenerator(FleetSource fleet, List<String> names, TargetOverride override) {
    this.fleet = fleet;
    this.names = names;
    this.override = override;
  }

  /**
   * Reads a profile; returns null if it has no environments.
   *
   * @throws ProfileException if anything outside of the single environments is wrong
   */
  public static @Nullable FleetGenerator of(Path profile, TargetOverride override) {
    ReadFleet fleet = new ProfileReader().fleet(profile);
    return fleet.hasEnvironments() ? of(fleet, override) : null;
  }

  static FleetGenerator of(ReadFleet fleet, TargetOverride override) {
    return of(new FleetSource.Read(fleet), override);
  }

  /**
   * A fleet that was built in Java.
   *
   * @throws IllegalArgumentException if two environments have one name, or one folder is in another
   */
  public static FleetGenerator of(Collection<Environment> environments) {
    Map<String, Environment> all = new LinkedHashMap<>();
    ClusterFolders folders = new ClusterFolders();
    for (Environment environment : environments) {
      String name = environment.name();
      if (folders.add(environment.directory().toString(), name) != null
          || all.put(name, environment) != null) {
        throw new IllegalArgumentException(
            "the environment " + name + " shares its name or its folder");
      }
    }
    return of(new FleetSource.Built(all), TargetOverride.NONE);
  }

  private static FleetGenerator of(FleetSource source, TargetOverride override) {
    return new FleetGenerator(source, new ArrayList<>(source.directories().keySet()), override);
  }

  /** The folders of all environments of the profile, the others than these included. */
  public Map<String, String> directories() {
    return fleet.directories();
  }

  /** The names of the environments, in the order of the profile. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /**
   * Some of the environments.
   *
   * @param patterns names; a {@code *} stands for any characters
   * @return null if a pattern matches none; then nothing is to be rendered
   */
  public @Nullable FleetGenerator only(List<String> patterns) {
    List<String> chosen = new ArrayList<>();
    for (String pattern : patterns) {
      if (names.stream().noneMatch(name -> matches(pattern, name))) {
        return null;
      }
    }
    for (String name : names) {
      if (patterns.stream().anyMatch(pattern -> matches(pattern, name))) {
        chosen.add(name);
      }
    }
    return new FleetGenerator(fleet, chosen, override);
  }

  /** True if a name has the parts of a pattern between its stars in their order. */
  static boolean matches(String pattern, String name) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return name.equals(pattern);
    }
    int from = parts[0].length();
    if (!name.startsWith(parts[0])) {
      return false;
    }
    for (int i = 1; i < parts.length - 1; i++) {
      int at = name.indexOf(parts[i], from);
      if (at < 0) {
        return false;
      }
      from = at + parts[i].length();
    }
    String last = parts[parts.length - 1];
    return name.length() - last.length() >= from && name.endsWith(last);
  }

  /**
   * Checks all environments. A finding of some of them names them.
   *
   * @return warnings and notes, each once
   * @throws ProfileException if an environment has an error; it carries all findings
   */
  public List<Diagnostic> check() {
    List<Diagnostic> once = each(name -> true, outcome -> {});
    throwIfError(once);
    return once;
  }

  /**
   * Throws the findings if one is an error.
   *
   * @throws ProfileException with all findings
   */
  public static void throwIfError(List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      if (finding.severity() == Severity.ERROR) {
        throw new ProfileException(findings);
      }
    }
  }

  /**
   * Checks and renders environments, several at once on all processors, and hands each on in the
   * order of the profile, by the calling thread. A few trees are in memory at once.
   *
   * @param needed false for an environment that is left out
   * @param then takes the outcome of each environment, also of one that was left out
   * @return all findings, each once; also errors
   */
  public List<Diagnostic> each(Predicate<String> needed, Consumer<Outcome> then) {
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      IntStream some = IntStream.range(from, Math.min(from + AT_ONCE, names.size()));
      List<Outcome> outcomes =
          (names.size() < PARALLEL ? some : some.parallel())
              .mapToObj(i -> outcome(names.get(i), needed))
              .toList();
      for (Outcome outcome : outcomes) {
        found.put(outcome.name(), outcome.findings());
        then.accept(outcome);
      }
    }
    return fleet.once(found);
  }

  private Outcome outcome(String name, Predicate<String> needed) {
    String directory = fleet.directories().getOrDefault(name, name);
    if (!needed.test(name)) {
      return new Outcome(name, directory, null, List.of());
    }
    try {
      GenerationResult generated = generate(name);
      return new Outcome(name, directory, generated, generated.diagnostics());
    } catch (ProfileException e) {
      return new Outcome(name, directory, null, e.diagnostics());
    }
  }

  /** The files that all environments are read from, without the fleet file, and their texts. */
  public Map<Path, String> files() {
    return fleet.files();
  }

  /** True for a file of {@link #files}, and for the fleet file. */
  public boolean isOfAll(Path file) {
    return fleet.isOfAll(file);
  }

  /** The row of an environment in the fleet file as text; empty for one of the profile. */
  public String row(String name) {
    return fleet.row(name);
  }

  private GenerationResult generate(String name) {
    return fleet.generate(name, override);
  }

  /**
   * Renders an environment.
   *
   * @throws ProfileException if it has an error
   * @throws IllegalArgumentException if there is no such environment
   */
  public Rendered result(String name) {
    GenerationResult generated = generate(name);
    return new Rendered(name, fleet.directories().getOrDefault(name, name), generated);
  }

  /**
   * Reads the profile of an environment.
   *
   * @throws ProfileException if the environment cannot be read
   */
  public Profile profile(String name) {
    return override.applyTo(fleet.profile(name));
  }

  /**
   * Reads the autoscalers of an environment for trials of a load.
   *
   * @throws ProfileException if the environment cannot be read
   */
  public List<TriedAutoscaler> autoscalers(String name) {
    return new ProfileGenerator().autoscalers(profile(name));
  }

  /**
   * Reads an environment for a report; an error of a check does not end the run.
   *
   * @throws ProfileException if the environment cannot be read
   */
  public ProfileSurvey survey(String name) {
    return fleet.survey(name, override);
  }

  /** Renders the environments as the stream asks for them; nothing is kept. */
  public Stream<Rendered> results() {
    return names.stream().map(this::result);
  }
}
