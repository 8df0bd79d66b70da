package io.gitopsprofile.read.fleet;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

/** The sections {@code parameters}, {@code environments} and {@code fleet} of a profile. */
public final class FleetSections {

  /** The key of the fleet file. */
  public static final String FLEET = "fleet";

  /** The keys of the sections. */
  public static final List<String> KEYS = List.of("parameters", "environments", FLEET);

  /** Maximum number of environments that extend one another. */
  private static final int MOST_LEVELS = 10;

  private static final String ENVIRONMENT_NAME = "environment.name";
  private static final List<String> OF_CLUSTER = List.of("cluster.name", "cluster.region");
  private static final String DEFAULT_DIRECTORY = "clusters/~(" + ENVIRONMENT_NAME + ")";

  /** The keys of an environment that are not sections of the profile. */
  private static final Set<String> OWN =
      Set.of("name", "extends", "rendered", "directory", "description", "parameters");

  /** The keys of a profile that an environment cannot change. */
  private static final List<String> FIXED =
      List.of("profile", "include", "environments", FLEET, "schemas", Components.SECTION);

  /** The keys of a profile that the environments do not see. */
  private static final List<String> TAKEN =
      List.of("parameters", "environments", FLEET, Components.SECTION);

  private final NodeLocation whole;
  private final NodeLocation base;
  private final Parameters parameters;
  private final SharedParts shared;
  private final Map<String, EnvironmentPart> parts = new LinkedHashMap<>();
  private final Map<String, String> directories = new LinkedHashMap<>();
  private final ClusterFolders folders = new ClusterFolders();
  private final Set<String> used = new HashSet<>();
  private final List<Diagnostic> findings = new ArrayList<>();

  private FleetSections(ReadDiagnostics problems, NodeLocation whole) {
    this.whole = whole;
    this.base = whole.at(SharedParts.without(whole, TAKEN));
    this.parameters = new Parameters(problems);
    this.shared = SharedParts.of(problems, whole, Set.of(ENVIRONMENT_NAME));
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

  /** The first of the sections; the root if there is none. */
  public static NodeLocation first(NodeLocation root) {
    NodeLocation environments = NodeMerge.child(root, "environments");
    NodeLocation fleet = NodeMerge.child(root, FLEET);
    return environments != null ? environments : fleet == null ? root : fleet;
  }

  /** The path of the fleet file; null if the profile names none. */
  public static @Nullable NodeLocation fleetFile(NodeLocation root) {
    return NodeMerge.child(root, FLEET);
  }

  /**
   * Reads the sections and reports what is wrong with them.
   *
   * @param rows the fleet file; null for none
   */
  public static FleetSections of(
      ReadDiagnostics problems, NodeLocation whole, @Nullable SourceFile rows) {
    int before = problems.count();
    FleetSections sections = new FleetSections(problems, whole);
    sections.read(problems, rows);
    if (problems.count() == before) {
      sections.check(problems);
    }
    return sections;
  }

  /** The warnings about the sections. */
  public List<Diagnostic> findings() {
    return findings;
  }

  /** The folder of the tree of each rendered environment, in the order of the profile. */
  public Map<String, String> directories() {
    return directories;
  }

  /** The row of an environment as text; empty for one that the profile itself has. */
  public String row(String name) {
    EnvironmentPart part = requireNonNull(parts.get(name), name);
    if (!part.isRow()) {
      return "";
    }
    StringBuilder text = new StringBuilder(part.place().file().name());
    text.append('\0').append(FleetRows.text(part.base()));
    text.append('\0').append(FleetRows.text(part.directory()));
    for (Map.Entry<String, NodeLocation> value : part.parameters().entrySet()) {
      text.append('\0').append(value.getKey());
      text.append('\0').append(FleetRows.text(value.getValue()));
    }
    return text.toString();
  }

  /** The profile of an environment: its sections merged, its parameters replaced. */
  public NodeLocation resolve(ReadDiagnostics problems, String name) {
    EnvironmentPart part = requireNonNull(parts.get(name), name);
    Map<String, ParameterValue> values = values(new ReadDiagnostics(), part);
    Set<Node> filled = SharedParts.noNodes();
    ReadDiagnostics ofMerge = shared.hasComponents() ? new ReadDiagnostics() : problems;
    NodeLocation merged = merged(ofMerge, base, part);
    addCluster(problems, part, merged, values);
    NodeLocation full = shared.withParts(problems, base, merged, values, filled);
    if (shared.hasComponents()) {
      // The environment changed the uses; now it changes the parts that they bring.
      merged = merged(problems, full, part);
    }
    merged = shared.withDefaults(problems, merged);
    return merged.at(new Substitution(values, problems).without(filled).in(merged));
  }

  private void addCluster(
      ReadDiagnostics problems,
      EnvironmentPart part,
      NodeLocation merged,
      Map<String, ParameterValue> values) {
    NodeLocation cluster = NodeMerge.child(merged, "cluster");
    for (String known : OF_CLUSTER) {
      String key = known.substring(known.indexOf('.') + 1);
      String text = cluster == null ? null : NodeMerge.scalar(cluster, key);
      if (text != null) {
        values.put(known, new ParameterValue(fill(text, values), true));
      } else if (used.contains(known) || shared.refersTo(known)) {
        problems.add(
            DiagnosticCode.UNKNOWN_PARAMETER,
            part.nameAt(),
            "the environment " + part.name() + " has no " + known + ", which the profile refers to",
            "describe the cluster, or remove ~(" + known + ")");
      }
    }
  }

  /** True if a line of the profile is one of an environment, or of one that it extends. */
  public boolean concerns(String name, String file, int line) {
    boolean inAny = false;
    for (EnvironmentPart part : parts.values()) {
      inAny |= !part.isRow() && covers(part, file, line);
    }
    if (!inAny) {
      return true;
    }
    for (EnvironmentPart part : chain(name)) {
      if (covers(part, file, line)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(EnvironmentPart part, String file, int line) {
    Node node = part.place().node();
    return node.getStartMark() != null
        && part.place().file().name().equals(file)
        && line > node.getStartMark().getLine()
        && line <= Math.max(node.getEndMark().getLine(), node.getStartMark().getLine() + 1);
  }

  private void read(ReadDiagnostics problems, @Nullable SourceFile rows) {
    NodeLocation declared = NodeMerge.child(whole, "parameters");
    if (declared != null && !ScalarResolution.isNull(declared.node())) {
      parameters.read(declared);
    }
    NodeLocation environments = NodeMerge.child(whole, "environments");
    if (environments != null && !ScalarResolution.isNull(environments.node())) {
      readEnvironments(problems, environments);
    }
    if (rows != null) {
      for (EnvironmentPart row : new FleetRows(problems, rows, parameters.declared()).read()) {
        put(problems, row);
      }
    }
    if (parts.isEmpty() && problems.count() == 0) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          environments != null ? environments : declared != null ? declared : whole,
          "the profile has no environment",
          "add environments, or write the values out and remove parameters");
    }
  }

  private void readEnvironments(ReadDiagnostics problems, NodeLocation section) {
    String tooLong = "move the clusters into a fleet file";
    for (NodeLocation element : SectionList.of(section, "environment", tooLong, problems)) {
      readEnvironment(problems, element);
    }
  }

  private void readEnvironment(ReadDiagnostics problems, NodeLocation place) {
    if (!(place.node() instanceof MappingNode)) {
      new ScalarReader(problems)
          .wrong(place, "a mapping", ScalarReader.describe(place.node()), "write name: ...");
      return;
    }
    MappingEntries entries = new MappingEntries(place, problems);
    NodeLocation name = entries.value("name");
    if (name == null) {
      problems.add(
          DiagnosticCode.MISSING_PART, place, place.path() + " has no name", "add name: ...");
      return;
    }
    for (String key : FIXED) {
      NodeLocation fixed = entries.value(key);
      if (fixed != null) {
        problems.add(
            DiagnosticCode.UNKNOWN_KEY,
            fixed.at(requireNonNull(entries.key(key))),
            "an environment has the key \"" + key + "\", which belongs to the whole profile",
            "remove it");
      }
    }
    ScalarReader reader = new ScalarReader(problems);
    Object text = reader.read(name, String.class);
    NodeLocation rendered = entries.value("rendered");
    Object isRendered = rendered == null ? null : reader.read(rendered, Boolean.class);
    NodeLocation description = entries.value("description");
    if (description != null) {
      reader.read(description, String.class);
    }
    Map<String, NodeLocation> values = new LinkedHashMap<>();
    NodeLocation given = entries.value("parameters");
    if (given != null && !(given.node() instanceof MappingNode)) {
      reader.wrong(given, "a mapping", ScalarReader.describe(given.node()), "write name: value");
    } else if (given != null) {
      MappingEntries all = new MappingEntries(given, problems);
      for (String key : all.keys()) {
        values.put(key, requireNonNull(all.value(key)));
      }
    }
    if (text != null && isName(problems, name, text.toString(), parts.keySet())) {
      put(
          problems,
          new EnvironmentPart(
              text.toString(),
              place,
              name,
              entries.value("extends"),
              rendered == null || Boolean.TRUE.equals(isRendered),
              false,
              entries.value("directory"),
              values));
    }
  }

  private void put(ReadDiagnostics problems, EnvironmentPart part) {
    EnvironmentPart first = parts.putIfAbsent(part.name(), part);
    if (first != null) {
      problems.add(
          DiagnosticCode.DUPLICATE_KEY,
          part.nameAt(),
          "the environment " + part.name() + " is already in " + first.nameAt().position(),
          "rename or remove one of the two");
    }
  }

  /** True for a name that can be a folder: a DNS label; reports any other. */
  static boolean isName(
      ReadDiagnostics problems, NodeLocation place, String name, Collection<String> taken) {
    boolean right = !name.isEmpty() && name.length() <= 63 && !taken.contains(name);
    for (int i = 0; i < name.length() && right; i++) {
      char c = name.charAt(i);
      boolean hyphenInside = c == '-' && i > 0 && i < name.length() - 1;
      right = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || hyphenInside;
    }
    if (!right) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          taken.contains(name)
              ? "the environment " + name + " is written twice"
              : "the name of an environment must be a DNS label, but is \"" + name + "\"",
          taken.contains(name)
              ? "rename or remove one of the two"
              : "write lower-case letters, digits and \"-\", at most 63");
    }
    return right;
  }

  private void check(ReadDiagnostics problems) {
    for (EnvironmentPart part : parts.values()) {
      checkBase(problems, part);
    }
    if (problems.count() > 0) {
      return;
    }
    for (EnvironmentPart part : parts.values()) {
      for (Map.Entry<String, NodeLocation> value : part.parameters().entrySet()) {
        Parameters.Declared parameter = parameters.declared().get(value.getKey());
        if (parameter == null) {
          parameters.refuseUnknown(
              value.getValue(), value.getKey(), parameters.declared().keySet());
        } else {
          parameters.value(parameter, value.getValue());
        }
      }
    }
    checkReferences(problems);
    if (problems.count() > 0) {
      return;
    }
    for (EnvironmentPart part : parts.values()) {
      if (part.isRendered()) {
        checkDirectory(problems, part, values(problems, part));
      }
    }
    if (problems.count() == 0) {
      findUnused();
      findEqual();
    }
  }

  private void checkBase(ReadDiagnostics problems, EnvironmentPart part) {
    String name = FleetRows.text(part.base());
    if (part.base() == null) {
      return;
    }
    EnvironmentPart extended = name == null ? null : parts.get(name);
    if (extended == null || extended.isRow()) {
      List<String> names = new ArrayList<>();
      for (EnvironmentPart other : parts.values()) {
        if (!other.isRow() && !other.name().equals(part.name())) {
          names.add(other.name());
        }
      }
      String near = name == null ? null : ClosestName.of(name, names).orElse(null);
      problems.add(
          DiagnosticCode.BAD_VALUE,
          part.base(),
          "the environment " + part.name() + " extends " + name + ", which the profile has not",
          near != null
              ? "write " + near
              : names.isEmpty() ? "remove extends" : "write one of " + String.join(", ", names));
      return;
    }
    if (chain(part.name()).size() > MOST_LEVELS) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          part.base(),
          "the environment "
              + part.name()
              + " extends itself, or more than "
              + (MOST_LEVELS - 1)
              + " others",
          "extend another environment");
    }
  }

  /** The environments from the outermost base to the named one; one too many for a circle. */
  private List<EnvironmentPart> chain(String name) {
    List<EnvironmentPart> chain = new ArrayList<>();
    for (EnvironmentPart part = parts.get(name);
        part != null && chain.size() <= MOST_LEVELS;
        part = parts.get(String.valueOf(FleetRows.text(part.base())))) {
      chain.add(0, part);
      if (part.base() == null) {
        break;
      }
    }
    return chain;
  }

  private void checkReferences(ReadDiagnostics problems) {
    Set<String> known = new LinkedHashSet<>(parameters.declared().keySet());
    known.add(ENVIRONMENT_NAME);
    known.addAll(OF_CLUSTER);
    Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
    for (NodeTuple tuple : ((MappingNode) whole.node()).getValue()) {
      // A component refers to its own parameters.
      boolean declares =
          tuple.getKeyNode() instanceof ScalarNode key
              && (key.getValue().equals("parameters") || key.getValue().equals(Components.SECTION));
      if (!declares) {
        checkReferences(problems, whole.at(tuple.getValueNode()), known, done);
      }
    }
    for (EnvironmentPart part : parts.values()) {
      if (part.isRow() && part.directory() != null) {
        checkReferences(problems, part.directory(), known, done);
      }
    }
  }

  private void checkReferences(
      ReadDiagnostics problems, NodeLocation place, Set<String> known, Set<Node> done) {
    if (!done.add(place.node())) {
      return;
    }
    if (place.node() instanceof ScalarNode scalar && scalar.getValue().contains("~(")) {
      for (String name : ParameterText.references(scalar.getValue())) {
        if (known.contains(name)) {
          used.add(name);
        } else {
          parameters.refuseUnknown(place, name, known);
        }
      }
    } else if (place.node() instanceof SequenceNode list) {
      for (Node element : list.getValue()) {
        checkReferences(problems, place.at(element), known, done);
      }
    } else if (place.node() instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        checkReferences(problems, place.at(tuple.getValueNode()), known, done);
      }
    }
  }

  /** The values of an environment; a parameter without one is reported. */
  private Map<String, ParameterValue> values(ReadDiagnostics problems, EnvironmentPart part) {
    Map<String, NodeLocation> given = new HashMap<>();
    for (EnvironmentPart step : chain(part.name())) {
      given.putAll(step.parameters());
    }
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    Parameters reader = new Parameters(problems);
    for (Map.Entry<String, Parameters.Declared> entry : parameters.declared().entrySet()) {
      NodeLocation written = given.get(entry.getKey());
      ParameterValue value =
          written == null ? entry.getValue().byDefault() : reader.value(entry.getValue(), written);
      if (value != null) {
        values.put(entry.getKey(), value);
      } else if (written == null && used.contains(entry.getKey())) {
        problems.add(
            DiagnosticCode.MISSING_PART,
            part.nameAt(),
            "the environment " + part.name() + " has no value of the parameter " + entry.getKey(),
            "add it to parameters, or give the parameter a default");
      }
    }
    values.put(ENVIRONMENT_NAME, new ParameterValue(part.name(), true));
    return values;
  }

  private static String fill(String text, Map<String, ParameterValue> values) {
    return ParameterText.fill(
        text,
        name -> {
          ParameterValue value = values.get(name);
          return value == null ? null : value.text();
        });
  }

  private void checkDirectory(
      ReadDiagnostics problems, EnvironmentPart part, Map<String, ParameterValue> values) {
    NodeLocation place = part.directory();
    for (EnvironmentPart step : chain(part.name())) {
      NodeLocation inherited = step.directory();
      if (part.directory() == null
          && inherited != null
          && !ParameterText.references(String.valueOf(FleetRows.text(inherited))).isEmpty()) {
        place = inherited;
      }
    }
    String written = place == null ? DEFAULT_DIRECTORY : FleetRows.text(place);
    NodeLocation at = place == null ? part.nameAt() : place;
    String text = fill(written == null ? "" : written, values);
    try {
      RelativePath.of(text);
    } catch (InvalidValueException e) {
      InvalidValueException.Problem problem = e.problems().get(0);
      problems.add(
          DiagnosticCode.BAD_VALUE,
          at,
          "the directory of the environment " + part.name() + ": " + problem.message(),
          problem.fix());
      return;
    }
    String other = folders.add(text, part.name());
    if (other != null) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          at,
          "the environments " + other + " and " + part.name() + " share the directory " + text,
          "give each its own, such as clusters/~(environment.name)");
      return;
    }
    directories.put(part.name(), text);
  }

  private void findUnused() {
    List<NodeLocation> profiles = new ArrayList<>(List.of(whole));
    for (EnvironmentPart part : parts.values()) {
      if (!part.isRow()) {
        profiles.add(part.place());
      }
    }
    findings.addAll(shared.findings(profiles));
    for (Map.Entry<String, Parameters.Declared> entry : parameters.declared().entrySet()) {
      if (!used.contains(entry.getKey())) {
        NodeLocation place = entry.getValue().place();
        findings.add(
            new Diagnostic(
                DiagnosticCode.UNUSED_PARAMETER,
                "no value refers to the parameter " + entry.getKey(),
                "write ~(" + entry.getKey() + ") where it belongs, or remove the parameter",
                ProfilePath.ROOT.key("parameters").key(entry.getKey()),
                place.position()));
      }
    }
  }

  /** Finds two rendered environments that have the same sections and values. */
  private void findEqual() {
    Map<String, String> contents = new HashMap<>();
    Map<String, String> known = new HashMap<>();
    for (EnvironmentPart part : parts.values()) {
      if (!part.isRendered()) {
        continue;
      }
      Map<String, ParameterValue> values = values(new ReadDiagnostics(), part);
      if (!used.contains(ENVIRONMENT_NAME)) {
        values.remove(ENVIRONMENT_NAME);
      }
      values.keySet().retainAll(used);
      String first = known.putIfAbsent(content(part, contents) + values, part.name());
      if (first != null) {
        findings.add(
            new Diagnostic(
                DiagnosticCode.EQUAL_ENVIRONMENT,
                "the environment " + part.name() + " is equal to " + first,
                "change a value of it, or remove it",
                ProfilePath.ROOT.key("environments").key(part.name()),
                part.nameAt().position()));
      }
    }
  }

  /** The name of the environment whose sections a part has; empty for those of the profile. */
  private String content(EnvironmentPart part, Map<String, String> known) {
    String content = "";
    NodeLocation below = base;
    for (EnvironmentPart step : chain(part.name())) {
      String found = known.get(step.name());
      if (found == null && !step.isRow()) {
        NodeMerge merge = new NodeMerge(new ReadDiagnostics(), step.name());
        for (EnvironmentPart earlier : chain(step.name())) {
          if (!earlier.name().equals(step.name())) {
            below = merge(new ReadDiagnostics(), below, earlier);
          }
        }
        merge.merge(below, step.place(), OWN);
        found = merge.changes() ? step.name() : content;
        known.put(step.name(), found);
        below = base;
      }
      content = found == null ? content : found;
    }
    return content;
  }

  private NodeLocation merged(ReadDiagnostics problems, NodeLocation below, EnvironmentPart part) {
    NodeLocation merged = below;
    for (EnvironmentPart step : chain(part.name())) {
      merged = merge(problems, merged, step);
    }
    return merged;
  }

  private static NodeLocation merge(
      ReadDiagnostics problems, NodeLocation below, EnvironmentPart step) {
    return step.isRow()
        ? below
        : new NodeMerge(problems, step.name()).merge(below, atRoot(step.place()), OWN);
  }

  /** The overlay with the paths of the profile, as the merged parts have them. */
  private static NodeLocation atRoot(NodeLocation place) {
    return new NodeLocation(place.file(), place.node(), ProfilePath.ROOT);
  }
}
