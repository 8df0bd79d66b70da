package io.gitopsprofile.read.fleet;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The sections {@code components}, {@code uses} and {@code defaults} of a profile: parts that are
 * written once and stand several times in the profile that is read.
 */
public final class SharedParts {

  /** The keys of the sections. */
  public static final List<String> KEYS =
      List.of(Components.SECTION, Components.USES, Defaults.SECTION);

  private static final List<String> OF_CLUSTER = List.of("name", "region");

  private final Components components;

  private SharedParts(Components components) {
    this.components = components;
  }

  /** True if a profile has one of the sections. */
  public static boolean areIn(NodeLocation root) {
    for (String key : KEYS) {
      if (NodeMerge.child(root, key) != null) {
        return true;
      }
    }
    return false;
  }

  /** Reads the declared components of a profile without environments. */
  public static SharedParts of(ReadDiagnostics problems, NodeLocation whole) {
    return of(problems, whole, Set.of());
  }

  /**
   * Reads the declared components.
   *
   * @param outer the names of the profile that a component may refer to
   */
  static SharedParts of(ReadDiagnostics problems, NodeLocation whole, Set<String> outer) {
    return new SharedParts(Components.of(problems, whole, outer));
  }

  /** The warnings about the sections; the uses stand in the profile and in its environments. */
  List<Diagnostic> findings(List<NodeLocation> profiles) {
    return components.unused(profiles);
  }

  /** The warnings about the sections of a profile without environments. */
  public List<Diagnostic> findings(NodeLocation whole) {
    return findings(List.of(whole));
  }

  /** True if a part of a component refers to a name. */
  boolean refersTo(String name) {
    return components.refersTo(name);
  }

  /** The profile without environments, with the parts of its uses and with its defaults. */
  public NodeLocation resolve(ReadDiagnostics problems, NodeLocation whole) {
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    NodeLocation cluster = NodeMerge.child(whole, "cluster");
    for (String key : OF_CLUSTER) {
      String text = cluster == null ? null : NodeMerge.scalar(cluster, key);
      if (text != null) {
        values.put("cluster." + key, new ParameterValue(text, true));
      } else if (components.refersTo("cluster." + key)) {
        NodeLocation place = NodeMerge.child(whole, Components.SECTION);
        problems.add(
            DiagnosticCode.UNKNOWN_PARAMETER,
            place == null ? whole : place,
            "the profile has no cluster." + key + ", which a component refers to",
            "describe the cluster, or remove ~(cluster." + key + ")");
      }
    }
    NodeLocation base = whole.at(without(whole, List.of(Components.SECTION)));
    return withDefaults(problems, withParts(problems, base, base, values, noNodes()));
  }

  /**
   * The profile with the parts of its uses.
   *
   * @param base the profile that gets the parts
   * @param used the profile that has the uses
   * @param filled gets the texts that have no references any more
   */
  NodeLocation withParts(
      ReadDiagnostics problems,
      NodeLocation base,
      NodeLocation used,
      Map<String, ParameterValue> values,
      Set<Node> filled) {
    NodeLocation uses = NodeMerge.child(used, Components.USES);
    return uses == null ? base : components.expand(problems, base, uses, values, filled);
  }

  /** True if the profile has components. */
  boolean hasComponents() {
    return components.isAny();
  }

  /** The profile with its defaults in all parts, and without the sections. */
  NodeLocation withDefaults(ReadDiagnostics problems, NodeLocation profile) {
    NodeLocation filled = Defaults.in(problems, profile);
    return filled.at(without(filled, KEYS));
  }

  /** The mapping of a profile without some of its keys. */
  static Node without(NodeLocation profile, List<String> keys) {
    MappingNode root = (MappingNode) profile.node();
    List<NodeTuple> tuples = new ArrayList<>();
    for (NodeTuple tuple : root.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || !keys.contains(key.getValue())) {
        tuples.add(tuple);
      }
    }
    return tuples.size() == root.getValue().size() ? root : NodeCopy.of(root, tuples);
  }

  /** A set of nodes that are told apart as objects. */
  static Set<Node> noNodes() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
