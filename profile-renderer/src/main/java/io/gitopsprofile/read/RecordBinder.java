package io.gitopsprofile.read;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads mappings into records. Every problem is reported and reading goes on; a record with a
 * problem becomes null, which its readers pass on without reporting it again.
 */
final class RecordBinder {

  private final Problems problems;
  private final ValueBinder values;

  RecordBinder(Problems problems, ValueBinder values) {
    this.problems = problems;
    this.values = values;
  }

  /**
   * Reads a record.
   *
   * @param base what the components hold whose keys are not written; null for nothing
   */
  <R extends Record> @Nullable R bind(Place place, Class<R> type, @Nullable R base) {
    if (!(place.node() instanceof MappingNode)) {
      values
          .singleValues()
          .wrong(
              place,
              "a mapping",
              SingleValues.describe(place.node()),
              "write its parts below it as key: value");
      return null;
    }
    if (!values.admission().admits(place)) {
      return null;
    }
    Entries entries = new Entries(place, problems);
    if (type != Workload.class || !entries.has("preset")) {
      return bind(entries, Shape.of(type), type, base);
    }
    return bind(entries, Shape.of(type), type, type.cast(values.preset(entries)));
  }

  private <R extends Record> @Nullable R bind(
      Entries entries, Shape<R> shape, Class<R> type, @Nullable R base) {
    List<String> keys = keys(shape, type);
    Set<String> meant = entries.refuseUnknown(keys);
    boolean kindReported = isKindReported(entries, shape, keys, meant);
    @Nullable Object[] components = new @Nullable Object[shape.parts().size()];
    Set<String> failed = new HashSet<>();
    Set<String> missing = new HashSet<>();
    int i = 0;
    for (Shape.Part part : shape.parts().values()) {
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
        components[i] = Absent.valueOf(part.type());
      }
      i++;
    }
    return create(entries, shape, components, failed, missing);
  }

  private static List<String> keys(Shape<?> shape, Class<?> type) {
    List<String> keys = new ArrayList<>();
    for (Shape.Part part : shape.parts().values()) {
      if (Unions.standsBeside(type, part.name())) {
        keys.addAll(Unions.byOneKey(part.type()).keySet());
      } else {
        keys.add(part.key());
      }
    }
    if (type == Workload.class) {
      keys.add("preset");
    }
    return keys;
  }

  /** Whether an unknown key may have been meant to say the kind: then that is the one cause. */
  private static boolean isKindReported(
      Entries entries, Shape<?> shape, List<String> known, Set<String> meant) {
    long unknown = entries.keys().stream().filter(key -> !known.contains(key)).count();
    return unknown > meant.size() || !shape.parts().keySet().containsAll(meant);
  }

  private @Nullable Object component(
      Entries entries,
      Shape.Part part,
      Class<?> record,
      @Nullable Record base,
      boolean kindReported) {
    Object inherited = base == null ? null : part.of(base);
    if (Unions.standsBeside(record, part.name())) {
      return values.unionBeside(entries, part.type(), inherited, kindReported);
    }
    Place value = entries.value(part.key());
    if (value == null) {
      return inherited;
    }
    if (base != null && ScalarTyping.isNull(value.node())) {
      return null;
    }
    return values.read(value, part.type(), part.genericType(), inherited);
  }

  /** Reports a component without a value; in a preset it may be written, but as nothing. */
  private void missing(Entries entries, Shape.Part part) {
    Place value = entries.value(part.key());
    if (value != null) {
      values.read(value, part.type(), part.genericType(), null);
      return;
    }
    Place mapping = entries.mapping();
    if (part.type() == LanguageVersion.class) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          mapping,
          "the file does not say which version of the profile language it is written in",
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
      Entries entries,
      Shape<R> shape,
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
        } else if (!failed.contains(problem.component()) || isOfAnEntry(entries, shape, problem)) {
          report(entries, shape, problem);
        }
      }
    }
    for (Shape.Part part : shape.parts().values()) {
      if (missing.contains(part.name()) && !failed.contains(part.name())) {
        missing(entries, part);
      }
    }
    return failed.isEmpty() && problems.count() == before ? record : null;
  }

  /** An entry of a map is judged on its own, even where another one could not be read. */
  private static boolean isOfAnEntry(
      Entries entries, Shape<?> shape, InvalidValueException.Problem problem) {
    Place place = entries.value(key(shape, problem));
    return place != null && place.node() instanceof MappingNode && !problem.entry().isEmpty();
  }

  private static String key(Shape<?> shape, InvalidValueException.Problem problem) {
    String key = problem.component();
    for (Shape.Part part : shape.parts().values()) {
      key = part.name().equals(key) ? part.key() : key;
    }
    return key;
  }

  private void report(Entries entries, Shape<?> shape, InvalidValueException.Problem problem) {
    String key = key(shape, problem);
    Place place = entries.value(key);
    Place component = place == null ? entries.mapping() : place;
    String message =
        problem.message().startsWith("\"") ? key + " " + problem.message() : problem.message();
    problems.add(
        DiagnosticCode.BAD_VALUE, entry(component, problem.entry()), message, problem.fix());
  }

  private static Place entry(Place component, String entry) {
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
