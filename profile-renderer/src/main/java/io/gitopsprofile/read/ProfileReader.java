package io.gitopsprofile.read;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.binding.ManifestReader;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.binding.ValueBinder;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads {@code profile.yaml}. Every problem is reported in one run, each with file, line and
 * column; only text that is not YAML ends the reading at once, and so does the thousandth problem.
 * There is one exception: a profile that states a version of the language which this build does not
 * know is not read on, since all else in it may mean something else. One that states no version is
 * read on as the first.
 */
public final class ProfileReader {

  /**
   * Reads a profile and the manifest files that it names, which lie beside it.
   *
   * @throws ProfileException if there is anything wrong; it carries all of it
   */
  public ReadProfile read(Path file) {
    ReadDiagnostics problems = new ReadDiagnostics();
    String name = displayName(file);
    String text = new YamlFile(name, null, problems).text(file);
    problems.throwIfAny();
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(file, text == null ? "" : text);
    return read(text == null ? "" : text, name, parent(file), files);
  }

  /**
   * Reads a profile from text.
   *
   * @param yaml the document
   * @param name what diagnostics call it, such as {@code profile.yaml}
   * @param directory where the manifest files lie that it names
   * @throws ProfileException if there is anything wrong; it carries all of it
   */
  public ReadProfile read(String yaml, String name, Path directory) {
    return read(yaml, name, directory, new LinkedHashMap<>());
  }

  private static ReadProfile read(
      String yaml, String name, Path directory, Map<Path, String> files) {
    ReadDiagnostics problems = new ReadDiagnostics();
    List<Node> documents = new YamlFile(name, null, problems).documents(yaml);
    problems.throwIfAny();
    NodeLocation root = root(documents, new SourceFile(name, yaml));
    if (!isReadable(root, problems)) {
      problems.throwIfAny();
    }
    refuseSecond(documents, root, problems);
    SourceMap sources = new SourceMap(root);
    ManifestReader manifests = new ManifestReader(problems, sources, root, directory, files);
    ValueBinder values = new ValueBinder(problems, sources, manifests);
    Profile profile = values.profile(root);
    problems.throwIfAny();
    if (profile == null) {
      throw new IllegalStateException("a profile was refused without a reason");
    }
    return new ReadProfile(profile, sources, files);
  }

  private static NodeLocation root(List<Node> documents, SourceFile file) {
    List<Node> written = written(documents);
    return new NodeLocation(
        file, written.isEmpty() ? NodeComposer.EMPTY : written.get(0), ProfilePath.ROOT);
  }

  private static List<Node> written(List<Node> documents) {
    return documents.stream().filter(document -> !ScalarResolution.isNull(document)).toList();
  }

  private static void refuseSecond(
      List<Node> documents, NodeLocation root, ReadDiagnostics problems) {
    List<Node> written = written(documents);
    if (written.size() > 1) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          root.at(written.get(1)),
          "a profile is one YAML document, and this is a second one",
          "remove the line ---, or move the document into a file that manifests names");
    }
  }

  /** Whether the document has parts that can be read; reports what is wrong with it as a whole. */
  private static boolean isReadable(NodeLocation root, ReadDiagnostics problems) {
    if (ScalarResolution.isNull(root.node())) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          root,
          root.file().name() + " is empty",
          "start it with \"profile: v1\" and a name, or let profile:init write one");
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

  /** A document of another version is not read on: all that follows may mean something else. */
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
          "this build does not read a profile whose version is "
              + ScalarReader.describe(version.node()),
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
    return Arrays.stream(LanguageVersion.values()).anyMatch(v -> v.toString().equals(version));
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
   * What diagnostics call a file: its path from the working directory, where that is shorter than
   * the absolute one.
   */
  public static String displayName(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    String text = shown.toString().isEmpty() ? absolute.toString() : shown.toString();
    return text.replace('\\', '/');
  }
}
