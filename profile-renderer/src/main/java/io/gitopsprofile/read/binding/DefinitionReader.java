package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.DefinedKinds;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import io.gitopsprofile.schema.Schemas;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the CustomResourceDefinitions in the YAML files of a folder beside the profile. Other
 * objects in these files are left out. The order of the file names counts.
 */
final class DefinitionReader {

  /** The most files of a folder that are read. */
  private static final int MOST_FILES = 500;

  /** The most characters of all files; prometheus-operator has 2 million. */
  private static final int MOST_TEXT = 16 * 1024 * 1024;

  private final ReadDiagnostics problems;
  private final SourceFile profile;
  private final Path directory;
  private final Map<Path, String> files;
  private final ManifestReader manifests;

  DefinitionReader(
      ReadDiagnostics problems,
      SourceFile profile,
      Path directory,
      Map<Path, String> files,
      ManifestReader manifests) {
    this.problems = problems;
    this.profile = profile;
    this.directory = directory;
    this.files = files;
    this.manifests = manifests;
  }

  /** The definitions of a folder; null after a problem was reported. */
  @Nullable DefinedKinds read(NodeLocation place) {
    Object path = new ScalarReader(problems).read(place, RelativePath.class);
    List<String> names = path == null ? null : names(place, path.toString());
    if (names == null) {
      return null;
    }
    // Other files may come into the folder, so that no later run counts as the same as this one.
    files.put(directory.resolve(String.valueOf(path)), "");
    List<FreeForm> definitions = new ArrayList<>();
    int length = 0;
    for (String name : names) {
      String file = path + "/" + name;
      String text =
          new YamlFile(profile.siblingName(file), place, problems).textWithin(directory, file);
      length += text == null ? 0 : text.length();
      if (length > MOST_TEXT) {
        unreadable(
            place,
            "the files in " + path + " are larger than " + MOST_TEXT / 1024 / 1024 + " MiB",
            "keep the CustomResourceDefinitions there whose kinds the profile has");
        return null;
      }
      if (text != null) {
        files.put(directory.resolve(file), text);
        read(place, file, text, definitions);
      }
    }
    if (definitions.isEmpty()) {
      unreadable(
          place,
          "the folder " + path + " has no " + Schemas.DEFINITION,
          "put the YAML files of CustomResourceDefinitions into it, or remove schemas");
    }
    return new DefinedKinds(definitions);
  }

  /** The names of the YAML files of a folder in their order; null after a problem was reported. */
  private @Nullable List<String> names(NodeLocation place, String path) {
    TreeSet<String> names = new TreeSet<>();
    Path folder = directory.resolve(path);
    if (!Files.isDirectory(folder)) {
      return unreadable(place, "there is no folder " + path, "create it, or correct the path");
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
      if (!folder.toRealPath().startsWith(directory.toRealPath())) {
        return unreadable(
            place,
            path + " is a symbolic link that leads out of the profile's directory",
            "copy the folder into the directory");
      }
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
        if (names.size() > MOST_FILES) {
          return unreadable(
              place,
              "the folder " + path + " has more than " + MOST_FILES + " files",
              "keep the CustomResourceDefinitions there whose kinds the profile has");
        }
      }
    } catch (IOException e) {
      return unreadable(
          place, "cannot read " + path + ": " + e.getMessage(), "give the path of a folder");
    }
    return new ArrayList<>(names);
  }

  private void read(NodeLocation place, String file, String text, List<FreeForm> definitions) {
    String name = profile.siblingName(file);
    SourceFile source = new SourceFile(name, text);
    for (Node document : new YamlFile(name, null, problems).documents(text)) {
      if (document instanceof MappingNode && !ScalarResolution.isNull(document)) {
        FreeForm object = manifests.freeForm(new NodeLocation(source, document, place.path()));
        if (object != null && Schemas.DEFINITION.equals(object.get("kind"))) {
          definitions.add(object);
        }
      }
    }
  }

  private @Nullable List<String> unreadable(NodeLocation place, String message, String fix) {
    problems.add(DiagnosticCode.UNREADABLE_FILE, place, message, fix);
    return null;
  }
}
