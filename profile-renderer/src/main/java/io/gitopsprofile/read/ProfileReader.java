package io.gitopsprofile.read;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.binding.ContentReader;
import io.gitopsprofile.read.binding.ManifestReader;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.binding.ValueBinder;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.node.PartOrigins;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads {@code profile.yaml}. Reading goes on after a problem, so one run reports all of them, each
 * with file, line and column. Two problems end the reading at once: text that is not YAML, and the
 * thousandth problem.
 *
 * <p>A profile that states a language version unknown to this build is not read further, since its
 * other keys may have another meaning. A profile without a version is read as the first version.
 */
public final class ProfileReader {

  /**
   * Reads a profile and the manifest files that it names, relative to the profile's directory. A
   * link that leads out of this directory is refused, whether the profile or a manifest file is
   * one.
   *
   * @throws ProfileException if anything is wrong; the exception holds every diagnostic
   */
  public ReadProfile read(Path file) {
    return fleet(file).only();
  }

  /**
   * Reads a profile that may have environments, and the files that it names.
   *
   * @throws ProfileException if anything outside of the single environments is wrong
   */
  public ReadFleet fleet(Path file) {
    ReadDiagnostics problems = new ReadDiagnostics();
    String name = displayName(file);
    YamlFile yaml = new YamlFile(name, null, problems);
    Path last = file.getFileName();
    String text = last == null ? yaml.text(file) : yaml.textWithin(parent(file), last.toString());
    problems.throwIfAny();
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(file, text == null ? "" : text);
    return new ReadFleet(text == null ? "" : text, name, parent(file), files);
  }

  /**
   * Reads a profile that may have environments from text.
   *
   * @param yaml the document
   * @param name the profile's name in diagnostics, such as {@code profile.yaml}
   * @param directory the directory of the files that the profile names
   * @throws ProfileException if anything outside of the single environments is wrong
   */
  public ReadFleet fleet(String yaml, String name, Path directory) {
    return new ReadFleet(yaml, name, directory, new LinkedHashMap<>());
  }

  /**
   * Reads a profile from text.
   *
   * @param yaml the document
   * @param name the profile's name in diagnostics, such as {@code profile.yaml}
   * @param directory the directory of the manifest files that the profile names
   * @throws ProfileException if anything is wrong; the exception holds every diagnostic
   */
  public ReadProfile read(String yaml, String name, Path directory) {
    return fleet(yaml, name, directory).only();
  }

  /**
   * Refuses a profile that lies in a project by its name, but not in fact, because a folder on the
   * way is a link: a diagnostic would show lines of a file that is not the project's.
   *
   * @throws ProfileException if the profile is outside
   */
  public static void refuseOutside(Path file, Path project) {
    Path named = file.toAbsolutePath().normalize();
    if (!named.startsWith(project.toAbsolutePath().normalize())) {
      return;
    }
    ReadDiagnostics problems = new ReadDiagnostics();
    new YamlFile(displayName(file), null, problems).refuseOutside(file, project);
    problems.throwIfAny();
  }

  /** The document of a profile joined with its included files. */
  static NodeLocation document(
      ReadDiagnostics problems,
      PartOrigins origins,
      SourceFile source,
      Path directory,
      Map<Path, String> files) {
    List<Node> documents = new YamlFile(source.name(), null, problems).documents(source.text());
    problems.throwIfAny();
    NodeLocation root = root(documents, source);
    if (!isReadable(root, problems)) {
      problems.throwIfAny();
    }
    refuseSecond(documents, root, problems);
    return new IncludedFiles(problems, origins, root, directory, files).join();
  }

  /** Binds a document to the records of a profile. */
  static ReadProfile bind(
      ReadDiagnostics problems,
      PartOrigins origins,
      NodeLocation whole,
      Path directory,
      Map<Path, String> files) {
    problems.place(origins);
    SourceMap sources = new SourceMap(whole, origins);
    ManifestReader manifests = new ManifestReader(problems, sources, whole, directory, files);
    ContentReader contents = new ContentReader(problems, whole.file(), directory, files);
    ValueBinder values = new ValueBinder(problems, sources, manifests, contents);
    Profile profile = values.profile(whole);
    problems.throwIfAny();
    if (profile == null) {
      throw new IllegalStateException("a profile was refused without a reason");
    }
    return new ReadProfile(profile, sources, files, List.of());
  }

  private static NodeLocation root(List<Node> documents, SourceFile file) {
    List<Node> written = written(documents);
    return new NodeLocation(
        file, written.isEmpty() ? NodeComposer.EMPTY : written.get(0), ProfilePath.ROOT);
  }

  private static List<Node> written(List<Node> documents) {
    List<Node> written = new ArrayList<>();
    for (Node document : documents) {
      if (!ScalarResolution.isNull(document)) {
        written.add(document);
      }
    }
    return written;
  }

  private static void refuseSecond(
      List<Node> documents, NodeLocation root, ReadDiagnostics problems) {
    List<Node> written = written(documents);
    if (written.size() > 1) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          root.at(written.get(1)),
          "the profile has a second YAML document; a profile is one document",
          "remove the line ---, or move the document into a file named in manifests");
    }
  }

  /** True if the document's parts can be read; reports problems of the document as a whole. */
  private static boolean isReadable(NodeLocation root, ReadDiagnostics problems) {
    if (ScalarResolution.isNull(root.node())) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          root,
          root.file().name() + " is empty",
          "start it with \"profile: v1\" and a name, or delete it and run"
              + " mvn io.gitopsprofile:profile-maven-plugin:init");
      return false;
    }
    if (root.node() instanceof MappingNode mapping) {
      return isKnownVersion(root, mapping, problems);
    }
    new ScalarReader(problems)
        .wrong(
            root, "a mapping", ScalarReader.describe(root.node()), "start it with \"profile: v1\"");
    return false;
  }

  /**
   * True if this build knows the document's language version. The keys of another version may have
   * another meaning, so such a document is not read further.
   */
  private static boolean isKnownVersion(
      NodeLocation root, MappingNode mapping, ReadDiagnostics problems) {
    NodeLocation version = new MappingEntries(root, new ReadDiagnostics()).value("profile");
    if (version == null) {
      return true;
    }
    if (!(version.node() instanceof ScalarNode scalar) || !isKnown(scalar.getValue())) {
      problems.add(
          DiagnosticCode.LANGUAGE_VERSION,
          version,
          "the language version is "
              + ScalarReader.describe(version.node())
              + "; this build does not support it",
          "write profile: v1, or use a newer version of the tool");
      return false;
    }
    if (!isFirst(mapping)) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          version,
          "profile is not the first key",
          "move \"profile: " + scalar.getValue() + "\" to the top");
    }
    return true;
  }

  private static boolean isKnown(String version) {
    for (LanguageVersion known : LanguageVersion.values()) {
      if (known.toString().equals(version)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFirst(MappingNode mapping) {
    return mapping.getValue().get(0).getKeyNode() instanceof ScalarNode key
        && key.getValue().equals("profile");
  }

  private static Path parent(Path file) {
    @Nullable Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  /**
   * The name of a file in diagnostics: its path relative to the working directory, or its absolute
   * path if that is shorter.
   */
  public static String displayName(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    String text = shown.toString().isEmpty() ? absolute.toString() : shown.toString();
    return text.replace('\\', '/');
  }
}
