package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads mappings into records. Reading goes on after a problem. A record with a problem becomes
 * null, and callers pass the null on without a second report.
 */
public final class RecordBinder {

  private final ReadDiagnostics problems;
  private final ValueBinder values;

  public RecordBinder(ReadDiagnostics problems, ValueBinder values) {
    this.problems = problems;
    this.values = values;
  }

  /**
   * Reads a record.
   *
   * @param base the values of components whose keys are absent; null for none
   */
  public <R extends Record> @Nullable R bind(NodeLocation place, Class<R> type, @Nullable R base) {
    if (!(place.node() instanceof MappingNode)) {
      values
          .singleValues()
          .wrong(
              place,
              "a mapping",
              ScalarReader.describe(place.node()),
              "write its parts below it as key: value");
      return null;
    }
    if (!values.admission().allows(place)) {
      return null;
    }
    MappingEntries entries = new MappingEntries(place, problems);
    if (type != Workload.class || !entries.has("preset")) {
      return bind(entries, RecordShape.of(type), type, base);
    }
    return bind(entries, RecordShape.of(type), type, type.cast(values.preset(entries)));
  }

  private <R extends Record> @Nullable R bind(
      MappingEntries entries, RecordShape<R> shape, Class<R> type, @Nullable R base) {
    List<String> keys = keys(shape, type);
    Set<String> meant = entries.refuseUnknown(keys, type);
    boolean kindReported = isKindReported(entries, shape, keys, meant);
    @Nullable Object[] components = new @Nullable Object[shape.parts().size()];
    Set<String> failed = new HashSet<>();
    Set<String> missing = new HashSet<>();
    int i = 0;
    for (RecordShape.Part part : shape.parts().values()) {
      int before = problems.count();
      components[i] = component(entries, part, type, base, kindReported);
      boolean presets = components[i] == null && meant.contains("preset");
      if (problems.count() > before || presets || meant.contains(part.key())) {
        failed.add(part.name());
      }
      if (components[i] == null) {
        if (part.type() == int.class) {
          missing.add(part.name());
        }
        components[i] = DefaultValues.valueOf(part.type());
      }
      i++;
    }
    return create(entries, shape, components, failed, missing);
  }

  private static List<String> keys(RecordShape<?> shape, Class<?> type) {
    List<String> keys = new ArrayList<>();
    for (RecordShape.Part part : shape.parts().values()) {
      if (SealedTypeKeys.isInline(type, part.name())) {
        keys.addAll(SealedTypeKeys.byOneKey(part.type()).keySet());
      } else {
        keys.add(part.key());
      }
    }
    if (type == Workload.class) {
      keys.add("preset");
    }
    return keys;
  }

  /**
   * True if an unknown key was probably meant as the key that names the kind. That key is then the
   * only problem to report.
   */
  private static boolean isKindReported(
      MappingEntries entries, RecordShape<?> shape, List<String> known, Set<String> meant) {
    int unknown = 0;
    for (String key : entries.keys()) {
      unknown += known.contains(key) ? 0 : 1;
    }
    return unknown > meant.size() || !shape.parts().keySet().containsAll(meant);
  }

  private @Nullable Object component(
      MappingEntries entries,
      RecordShape.Part part,
      Class<?> record,
      @Nullable Record base,
      boolean kindReported) {
    Object inherited = base == null ? null : part.of(base);
    if (SealedTypeKeys.isInline(record, part.name())) {
      return values.inlineUnion(entries, part.type(), inherited, kindReported);
    }
    NodeLocation value = entries.value(part.key());
    if (value == null) {
      return inherited;
    }
    if (base != null && ScalarResolution.isNull(value.node())) {
      return null;
    }
    return values.read(value, part.type(), part.genericType(), inherited);
  }

  /** Reports a component without a value. A preset may have the key, but with a null value. */
  private void missing(MappingEntries entries, RecordShape.Part part) {
    NodeLocation value = entries.value(part.key());
    if (value != null) {
      values.read(value, part.type(), part.genericType(), null);
      return;
    }
    NodeLocation mapping = entries.mapping();
    if (part.type() == LanguageVersion.class) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          mapping,
          "the profile has no language version",
          "make \"profile: v1\" the first line");
      return;
    }
    String owner = mapping.path().steps().isEmpty() ? "the profile" : mapping.path().toString();
    problems.add(
        DiagnosticCode.MISSING_PART,
        mapping,
        owner + " has no " + part.key(),
        "add " + part.key() + ": ...");
  }

  private <R extends Record> @Nullable R create(
      MappingEntries entries,
      RecordShape<R> shape,
      @Nullable Object[] components,
      Set<String> failed,
      Set<String> missing) {
    int before = problems.count();
    R record = null;
    try {
      record = shape.create(components);
    } catch (InvalidValueException e) {
      for (InvalidValueException.Problem problem : e.problems()) {
        if (problem.missing()) {
          missing.add(problem.component());
        } else if (!failed.contains(problem.component()) || isInEntry(entries, shape, problem)) {
          report(entries, shape, problem);
        }
      }
    }
    for (RecordShape.Part part : shape.parts().values()) {
      if (missing.contains(part.name()) && !failed.contains(part.name())) {
        missing(entries, part);
      }
    }
    return failed.isEmpty() && problems.count() == before ? record : null;
  }

  /**
   * True if the problem is inside one entry of a map. An entry is checked on its own, even if
   * another entry could not be read.
   */
  private static boolean isInEntry(
      MappingEntries entries, RecordShape<?> shape, InvalidValueException.Problem problem) {
    NodeLocation place = entries.value(key(shape, problem));
    return place != null && place.node() instanceof MappingNode && !problem.entry().isEmpty();
  }

  private static String key(RecordShape<?> shape, InvalidValueException.Problem problem) {
    String key = problem.component();
    for (RecordShape.Part part : shape.parts().values()) {
      key = part.name().equals(key) ? part.key() : key;
    }
    return key;
  }

  private void report(
      MappingEntries entries, RecordShape<?> shape, InvalidValueException.Problem problem) {
    String key = key(shape, problem);
    NodeLocation place = entries.value(key);
    NodeLocation component = place == null ? entries.mapping() : place;
    String message =
        problem.message().startsWith("\"") ? key + " " + problem.message() : problem.message();
    problems.add(
        DiagnosticCode.BAD_VALUE, entry(component, problem.entry()), message, problem.fix());
  }

  private static NodeLocation entry(NodeLocation component, String entry) {
    if (component.node() instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .filter(
              tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(entry))
          .findFirst()
          .map(tuple -> component.key(entry, tuple.getKeyNode()))
          .orElse(component);
    }
    if (component.node() instanceof SequenceNode sequence && !entry.isEmpty()) {
      int index = Integer.parseInt(entry);
      return component.index(index, sequence.getValue().get(index));
    }
    return component;
  }
}
