package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.DefinedKinds;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.read.node.KubernetesYaml;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the free-form parts, and the objects of {@code manifests} from the profile or its files.
 */
public final class ManifestReader {

  private static final String IMAGE_POLICIES = "imagePolicies";

  private final ReadDiagnostics problems;
  private final SourceMap sources;
  private final Path directory;
  private final Map<Path, String> files;
  private final DefinitionReader definitions;
  private final SourceFile profile;
  private NodeLocation current;
  private final KubernetesYaml freeForm;

  /**
   * Creates a reader of one profile.
   *
   * @param directory the directory of the manifest files
   * @param files receives the text of each file that is read
   */
  public ManifestReader(
      ReadDiagnostics problems,
      SourceMap sources,
      NodeLocation root,
      Path directory,
      Map<Path, String> files) {
    this.problems = problems;
    this.sources = sources;
    this.directory = directory;
    this.files = files;
    this.definitions = new DefinitionReader(problems, root.file(), directory, files, this);
    this.profile = root.file();
    this.current = root;
    this.freeForm =
        new KubernetesYaml(
            (code, node, message, fix) -> problems.add(code, current.at(node), message, fix));
  }

  /** A free-form mapping; null after a problem was reported. */
  @Nullable FreeForm freeForm(NodeLocation place) {
    if (!(place.node() instanceof MappingNode)) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          place,
          place.label() + " must be a mapping, but is " + ScalarReader.describe(place.node()),
          "write it as key: value");
      return null;
    }
    current = place;
    int before = problems.count();
    Object tree = freeForm.read(place.node());
    return problems.count() == before && tree instanceof Map<?, ?> map ? copy(map) : null;
  }

  /** The definitions in a folder; null after a problem was reported. */
  @Nullable DefinedKinds definitions(NodeLocation place) {
    return definitions.read(place);
  }

  @SuppressWarnings("unchecked")
  private static FreeForm copy(Map<?, ?> map) {
    return new FreeForm((Map<String, @Nullable Object>) map);
  }

  /**
   * The objects of the list {@code manifests}; a file's objects come in document order.
   *
   * @param fields reads the list {@code imagePolicies} of an element
   */
  List<Manifest> read(
      NodeLocation place, SequenceNode sequence, Function<NodeLocation, List<ImageField>> fields) {
    List<Manifest> manifests = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      NodeLocation element = place.index(i, sequence.getValue().get(i));
      int start = manifests.size();
      if (value(element, "file") != null) {
        readFile(place.path(), element, manifests);
      } else {
        add(place.path(), element, manifests, true);
      }
      NodeLocation policies = value(element, IMAGE_POLICIES);
      if (policies != null) {
        new ManifestImageFields(problems, sources)
            .add(policies, fields.apply(policies), place.path(), manifests, start);
      }
    }
    return manifests;
  }

  private static @Nullable NodeLocation value(NodeLocation element, String key) {
    return element.node() instanceof MappingNode
        ? new MappingEntries(element, new ReadDiagnostics()).value(key)
        : null;
  }

  private void readFile(ProfilePath list, NodeLocation element, List<Manifest> manifests) {
    MappingEntries entries = new MappingEntries(element, problems);
    entries.refuseUnknown(List.of("file", IMAGE_POLICIES), null);
    NodeLocation file = entries.value("file");
    Object path = file == null ? null : new ScalarReader(problems).read(file, RelativePath.class);
    if (file == null || path == null) {
      return;
    }
    String name = profile.siblingName(path.toString());
    YamlFile yaml = new YamlFile(name, file, problems);
    String text = yaml.textWithin(directory, path.toString());
    if (text != null) {
      files.put(directory.resolve(path.toString()), text);
      SourceFile source = new SourceFile(name, text);
      for (Node document : new YamlFile(name, null, problems).documents(text)) {
        if (!ScalarResolution.isNull(document)) {
          NodeLocation at = new NodeLocation(source, document, list.index(manifests.size()));
          add(list, at, manifests, false);
        }
      }
    }
  }

  private void add(
      ProfilePath list, NodeLocation element, List<Manifest> manifests, boolean inProfile) {
    if (element.node() instanceof MappingNode && isList(element)) {
      addItems(list, element, manifests);
    } else {
      addObject(list, element, manifests, inProfile);
    }
  }

  /** The object without the key of the profile language; a file's object has no such key. */
  private static FreeForm withoutImagePolicies(FreeForm object) {
    if (object.get(IMAGE_POLICIES) == null) {
      return object;
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>(object.entries());
    entries.remove(IMAGE_POLICIES);
    return new FreeForm(entries);
  }

  private void addObject(
      ProfilePath list, NodeLocation element, List<Manifest> manifests, boolean inProfile) {
    if (!(element.node() instanceof MappingNode)) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          element,
          "an object must be a mapping, but is " + ScalarReader.describe(element.node()),
          "write apiVersion, kind and metadata, or file: with a path");
      return;
    }
    FreeForm object = freeForm(element);
    if (object == null) {
      return;
    }
    if (inProfile) {
      object = withoutImagePolicies(object);
    }
    try {
      manifests.add(new Manifest(object));
      sources.note(list.index(manifests.size() - 1), element);
    } catch (InvalidValueException e) {
      for (InvalidValueException.Problem problem : e.problems()) {
        problems.add(
            problem.missing() ? DiagnosticCode.MISSING_PART : DiagnosticCode.BAD_VALUE,
            element,
            problem.message(),
            problem.fix());
      }
    }
  }

  private void addItems(ProfilePath list, NodeLocation element, List<Manifest> manifests) {
    NodeLocation items = new MappingEntries(element, problems).value("items");
    if (items != null && items.node() instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> addObject(list, element.at(item), manifests, false));
    } else {
      problems.add(
          items == null ? DiagnosticCode.MISSING_PART : DiagnosticCode.WRONG_TYPE,
          items == null ? element : items,
          "the List has no items",
          "write each object as an element below items:");
    }
  }

  private static boolean isList(NodeLocation element) {
    NodeLocation kind = new MappingEntries(element, new ReadDiagnostics()).value("kind");
    return kind != null
        && kind.node() instanceof org.yaml.snakeyaml.nodes.ScalarNode scalar
        && scalar.getValue().equals("List");
  }
}
