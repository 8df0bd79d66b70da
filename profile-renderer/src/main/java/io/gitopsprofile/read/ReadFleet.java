package io.gitopsprofile.read;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.fleet.FleetSections;
import io.gitopsprofile.read.fleet.SharedParts;
import io.gitopsprofile.read.node.PartOrigins;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A profile that may have environments. One environment is read at a time, into an ordinary
 * profile, so that a fleet is not in memory at once.
 */
public final class ReadFleet {

  private final SourceFile source;
  private final Path directory;
  private final Map<Path, String> files;
  private final PartOrigins origins = new PartOrigins();
  private final ReadDiagnostics problems = new ReadDiagnostics();
  private final NodeLocation whole;
  private final boolean isOneFile;
  private final Map<Path, String> shared;
  private final Set<Path> atStart;
  private final @Nullable SourceFile rows;
  private final @Nullable FleetSections sections;

  ReadFleet(String yaml, String name, Path directory, Map<Path, String> files) {
    this.source = new SourceFile(name, yaml);
    this.directory = directory;
    this.files = files;
    int before = files.size();
    this.whole = ProfileReader.document(problems, origins, source, directory, files);
    this.isOneFile = files.size() == before;
    this.shared = new LinkedHashMap<>(files);
    if (!FleetSections.areIn(whole)) {
      this.rows = null;
      this.sections = null;
      this.atStart = Set.of();
      return;
    }
    problems.throwIfAny();
    this.rows = rows();
    problems.throwIfAny();
    this.atStart = new HashSet<>(files.keySet());
    this.sections = FleetSections.of(problems, whole, rows);
    problems.throwIfAny();
  }

  private @Nullable SourceFile rows() {
    NodeLocation place = FleetSections.fleetFile(whole);
    Object path = place == null ? null : new ScalarReader(problems).read(place, RelativePath.class);
    if (place == null || path == null) {
      return null;
    }
    String name = source.siblingName(path.toString());
    String text = new YamlFile(name, place, problems).textWithin(directory, path.toString());
    if (text == null) {
      return null;
    }
    files.put(directory.resolve(path.toString()), text);
    return new SourceFile(name, text);
  }

  /** True if the profile has environments. */
  public boolean hasEnvironments() {
    return sections != null;
  }

  /** The texts of the profile and of its included files, without the fleet file. */
  public Map<Path, String> files() {
    return Collections.unmodifiableMap(shared);
  }

  /** True for a file of {@link #files}, and for the fleet file. */
  public boolean isOfAll(Path file) {
    return atStart.contains(file);
  }

  /** The row of an environment in the fleet file as text; empty for one of the profile. */
  public String row(String environment) {
    return sections == null ? "" : sections.row(environment);
  }

  /** The folder of the tree of each environment, by the environment's name, in their order. */
  public Map<String, String> directories() {
    return sections == null ? Map.of() : sections.directories();
  }

  /**
   * The profile, which has no environments.
   *
   * @throws ProfileException if anything is wrong, or if the profile has environments
   */
  public ReadProfile only() {
    if (sections != null) {
      NodeLocation place = FleetSections.first(whole);
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          "the profile has environments; this run reads one profile without any",
          "read an environment of it, or write the environment out as a profile");
      problems.throwIfAny();
    }
    if (!SharedParts.areIn(whole)) {
      return ProfileReader.bind(problems, origins, whole, directory, files);
    }
    problems.throwIfAny();
    origins.dropEdits();
    problems.place(origins);
    SharedParts shared = SharedParts.of(problems, whole);
    problems.throwIfAny();
    NodeLocation resolved = shared.resolve(problems, whole);
    ReadProfile read = ProfileReader.bind(problems, origins, resolved, directory, files);
    return new ReadProfile(read.profile(), read.sources(), read.files(), shared.findings(whole));
  }

  /**
   * Reads the profile of an environment. Its findings have no edits, since an edit of one
   * environment may be wrong for another.
   *
   * @throws ProfileException if anything is wrong with it
   * @throws IllegalArgumentException if there is no such environment
   */
  public ReadProfile read(String environment) {
    FleetSections known = sections;
    if (known == null || !known.directories().containsKey(environment)) {
      throw new IllegalArgumentException("there is no environment " + environment);
    }
    ReadDiagnostics own = new ReadDiagnostics();
    Map<Path, String> read = new LinkedHashMap<>(files);
    FleetSections mine = known;
    if (!isOneFile) {
      // Merged nodes are noted in the files that hold them, so that each environment needs its own.
      NodeLocation document =
          ProfileReader.document(
              own,
              new PartOrigins(),
              new SourceFile(source.name(), source.text()),
              directory,
              read);
      mine = FleetSections.of(own, document, rows);
      own.throwIfAny();
    }
    NodeLocation resolved = mine.resolve(own, environment);
    ReadProfile profile = ProfileReader.bind(own, new PartOrigins(), resolved, directory, read);
    return new ReadProfile(
        inDirectory(profile.profile(), known.directories().get(environment)),
        profile.sources(),
        read,
        known.findings());
  }

  /** The profile whose tree lies in a folder of the output directory. */
  public static Profile inDirectory(Profile profile, String folder) {
    RelativePath above = profile.syncOrDefault().path();
    RelativePath path = RelativePath.of(above == null ? folder : above + "/" + folder);
    return profile.toBuilder().sync(profile.syncOrDefault().toBuilder().path(path).build()).build();
  }

  /**
   * The findings of all environments, each once: one that some environments have, and others not,
   * names them. A line of the profile that lets a finding be counts as unused if no environment
   * uses it.
   *
   * @param found the findings by environment, in the order of the environments
   */
  public List<Diagnostic> once(Map<String, List<Diagnostic>> found) {
    return once(
        found,
        (name, place) -> sections == null || sections.concerns(name, place.file(), place.line()));
  }

  /**
   * The findings of several profiles, each once.
   *
   * @param concerns true if a place is one of an environment
   */
  public static List<Diagnostic> once(
      Map<String, List<Diagnostic>> found, BiPredicate<String, SourcePosition> concerns) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    Map<String, Diagnostic> first = new LinkedHashMap<>();
    for (Map.Entry<String, List<Diagnostic>> entry : found.entrySet()) {
      for (Diagnostic finding : entry.getValue()) {
        String key = finding.code() + " " + finding.position() + " " + finding.message();
        Diagnostic known = first.putIfAbsent(key, finding.withEdits(List.of()));
        List<String> all = known == null ? new ArrayList<>() : names.get(key);
        if (all != null && (all.isEmpty() || !all.get(all.size() - 1).equals(entry.getKey()))) {
          all.add(entry.getKey());
        }
        if (known == null && all != null) {
          names.put(key, all);
        }
      }
    }
    List<Diagnostic> once = new ArrayList<>();
    for (Map.Entry<String, Diagnostic> entry : first.entrySet()) {
      List<String> all = names.getOrDefault(entry.getKey(), List.of());
      boolean isUnused =
          entry.getValue().code() == DiagnosticCode.UNUSED_ACCEPTANCE
              || entry.getValue().code() == DiagnosticCode.UNUSED_OTHER;
      if (!isUnused || all.size() >= concerned(entry.getValue(), found.keySet(), concerns)) {
        once.add(
            all.size() == found.size() || isUnused || isOfWhole(entry.getValue())
                ? entry.getValue()
                : with(entry.getValue(), all, found.size()));
      }
    }
    once.sort(Diagnostic.BY_PLACE);
    return once;
  }

  /** True for a finding about the sections themselves. */
  private static boolean isOfWhole(Diagnostic finding) {
    return finding.code() == DiagnosticCode.UNUSED_PARAMETER
        || finding.code() == DiagnosticCode.EQUAL_ENVIRONMENT;
  }

  /** The number of environments that have the line of a finding. */
  private static int concerned(
      Diagnostic finding,
      Iterable<String> environments,
      BiPredicate<String, SourcePosition> concerns) {
    int count = 0;
    SourcePosition place = finding.position();
    for (String name : environments) {
      if (place == null || concerns.test(name, place)) {
        count++;
      }
    }
    return count;
  }

  private static Diagnostic with(Diagnostic finding, List<String> names, int of) {
    int shown = Math.min(names.size(), 5);
    String rest = names.size() > shown ? ", ..." : "";
    return new Diagnostic(
        finding.code(),
        finding.severity(),
        finding.message()
            + " (in "
            + names.size()
            + " of "
            + of
            + ": "
            + String.join(", ", names.subList(0, shown))
            + rest
            + ")",
        finding.fix(),
        finding.path(),
        finding.position(),
        finding.detail(),
        List.of());
  }
}
