package io.gitopsprofile.read.fleet;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The components of a profile: sections with parameters of their own, which {@code uses} puts into
 * the profile, each time with other values and, if it is wanted, with a prefix of the names or a
 * namespace. A component uses no other component, so that there are no circles, and the parts of
 * all uses together are no more than one file may have.
 */
final class Components {

  /** The key of the declared components. */
  static final String SECTION = "components";

  /** The key of the list of uses. */
  static final String USES = "uses";

  private static final List<String> OF_USE = List.of("use.name", "use.prefix", "use.namespace");
  private static final List<String> OF_CLUSTER = List.of("cluster.name", "cluster.region");
  private static final Set<String> OWN = Set.of("name", "description", "parameters");
  private static final List<String> KEYS_OF_USE =
      List.of("component", "name", "description", "prefix", "namespace", "parameters");

  /** The sections that only a profile has. */
  private static final List<String> FIXED =
      List.of(
          "profile",
          "target",
          "include",
          "environments",
          FleetSections.FLEET,
          "schemas",
          "sync",
          SECTION,
          USES,
          Defaults.SECTION);

  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final Set<String> references = new HashSet<>();

  /**
   * A declared component.
   *
   * @param sections the mapping with the sections alone
   * @param size the number of its nodes
   */
  private record Declared(
      String name, NodeLocation place, Parameters parameters, NodeLocation sections, int size) {}

  private Components() {}

  /**
   * Reads the section {@code components}.
   *
   * @param outer the names outside of a component that it may refer to, besides the cluster's
   */
  static Components of(ReadDiagnostics problems, NodeLocation whole, Set<String> outer) {
    Components components = new Components();
    NodeLocation section = NodeMerge.child(whole, SECTION);
    if (section != null && !ScalarResolution.isNull(section.node())) {
      for (NodeLocation element :
          SectionList.of(section, "component", "declare fewer components", problems)) {
        components.read(problems, element, outer);
      }
    }
    return components;
  }

  private void read(ReadDiagnostics problems, NodeLocation place, Set<String> outer) {
    MappingEntries entries = mapping(problems, place, "write name: ...");
    NodeLocation nameAt = entries == null ? null : entries.value("name");
    if (entries != null && nameAt == null) {
      problems.add(
          DiagnosticCode.MISSING_PART, place, place.path() + " has no name", "add name: ...");
    }
    if (entries == null || nameAt == null) {
      return;
    }
    Object name = new ScalarReader(problems).read(nameAt, String.class);
    if (name == null || !isNew(problems, nameAt, name.toString())) {
      return;
    }
    for (String key : FIXED) {
      Node node = entries.key(key);
      if (node != null) {
        problems.add(
            DiagnosticCode.UNKNOWN_KEY,
            place.at(node),
            "the component " + name + " has the key \"" + key + "\", which belongs to the profile",
            "move it to the profile");
      }
    }
    Parameters parameters = new Parameters(problems);
    NodeLocation section = entries.value("parameters");
    if (section != null && !ScalarResolution.isNull(section.node())) {
      parameters.read(section);
    }
    NodeLocation sections = place.at(SharedParts.without(place, List.copyOf(OWN)));
    Set<Node> nodes = SharedParts.noNodes();
    Set<String> known = new LinkedHashSet<>(parameters.declared().keySet());
    known.addAll(OF_USE);
    known.addAll(OF_CLUSTER);
    known.addAll(outer);
    check(problems, sections, parameters, known, nodes);
    declared.put(
        name.toString(), new Declared(name.toString(), place, parameters, sections, nodes.size()));
  }

  private static @Nullable MappingEntries mapping(
      ReadDiagnostics problems, NodeLocation place, String fix) {
    if (place.node() instanceof MappingNode) {
      return new MappingEntries(place, problems);
    }
    new ScalarReader(problems).wrong(place, "a mapping", ScalarReader.describe(place.node()), fix);
    return null;
  }

  private boolean isNew(ReadDiagnostics problems, NodeLocation place, String name) {
    if (!declared.containsKey(name)) {
      return true;
    }
    problems.add(
        DiagnosticCode.BAD_VALUE,
        place,
        "the component " + name + " is declared twice",
        "rename or remove one of the two");
    return false;
  }

  /** Checks the references of a component, notes them, and counts its nodes. */
  private void check(
      ReadDiagnostics problems,
      NodeLocation place,
      Parameters parameters,
      Set<String> known,
      Set<Node> done) {
    if (!done.add(place.node())) {
      return;
    }
    if (place.node() instanceof ScalarNode scalar && scalar.getValue().contains("~(")) {
      for (String name : ParameterText.references(scalar.getValue())) {
        if (known.contains(name)) {
          parameters.use(name);
          references.add(name);
        } else {
          parameters.refuseUnknown(place, name, known);
        }
      }
    } else if (place.node() instanceof SequenceNode list) {
      for (Node element : list.getValue()) {
        check(problems, place.at(element), parameters, known, done);
      }
    } else if (place.node() instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        check(problems, place.at(tuple.getValueNode()), parameters, known, done);
      }
    }
  }

  /** True if a profile has any component. */
  boolean isAny() {
    return !declared.isEmpty();
  }

  /** True if a component refers to a name. */
  boolean refersTo(String name) {
    return references.contains(name);
  }

  /** Warnings about components that none of the profiles uses, and about unused parameters. */
  List<Diagnostic> unused(List<NodeLocation> profiles) {
    Set<String> names = new HashSet<>();
    for (NodeLocation profile : profiles) {
      NodeLocation uses = NodeMerge.child(profile, USES);
      if (uses != null) {
        collect(uses, names);
      }
    }
    List<Diagnostic> findings = new ArrayList<>();
    for (Declared component : declared.values()) {
      ProfilePath path = ProfilePath.ROOT.key(SECTION).key(component.name());
      if (!names.contains(component.name())) {
        findings.add(
            new Diagnostic(
                DiagnosticCode.UNUSED_PARAMETER,
                "nothing uses the component " + component.name(),
                "add \"- component: " + component.name() + "\" to uses, or remove the component",
                path,
                component.place().position()));
      }
      for (Map.Entry<String, Parameters.Declared> entry :
          component.parameters().declared().entrySet()) {
        if (!component.parameters().isUsed(entry.getKey())) {
          findings.add(
              new Diagnostic(
                  DiagnosticCode.UNUSED_PARAMETER,
                  "no value of the component "
                      + component.name()
                      + " refers to the parameter "
                      + entry.getKey(),
                  "write ~(" + entry.getKey() + ") where it belongs, or remove the parameter",
                  path.key(entry.getKey()),
                  entry.getValue().place().position()));
        }
      }
    }
    return findings;
  }

  private static void collect(NodeLocation uses, Set<String> names) {
    if (uses.node() instanceof SequenceNode list) {
      for (Node element : list.getValue()) {
        add(uses.at(element), names);
      }
    } else if (uses.node() instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        add(uses.at(tuple.getValueNode()), names);
      }
    }
  }

  private static void add(NodeLocation use, Set<String> names) {
    String name = NodeMerge.scalar(use, "component");
    if (name != null) {
      names.add(name);
    }
  }

  /**
   * Returns a profile with the parts of the uses.
   *
   * @param outer the values that the uses refer to
   * @param filled gets the texts that have no references any more
   */
  NodeLocation expand(
      ReadDiagnostics problems,
      NodeLocation base,
      NodeLocation uses,
      Map<String, ParameterValue> outer,
      Set<Node> filled) {
    if (ScalarResolution.isNull(uses.node())) {
      return base;
    }
    SectionJoin join = new SectionJoin(problems, base);
    Map<String, NodeLocation> names = new LinkedHashMap<>();
    int size = 0;
    for (NodeLocation element :
        SectionList.of(uses, "use", "write a component for several of them", problems)) {
      Node written = new Substitution(outer, problems).in(element);
      uses.file().include(written, element.file());
      NodeLocation use = new NodeLocation(element.file(), written, element.path());
      MappingEntries entries = mapping(problems, use, "write component: ...");
      Declared component = entries == null ? null : component(problems, use, entries);
      String name = entries == null ? null : name(problems, entries, component);
      if (entries == null || component == null || name == null) {
        continue;
      }
      NodeLocation other = names.putIfAbsent(name, use);
      if (other != null) {
        problems.add(
            DiagnosticCode.BAD_VALUE,
            use,
            "the use " + name + " is already in line " + other.position().line(),
            "give each use a name of its own");
        continue;
      }
      size += component.size();
      if (size > Limits.FILE_NODES) {
        problems.add(
            DiagnosticCode.BAD_VALUE,
            use,
            "the parts of all uses have more than " + Limits.FILE_NODES + " keys and values",
            "split the profile into several profiles");
        return base;
      }
      int before = problems.count();
      String prefix = text(problems, entries, "prefix");
      String namespace = text(problems, entries, "namespace");
      Map<String, ParameterValue> values = values(problems, use, name, component, entries, outer);
      values.put("use.name", new ParameterValue(name, true));
      values.put("use.prefix", new ParameterValue(prefix == null ? "" : prefix, true));
      if (namespace != null) {
        values.put("use.namespace", new ParameterValue(namespace, true));
      } else if (component.parameters().isUsed("use.namespace")) {
        problems.add(
            DiagnosticCode.MISSING_PART,
            use,
            "the use " + name + " has no namespace, which its component refers to",
            "add namespace: ...");
      }
      if (problems.count() == before) {
        Substitution substitution = new Substitution(values, problems);
        Node parts = substitution.in(component.sections());
        filled.addAll(substitution.made());
        NodeLocation place = new NodeLocation(component.sections().file(), parts, ProfilePath.ROOT);
        join.add(
            new PartNames(prefix == null ? "" : prefix, entries.value("namespace")).in(place),
            component.name());
      }
    }
    return join.joined();
  }

  private @Nullable Declared component(
      ReadDiagnostics problems, NodeLocation use, MappingEntries entries) {
    NodeLocation place = entries.value("component");
    entries.refuseUnknown(KEYS_OF_USE, null);
    if (place == null) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          use,
          use.path() + " names no component",
          declared.isEmpty()
              ? "remove it"
              : "add component: " + declared.keySet().iterator().next());
      return null;
    }
    Object name = new ScalarReader(problems).read(place, String.class);
    Declared component = name == null ? null : declared.get(name.toString());
    if (name != null && component == null) {
      String near = ClosestName.of(name.toString(), declared.keySet()).orElse(null);
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          "there is no component " + name + (near == null ? "" : "; did you mean " + near + "?"),
          near != null
              ? "write " + near
              : declared.isEmpty()
                  ? "declare it below components"
                  : "write one of " + String.join(", ", declared.keySet()));
    }
    return component;
  }

  private static @Nullable String name(
      ReadDiagnostics problems, MappingEntries entries, @Nullable Declared component) {
    String name = text(problems, entries, "name");
    return name != null || component == null || entries.has("name") ? name : component.name();
  }

  private static @Nullable String text(
      ReadDiagnostics problems, MappingEntries entries, String key) {
    NodeLocation place = entries.value(key);
    Object text = place == null ? null : new ScalarReader(problems).read(place, String.class);
    return text == null ? null : text.toString();
  }

  /** The values of a use for the parameters of its component, and those of the profile. */
  private static Map<String, ParameterValue> values(
      ReadDiagnostics problems,
      NodeLocation use,
      String name,
      Declared component,
      MappingEntries entries,
      Map<String, ParameterValue> outer) {
    Map<String, NodeLocation> given = new LinkedHashMap<>();
    NodeLocation section = entries.value("parameters");
    if (section != null && !ScalarResolution.isNull(section.node())) {
      MappingEntries all = mapping(problems, section, "write name: value");
      for (String key : all == null ? Set.<String>of() : all.keys()) {
        given.put(key, requireNonNull(requireNonNull(all).value(key)));
      }
    }
    Parameters reader = new Parameters(problems);
    Map<String, Parameters.Declared> parameters = component.parameters().declared();
    for (Map.Entry<String, NodeLocation> entry : given.entrySet()) {
      if (!parameters.containsKey(entry.getKey())) {
        reader.refuseUnknown(entry.getValue(), entry.getKey(), parameters.keySet());
      }
    }
    Map<String, ParameterValue> values = new LinkedHashMap<>(outer);
    for (Map.Entry<String, Parameters.Declared> entry : parameters.entrySet()) {
      NodeLocation written = given.get(entry.getKey());
      ParameterValue value =
          written == null ? entry.getValue().byDefault() : reader.value(entry.getValue(), written);
      values.remove(entry.getKey());
      if (value != null) {
        values.put(entry.getKey(), value);
      } else if (written == null && component.parameters().isUsed(entry.getKey())) {
        problems.add(
            DiagnosticCode.MISSING_PART,
            use,
            "the use " + name + " has no value of the parameter " + entry.getKey(),
            "add it to parameters, or give the parameter a default");
      }
    }
    return values;
  }
}
