package io.gitopsprofile.read;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.node.PartOrigins;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the files of {@code include} and joins them with the profile into one mapping. Lists of one
 * section become one list, the profile's own elements first, then those of each file in its order.
 * Any other section may stand in one file only.
 */
final class IncludedFiles {

  private static final String INCLUDE = "include";

  private final ReadDiagnostics problems;
  private final PartOrigins origins;
  private final Path directory;
  private final Map<Path, String> files;
  private final NodeLocation root;
  private final Map<String, List<Section>> sections = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<Node> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
  private int length;

  /** A section as one file has it. */
  private record Section(Node key, NodeLocation value) {}

  IncludedFiles(
      ReadDiagnostics problems,
      PartOrigins origins,
      NodeLocation root,
      Path directory,
      Map<Path, String> files) {
    this.problems = problems;
    this.origins = origins;
    this.root = root;
    this.directory = directory;
    this.files = files;
  }

  /** Returns the profile with its included files; the profile itself if it includes none. */
  NodeLocation join() {
    if (new MappingEntries(root, new ReadDiagnostics()).value(INCLUDE) == null) {
      return root;
    }
    int before = problems.count();
    add(root, 0);
    if (problems.count() > before) {
      return root;
    }
    List<NodeTuple> tuples = new ArrayList<>();
    for (Map.Entry<String, List<Section>> section : sections.entrySet()) {
      Section first = section.getValue().get(0);
      Node joined = joined(section.getKey(), section.getValue());
      root.file().include(first.key(), first.value().file());
      root.file().include(joined, first.value().file());
      tuples.add(new NodeTuple(first.key(), joined));
    }
    Node node = root.node();
    return root.at(
        new MappingNode(
            Tag.MAP, true, tuples, node.getStartMark(), node.getEndMark(), FlowStyle.BLOCK));
  }

  private void add(NodeLocation file, int depth) {
    MappingEntries entries = new MappingEntries(file, problems);
    for (String key : entries.keys()) {
      Node name = entries.key(key);
      NodeLocation value = entries.value(key);
      if (name == null || value == null) {
        continue;
      }
      if (depth > 0 && ProfileSchema.OF_THE_PROFILE.contains(key)) {
        problems.add(
            DiagnosticCode.UNKNOWN_KEY,
            file.at(name),
            "the included file " + file.file().name() + " has the key \"" + key + "\"",
            "remove it; it belongs to " + root.file().name() + " alone");
      } else if (depth == 0 || !ScalarResolution.isNull(value.node())) {
        List<Section> all = sections.get(key);
        if (all == null) {
          all = new ArrayList<>();
          sections.put(key, all);
        }
        all.add(new Section(name, value));
      }
    }
    NodeLocation include = entries.value(INCLUDE);
    if (include != null && include.node() instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        NodeLocation element = include.index(i, list.getValue().get(i));
        Object path = new ScalarReader(problems).read(element, RelativePath.class);
        if (path != null && isAllowed(element, path.toString(), depth)) {
          read(element, path.toString(), depth);
        }
      }
    }
  }

  private boolean isAllowed(NodeLocation element, String path, int depth) {
    String name = root.file().siblingName(path);
    if (name.equals(root.file().name()) || !known.add(path)) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          element,
          name + " is included twice, or includes itself",
          "remove one of the two lines");
      return false;
    }
    if (depth == Limits.INCLUDE_DEPTH) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          element,
          "files are included more than " + Limits.INCLUDE_DEPTH + " levels deep",
          "include " + path + " in " + root.file().name());
      return false;
    }
    if (known.size() > Limits.INCLUDED_FILES) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          element,
          "the profile includes more than " + Limits.INCLUDED_FILES + " files",
          "join some of them, or split the profile into several profiles");
      return false;
    }
    return true;
  }

  private void read(NodeLocation element, String path, int depth) {
    String name = root.file().siblingName(path);
    String text = new YamlFile(name, element, problems).textWithin(directory, path);
    if (text == null) {
      return;
    }
    length += text.length();
    if (length > Limits.FILE_BYTES) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          element,
          "the included files have more than " + Limits.FILE_BYTES / 1024 / 1024 + " MiB",
          "split the profile into several profiles");
      return;
    }
    files.put(directory.resolve(path), text);
    int before = problems.count();
    List<Node> written = new ArrayList<>();
    for (Node document : new YamlFile(name, null, problems).documents(text)) {
      if (!ScalarResolution.isNull(document)) {
        written.add(document);
      }
    }
    if (problems.count() > before) {
      return;
    }
    if (written.size() != 1 || !(written.get(0) instanceof MappingNode)) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          element,
          "the included file " + name + " must be one YAML mapping",
          "write sections of a profile in it, such as workloads");
      return;
    }
    count(written.get(0));
    if (nodes.size() > Limits.FILE_NODES) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          element,
          "the included files have more than " + Limits.FILE_NODES + " keys and values",
          "split the profile into several profiles");
      return;
    }
    add(new NodeLocation(new SourceFile(name, text), written.get(0), ProfilePath.ROOT), depth + 1);
  }

  /** Counts a node and the nodes below it; the depth of a file is limited. */
  private void count(Node node) {
    if (!nodes.add(node)) {
      return;
    }
    if (node instanceof SequenceNode list) {
      for (Node element : list.getValue()) {
        count(element);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        count(tuple.getKeyNode());
        count(tuple.getValueNode());
      }
    }
  }

  /** The value of a section: that of the only file which has it, or one list of all elements. */
  private Node joined(String key, List<Section> all) {
    NodeLocation first = all.get(0).value();
    List<Node> elements = new ArrayList<>();
    for (Section section : all) {
      NodeLocation value = section.value();
      if (!(value.node() instanceof SequenceNode list)) {
        if (all.size() > 1) {
          refuseSecond(key, all);
        }
        origin(ProfilePath.ROOT.key(key), value.file(), ProfilePath.ROOT.key(key));
        return first.node();
      }
      for (int i = 0; i < list.getValue().size(); i++) {
        ProfilePath part = ProfilePath.ROOT.key(key).index(elements.size());
        root.file().include(list.getValue().get(i), value.file());
        origin(part, value.file(), ProfilePath.ROOT.key(key).index(i));
        elements.add(list.getValue().get(i));
      }
    }
    origin(ProfilePath.ROOT.key(key), first.file(), ProfilePath.ROOT.key(key));
    Node node = first.node();
    return new SequenceNode(
        Tag.SEQ, true, elements, node.getStartMark(), node.getEndMark(), FlowStyle.BLOCK);
  }

  private void refuseSecond(String key, List<Section> all) {
    Section one = all.get(0);
    Section other = all.get(1);
    NodeLocation place = other.value().at(other.key());
    problems.add(
        DiagnosticCode.DUPLICATE_KEY,
        place,
        key
            + " stands in "
            + one.value().file().name()
            + " and in "
            + place.file().name()
            + ", and is not a list in both",
        "keep one of the two");
  }

  private void origin(ProfilePath part, SourceFile file, ProfilePath path) {
    origins.note(part, file.name(), path, file == root.file());
  }
}
