package io.gitopsprofile.read.fleet;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Merges the parts of an environment into those of its base.
 *
 * <ul>
 *   <li>A mapping is merged key by key; {@code ~} removes a key. It stays where the base does not
 *       have the key, since a preset or a chart may have it.
 *   <li>A list of named parts is merged by name: as a list, which may add parts, or as a mapping
 *       from names to parts, in which {@code ~} removes a part and a name that the base does not
 *       have is an error.
 *   <li>Any other value, and each list in a free-form part, replaces the value of the base.
 * </ul>
 */
final class NodeMerge {

  private static final Set<String> FREE_FORM = Set.of("values", "patch");
  private static final String MANIFESTS = "manifests";
  private static final ProfilePath SOURCES = ProfilePath.ROOT.key("sources");

  private final ReadDiagnostics problems;
  private final String environment;
  private boolean changes;

  /** A node and its file. */
  private record Part(Node node, SourceFile file) {}

  NodeMerge(ReadDiagnostics problems, String environment) {
    this.problems = problems;
    this.environment = environment;
  }

  /** True if a merge changed anything. */
  boolean changes() {
    return changes;
  }

  /**
   * Returns the base with the sections of an environment.
   *
   * @param own the keys of the environment that are not sections
   */
  NodeLocation merge(NodeLocation base, NodeLocation overlay, Set<String> own) {
    return base.at(mapping(base, overlay, own, false, 0));
  }

  private Node mapping(
      NodeLocation base, NodeLocation overlay, Set<String> own, boolean free, int depth) {
    MappingEntries below = new MappingEntries(base, problems);
    MappingEntries above = new MappingEntries(overlay, problems);
    List<NodeTuple> tuples = new ArrayList<>();
    for (String key : below.keys()) {
      NodeLocation from = below.value(key);
      NodeLocation to = own.contains(key) ? null : above.value(key);
      Node name = below.key(key);
      if (from == null || name == null) {
        continue;
      }
      if (to != null && ScalarResolution.isNull(to.node())) {
        changes = true;
      } else {
        Part merged =
            to == null
                ? new Part(from.node(), from.file())
                : value(from, to, free || (depth > 0 && FREE_FORM.contains(key)), depth + 1);
        add(base.file(), name, base.file(), merged, tuples);
      }
    }
    for (String key : above.keys()) {
      NodeLocation to = above.value(key);
      Node name = above.key(key);
      if (to == null || name == null || below.has(key) || own.contains(key)) {
        continue;
      }
      if (depth == 0 && ScalarResolution.isNull(to.node())) {
        refuse(to.at(name), key, "the section " + key, below.keys(), "remove the line");
      } else {
        changes = true;
        add(base.file(), name, overlay.file(), new Part(to.node(), to.file()), tuples);
      }
    }
    Node node = base.node();
    return new MappingNode(
        Tag.MAP, true, tuples, node.getStartMark(), node.getEndMark(), FlowStyle.BLOCK);
  }

  private static void add(
      SourceFile file, Node key, SourceFile ofKey, Part value, List<NodeTuple> tuples) {
    file.include(key, ofKey);
    file.include(value.node(), value.file());
    tuples.add(new NodeTuple(key, value.node()));
  }

  private Part value(NodeLocation base, NodeLocation overlay, boolean free, int depth) {
    Node from = base.node();
    Node to = overlay.node();
    if (depth <= Limits.FILE_DEPTH) {
      if (from instanceof MappingNode && to instanceof MappingNode) {
        return new Part(mapping(base, overlay, Set.of(), free, depth), base.file());
      }
      if (from instanceof SequenceNode list && !free) {
        boolean manifests = base.path().equals(ProfilePath.ROOT.key(MANIFESTS));
        boolean named = areNamed(base, list);
        if (to instanceof SequenceNode more && base.path().equals(ProfilePath.ROOT.key("accept"))) {
          return new Part(joined(base, list, overlay, more), base.file());
        }
        if (to instanceof SequenceNode more && named && areNamed(overlay, more)) {
          return new Part(byName(base, list, overlay, more, manifests, depth), base.file());
        }
        if (to instanceof MappingNode && named) {
          return new Part(byKey(base, list, overlay, manifests, depth), base.file());
        }
      }
    }
    changes |=
        !(from instanceof ScalarNode one
            && to instanceof ScalarNode other
            && one.getValue().equals(other.getValue())
            && one.getTag().equals(other.getTag()));
    return new Part(to, overlay.file());
  }

  private static List<Part> parts(NodeLocation place, SequenceNode list) {
    List<Part> parts = new ArrayList<>();
    for (Node element : list.getValue()) {
      parts.add(new Part(element, place.at(element).file()));
    }
    return parts;
  }

  private Node joined(
      NodeLocation base, SequenceNode list, NodeLocation overlay, SequenceNode more) {
    List<Part> all = parts(base, list);
    all.addAll(parts(overlay, more));
    changes = true;
    return list(base, all);
  }

  private Node byName(
      NodeLocation base,
      SequenceNode list,
      NodeLocation overlay,
      SequenceNode more,
      boolean free,
      int depth) {
    List<Part> all = parts(base, list);
    List<@Nullable String> names = names(base, all);
    for (Part part : parts(overlay, more)) {
      NodeLocation element = new NodeLocation(part.file(), part.node(), base.path());
      NodeLocation body = body(base, element);
      String name = name(body);
      int at =
          find(base, all, names, element, name, scalar(body, "namespace"), kind(base, element));
      if (at == all.size()) {
        changes = true;
        all.add(part);
        names.add(name);
      } else if (at >= 0) {
        all.set(at, value(place(base, all, at), element, free, depth + 1));
      }
    }
    return list(base, all);
  }

  private Node byKey(
      NodeLocation base, SequenceNode list, NodeLocation overlay, boolean free, int depth) {
    List<Part> all = parts(base, list);
    List<@Nullable String> names = names(base, all);
    MappingEntries entries = new MappingEntries(overlay, problems);
    for (String key : entries.keys()) {
      NodeLocation to = entries.value(key);
      Node keyNode = entries.key(key);
      if (to == null || keyNode == null) {
        continue;
      }
      int slash = free ? -1 : key.indexOf('/');
      String namespace = slash < 0 ? null : key.substring(0, slash);
      int at = find(base, all, names, to.at(keyNode), key.substring(slash + 1), namespace, null);
      if (at == all.size()) {
        List<String> valid = new ArrayList<>();
        for (String name : names) {
          valid.add(String.valueOf(name));
        }
        String fix = valid.isEmpty() ? "remove it" : "write one of " + String.join(", ", valid);
        refuse(to.at(keyNode), key, "a part " + key + " in " + base.label(), valid, fix);
      } else if (at >= 0 && ScalarResolution.isNull(to.node())) {
        changes = true;
        all.remove(at);
        names.remove(at);
      } else if (at >= 0) {
        all.set(at, value(place(base, all, at), to, free, depth + 1));
        names.set(at, name(body(base, place(base, all, at))));
      }
    }
    return list(base, all);
  }

  private void refuse(
      NodeLocation place, String wrong, String what, Iterable<String> valid, String otherwise) {
    List<String> names = new ArrayList<>();
    valid.forEach(names::add);
    String near = ClosestName.of(wrong, names).orElse(null);
    problems.add(
        DiagnosticCode.UNKNOWN_IN_BASE,
        place,
        "the environment "
            + environment
            + " changes "
            + what
            + "; its base has none"
            + (near == null ? "" : "; did you mean " + near + "?"),
        near == null ? otherwise : "write " + near);
  }

  private static NodeLocation place(NodeLocation base, List<Part> all, int index) {
    Part part = all.get(index);
    return new NodeLocation(part.file(), part.node(), base.path().index(index));
  }

  /** The names of parts, which are read once for all changes of a list. */
  private static List<@Nullable String> names(NodeLocation base, List<Part> all) {
    List<@Nullable String> names = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      names.add(name(body(base, place(base, all, i))));
    }
    return names;
  }

  /** The index of the named part; the number of parts if there is none; -1 after a problem. */
  private int find(
      NodeLocation base,
      List<Part> all,
      List<@Nullable String> names,
      NodeLocation from,
      @Nullable String name,
      @Nullable String namespace,
      @Nullable String kind) {
    boolean isSource = base.path().equals(SOURCES);
    int found = all.size();
    for (int i = 0; i < all.size(); i++) {
      if (name == null || !name.equals(names.get(i))) {
        continue;
      }
      NodeLocation place = place(base, all, i);
      if ((kind == null || kind.equals(kind(base, place)))
          && (namespace == null || namespace.equals(scalar(body(base, place), "namespace")))) {
        if (found < all.size()) {
          problems.add(
              DiagnosticCode.UNKNOWN_IN_BASE,
              from,
              "the environment "
                  + environment
                  + " changes "
                  + name
                  + "; "
                  + base.label()
                  + (isSource ? " has it twice" : " has it in two namespaces"),
              isSource
                  ? "change it in a list, with its kind and namespace, or rename one of the two"
                  : "add its namespace, or write the key as namespace/" + name);
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  private static Node list(NodeLocation base, List<Part> all) {
    List<Node> elements = new ArrayList<>();
    for (Part part : all) {
      base.file().include(part.node(), part.file());
      elements.add(part.node());
    }
    Node node = base.node();
    return new SequenceNode(
        Tag.SEQ, true, elements, node.getStartMark(), node.getEndMark(), FlowStyle.BLOCK);
  }

  private static boolean areNamed(NodeLocation base, SequenceNode list) {
    for (Node element : list.getValue()) {
      if (name(body(base, base.at(element))) == null) {
        return false;
      }
    }
    return true;
  }

  /** The mapping with the name of a part: that of a source stands below its kind. */
  private static NodeLocation body(NodeLocation list, NodeLocation element) {
    String kind = kind(list, element);
    NodeLocation body = kind == null ? null : child(element, kind);
    return body == null ? element : body;
  }

  /** The only key of a source; null for any other part. */
  private static @Nullable String kind(NodeLocation list, NodeLocation element) {
    return list.path().equals(SOURCES)
            && element.node() instanceof MappingNode mapping
            && mapping.getValue().size() == 1
            && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode key
        ? key.getValue()
        : null;
  }

  /**
   * The name of a part: {@code name}, or that of its preset, its file or its component; kind and
   * name of a Kubernetes object; null if it has none.
   */
  private static @Nullable String name(NodeLocation element) {
    String kind = scalar(element, "kind");
    NodeLocation metadata = child(element, "metadata");
    if (kind != null && metadata != null) {
      String name = scalar(metadata, "name");
      return name == null ? null : kind + "/" + name;
    }
    String name = scalar(element, "name");
    for (String key : List.of("preset", "file", "component")) {
      name = name == null ? scalar(element, key) : name;
    }
    return name;
  }

  static @Nullable NodeLocation child(NodeLocation place, String key) {
    return place.node() instanceof MappingNode
        ? new MappingEntries(place, new ReadDiagnostics()).value(key)
        : null;
  }

  static @Nullable String scalar(NodeLocation place, String key) {
    NodeLocation value = child(place, key);
    return value != null && value.node() instanceof ScalarNode scalar ? scalar.getValue() : null;
  }
}
