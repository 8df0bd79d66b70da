package io.gitopsprofile.read.fleet;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The section {@code defaults}: keys that all workloads or all releases get which do not have them.
 * A mapping in both is joined key by key; a list of the part replaces that of the defaults, and
 * {@code ~} leaves the key out.
 */
final class Defaults {

  /** The key of the section. */
  static final String SECTION = "defaults";

  private static final List<String> LISTS = List.of("releases", "workloads");
  private static final Set<String> OF_ONE = Set.of("name", "preset");

  private Defaults() {}

  /** The profile with the defaults in its parts. */
  static NodeLocation in(ReadDiagnostics problems, NodeLocation profile) {
    NodeLocation section = NodeMerge.child(profile, SECTION);
    if (section == null || ScalarResolution.isNull(section.node())) {
      return profile;
    }
    if (!(section.node() instanceof MappingNode)) {
      refuse(problems, section, "write workloads: {...} or releases: {...}");
      return profile;
    }
    MappingEntries entries = new MappingEntries(section, problems);
    entries.refuseUnknown(LISTS, null);
    NodeLocation filled = profile;
    for (String list : LISTS) {
      NodeLocation defaults = entries.value(list);
      if (defaults == null || ScalarResolution.isNull(defaults.node())) {
        continue;
      }
      if (!(defaults.node() instanceof MappingNode)) {
        refuse(problems, defaults, "write the keys of one of the " + list);
        continue;
      }
      MappingEntries keys = new MappingEntries(defaults, problems);
      for (String key : OF_ONE) {
        Node node = keys.key(key);
        if (node != null) {
          problems.add(
              DiagnosticCode.UNKNOWN_KEY,
              defaults.at(node),
              "the defaults of " + list + " have the key \"" + key + "\", which is one part's own",
              "remove it");
        }
      }
      filled = filled(filled, list, defaults);
    }
    return filled;
  }

  private static void refuse(ReadDiagnostics problems, NodeLocation place, String fix) {
    new ScalarReader(problems).wrong(place, "a mapping", ScalarReader.describe(place.node()), fix);
  }

  private static NodeLocation filled(NodeLocation profile, String key, NodeLocation defaults) {
    NodeLocation section = NodeMerge.child(profile, key);
    if (section == null || !(section.node() instanceof SequenceNode list)) {
      return profile;
    }
    List<Node> elements = new ArrayList<>();
    for (Node node : list.getValue()) {
      NodeLocation element = section.at(node);
      Node filled = node instanceof MappingNode ? mapping(element, defaults) : node;
      section.file().include(filled, element.file());
      elements.add(filled);
    }
    Node all = NodeCopy.of(list, elements);
    profile.file().include(all, section.file());
    return profile.at(with(profile, key, null, all));
  }

  /** A mapping with the keys of another one that it does not have. */
  private static Node mapping(NodeLocation own, NodeLocation defaults) {
    MappingEntries written = new MappingEntries(own, new ReadDiagnostics());
    MappingEntries more = new MappingEntries(defaults, new ReadDiagnostics());
    NodeLocation filled = own;
    for (String key : more.keys()) {
      NodeLocation value = requireNonNull(more.value(key));
      NodeLocation known = written.value(key);
      Node joined = value.node();
      if (known != null
          && known.node() instanceof MappingNode
          && value.node() instanceof MappingNode) {
        joined = mapping(known, value);
        own.file().include(joined, known.file());
      } else if (known != null) {
        continue;
      } else {
        own.file().include(joined, value.file());
      }
      Node name = requireNonNull(known == null ? more.key(key) : written.key(key));
      own.file().include(name, known == null ? defaults.file() : own.file());
      filled = own.at(with(filled, key, name, joined));
    }
    return filled.node();
  }

  /**
   * A mapping with another value of a key.
   *
   * @param name the key's node if the mapping may not have it itself
   */
  private static Node with(NodeLocation place, String key, @Nullable Node name, Node value) {
    MappingNode mapping = (MappingNode) place.node();
    List<NodeTuple> tuples = new ArrayList<>();
    boolean found = false;
    for (NodeTuple tuple : mapping.getValue()) {
      boolean same =
          tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
      found |= same;
      tuples.add(same ? new NodeTuple(tuple.getKeyNode(), value) : tuple);
    }
    if (!found) {
      tuples.add(new NodeTuple(requireNonNull(name), value));
    }
    return NodeCopy.of(mapping, tuples);
  }
}
