package io.gitopsprofile.read.fleet;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The parameters that a profile declares, with their types and defaults. */
final class Parameters {

  private static final List<String> KEYS =
      List.of("name", "type", "default", "description", "values");

  private final ReadDiagnostics problems;
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  /** The type of a parameter. */
  enum Type {
    TEXT,
    NUMBER,
    BOOLEAN;

    /** The type's word in a profile. */
    String word() {
      return switch (this) {
        case TEXT -> "text";
        case NUMBER -> "number";
        case BOOLEAN -> "boolean";
      };
    }
  }

  /**
   * A declared parameter.
   *
   * @param place the declaration
   * @param allowed the only values; empty if all are allowed
   */
  record Declared(
      NodeLocation place, Type type, List<String> allowed, @Nullable ParameterValue byDefault) {}

  Parameters(ReadDiagnostics problems) {
    this.problems = problems;
  }

  Map<String, Declared> declared() {
    return declared;
  }

  /** Notes that a text refers to a name. */
  void use(String name) {
    used.add(name);
  }

  /** True if a text refers to a name. */
  boolean isUsed(String name) {
    return used.contains(name);
  }

  /** Reads the section {@code parameters}. */
  void read(NodeLocation section) {
    for (NodeLocation element : SectionList.of(section, "parameter", "declare fewer", problems)) {
      readOne(element);
    }
  }

  private void readOne(NodeLocation place) {
    if (!(place.node() instanceof MappingNode)) {
      new ScalarReader(problems)
          .wrong(place, "a mapping", ScalarReader.describe(place.node()), "write name and type");
      return;
    }
    MappingEntries entries = new MappingEntries(place, problems);
    entries.refuseUnknown(KEYS, null);
    NodeLocation nameAt = entries.value("name");
    Object name = nameAt == null ? null : new ScalarReader(problems).read(nameAt, String.class);
    if (nameAt == null) {
      problems.add(
          DiagnosticCode.MISSING_PART, place, place.path() + " has no name", "add name: ...");
    }
    if (nameAt == null || name == null) {
      return;
    }
    if (!ParameterText.isName((String) name) || declared.containsKey(name)) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          nameAt,
          declared.containsKey(name)
              ? "the parameter " + name + " is declared twice"
              : "the name of a parameter is letters and digits, but is \"" + name + "\"",
          declared.containsKey(name) ? "remove one of the two" : "write a name such as region");
      return;
    }
    Type type = type(entries.value("type"));
    List<String> allowed = allowed(entries.value("values"), type);
    NodeLocation byDefault = entries.value("default");
    Declared parameter = new Declared(place, type, allowed, null);
    ParameterValue value = byDefault == null ? null : value(parameter, byDefault);
    declared.put((String) name, new Declared(place, type, allowed, value));
  }

  private Type type(@Nullable NodeLocation place) {
    if (place == null) {
      return Type.TEXT;
    }
    String word = place.node() instanceof ScalarNode scalar ? scalar.getValue() : "";
    for (Type type : Type.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    problems.add(
        DiagnosticCode.BAD_VALUE,
        place,
        "type must be text, number or boolean, but is " + ScalarReader.describe(place.node()),
        "write one of the three");
    return Type.TEXT;
  }

  private List<String> allowed(@Nullable NodeLocation place, Type type) {
    List<String> allowed = new ArrayList<>();
    if (place != null && place.node() instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        ParameterValue value =
            value(
                new Declared(place, type, List.of(), null), place.index(i, list.getValue().get(i)));
        if (value != null) {
          allowed.add(value.text());
        }
      }
    } else if (place != null) {
      new ScalarReader(problems)
          .wrong(place, "a list", ScalarReader.describe(place.node()), "write [one, other]");
    }
    return allowed;
  }

  /** Returns the value of an environment for a declared parameter; null after a problem. */
  @Nullable ParameterValue value(Declared parameter, NodeLocation place) {
    String text = text(parameter.type(), place);
    if (text == null) {
      return null;
    }
    if (text.length() > Limits.WORD || text.indexOf('\n') >= 0) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          place.label() + " is not one line of at most " + Limits.WORD + " characters",
          "write the text where it is used");
      return null;
    }
    if (!parameter.allowed().isEmpty() && !parameter.allowed().contains(text)) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          place.label()
              + " is \""
              + text
              + "\"; the parameter takes "
              + String.join(", ", parameter.allowed()),
          ClosestName.of(text, parameter.allowed())
              .map(near -> "write " + near)
              .orElse("write one of them, or add it to values of the parameter"));
      return null;
    }
    return new ParameterValue(text, parameter.type() == Type.TEXT);
  }

  private @Nullable String text(Type type, NodeLocation place) {
    ScalarReader reader = new ScalarReader(problems);
    return switch (type) {
      case TEXT -> (String) reader.read(place, String.class);
      case BOOLEAN -> {
        Object read = reader.read(place, Boolean.class);
        yield read == null ? null : read.toString();
      }
      case NUMBER -> {
        if (place.node() instanceof ScalarNode scalar
            && scalar.getTag().equals(NodeComposer.BARE)
            && scalar.getValue().length() <= Limits.NUMBER
            && PlainScalarResolver.value(scalar.getValue()) instanceof Number) {
          yield scalar.getValue();
        }
        reader.wrong(
            place, "a number", ScalarReader.describe(place.node()), "write digits without quotes");
        yield null;
      }
    };
  }

  /** Reports a name that no parameter has. */
  void refuseUnknown(NodeLocation place, String name, Set<String> known) {
    String near = ClosestName.of(name, known).orElse(null);
    problems.add(
        DiagnosticCode.UNKNOWN_PARAMETER,
        place,
        "there is no parameter " + name + (near == null ? "" : "; did you mean " + near + "?"),
        near == null ? "declare it below parameters, or remove it" : "write " + near);
  }
}
