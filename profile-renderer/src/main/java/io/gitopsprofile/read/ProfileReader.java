package io.gitopsprofile.read;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.Nearest;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Profile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads {@code profile.yaml}. Every problem is reported in one run, each with file, line and
 * column; only text that is not YAML ends the reading at once.
 */
public final class ProfileReader {

  /**
   * Reads a profile and the manifest files that it names, which lie beside it.
   *
   * @throws ProfileException if there is anything wrong; it carries all of it
   */
  public ReadProfile read(Path file) {
    Problems problems = new Problems();
    String name = displayName(file);
    String text = new YamlFile(name, null, problems).text(file);
    problems.throwIfAny();
    return read(text == null ? "" : text, name, parent(file));
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
    Problems problems = new Problems();
    List<Node> documents = new YamlFile(name, null, problems).documents(yaml);
    problems.throwIfAny();
    Place root = root(documents, new SourceFile(name, yaml), problems);
    problems.throwIfAny();
    SourceMap sources = new SourceMap(root);
    ManifestReader manifests = new ManifestReader(problems, sources, root, directory);
    ValueBinder values = new ValueBinder(problems, sources, manifests);
    Profile profile = values.profile(root);
    problems.throwIfAny();
    if (profile == null) {
      throw new IllegalStateException("a profile was refused without a reason");
    }
    return new ReadProfile(profile, sources);
  }

  private static Place root(List<Node> documents, SourceFile file, Problems problems) {
    Node node = documents.isEmpty() ? NodeComposer.EMPTY : documents.get(0);
    Place root = new Place(file, node, ProfilePath.ROOT);
    if (ScalarTyping.isNull(node)) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          root,
          file.name() + " is empty",
          "start it with \"profile: v1\" and a name, or let profile:init write one");
    } else if (documents.size() > 1) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          root.at(documents.get(1)),
          "a profile is one YAML document, and this is a second one",
          "remove the line ---, or move the document into a file that manifests names");
    } else if (node instanceof MappingNode mapping) {
      refuseVersion(root, mapping, problems);
    } else {
      new SingleValues(problems)
          .wrong(root, "a mapping", SingleValues.describe(node), "start it with \"profile: v1\"");
    }
    return root;
  }

  /** A document of another version is not read on: all that follows may mean something else. */
  private static void refuseVersion(Place root, MappingNode mapping, Problems problems) {
    Place version = new Entries(root, new Problems()).value("profile");
    if (version == null) {
      Node first = mapping.getValue().isEmpty() ? mapping : mapping.getValue().get(0).getKeyNode();
      boolean slip = first instanceof ScalarNode key && isSlip(key.getValue());
      problems.add(
          slip ? DiagnosticCode.UNKNOWN_KEY : DiagnosticCode.MISSING_PART,
          root.at(first),
          slip
              ? "unknown key \"" + ((ScalarNode) first).getValue() + "\"; did you mean \"profile\"?"
              : "the file does not say which version of the profile language it is written in",
          "make \"profile: v1\" the first line");
    } else if (!(version.node() instanceof ScalarNode scalar) || !isKnown(scalar.getValue())) {
      problems.add(
          DiagnosticCode.LANGUAGE_VERSION,
          version,
          "this build does not know the version "
              + SingleValues.describe(version.node())
              + " of the profile language",
          "write profile: v1, or use a newer version of the tool");
    } else if (!isFirst(mapping)) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          version,
          "profile is not the first key",
          "move \"profile: " + scalar.getValue() + "\" to the top");
    }
  }

  private static boolean isSlip(String key) {
    return Nearest.of(key, List.of("profile")).isPresent();
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
    return shown.toString().replace('\\', '/');
  }
}
