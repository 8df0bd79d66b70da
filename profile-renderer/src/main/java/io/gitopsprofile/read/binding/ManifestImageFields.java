package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Gives each image field of an element of {@code manifests} to the object that it names. */
final class ManifestImageFields {

  private final ReadDiagnostics problems;
  private final SourceMap sources;

  ManifestImageFields(ReadDiagnostics problems, SourceMap sources) {
    this.problems = problems;
    this.sources = sources;
  }

  /**
   * Adds the fields to the manifests of one element.
   *
   * @param place the list of fields
   * @param manifests all manifests so far
   * @param start the first manifest of the element
   */
  void add(
      NodeLocation place,
      List<ImageField> fields,
      ProfilePath list,
      List<Manifest> manifests,
      int start) {
    for (int i = 0; i < fields.size() && place.node() instanceof SequenceNode nodes; i++) {
      NodeLocation at = place.index(i, nodes.getValue().get(i));
      int found = find(fields.get(i), at, manifests, start);
      if (found >= 0) {
        Manifest manifest = manifests.get(found);
        List<ImageField> all = new ArrayList<>(manifest.imagePolicies());
        all.add(fields.get(i));
        manifests.set(found, new Manifest(manifest.object(), all));
        sources.note(list.index(found).key("imagePolicies").index(all.size() - 1), at);
      }
    }
  }

  /** The index of the field's object; -1 after a problem was reported. */
  private int find(ImageField field, NodeLocation at, List<Manifest> manifests, int start) {
    int found = -1;
    int count = 0;
    for (int i = start; i < manifests.size(); i++) {
      if (field.object() == null || isNamed(manifests.get(i), field.object())) {
        found = i;
        count++;
      }
    }
    if (count == 1 || manifests.size() == start) {
      return found;
    }
    String object = field.object() == null ? "" : "\"" + field.object() + "\" ";
    problems.add(
        DiagnosticCode.BAD_VALUE,
        at,
        count == 0
            ? "object " + object + "names no object of this element"
            : object.isEmpty()
                ? "the path does not say which of the " + count + " objects it is in"
                : "object " + object + "names " + count + " objects",
        "write object: as <kind>/<name> or <kind>/<namespace>/<name>, such as "
            + name(manifests.get(start), count > 1 && !object.isEmpty()));
    return -1;
  }

  private static boolean isNamed(Manifest manifest, String object) {
    return object.equals(name(manifest, false)) || object.equals(name(manifest, true));
  }

  private static String name(Manifest manifest, boolean withNamespace) {
    String namespace = withNamespace ? manifest.namespace() + '/' : "";
    return manifest.kind() + '/' + namespace + manifest.name();
  }
}
