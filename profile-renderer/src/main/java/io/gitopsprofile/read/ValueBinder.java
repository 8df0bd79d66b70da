package io.gitopsprofile.read;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.Nearest;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Strategy;
import io.gitopsprofile.model.Workload;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a value of any type that a component of the model can have. */
final class ValueBinder {

  private final Problems problems;
  private final SourceMap sources;
  private final ManifestReader manifests;
  private final Admission admission;
  private final SingleValues singleValues;
  private final RecordBinder records;

  ValueBinder(Problems problems, SourceMap sources, ManifestReader manifests) {
    this.problems = problems;
    this.sources = sources;
    this.manifests = manifests;
    this.admission = new Admission(problems);
    this.singleValues = new SingleValues(problems);
    this.records = new RecordBinder(problems, this);
  }

  Admission admission() {
    return admission;
  }

  SingleValues singleValues() {
    return singleValues;
  }

  @Nullable Profile profile(Place root) {
    return records.bind(root, Profile.class, null);
  }

  /** The value, or null after a problem was reported. */
  @Nullable Object read(Place place, Class<?> type, Type generic, @Nullable Object inherited) {
    if (type == List.class) {
      return list(
          place, argument(generic, 0), inherited instanceof List<?> list ? list : List.of());
    }
    if (type == Map.class) {
      return map(place, argument(generic, 1), inherited instanceof Map<?, ?> map ? map : Map.of());
    }
    if (type == FreeForm.class) {
      return manifests.freeForm(place);
    }
    return one(place, type, inherited);
  }

  private @Nullable Object one(Place place, Class<?> type, @Nullable Object inherited) {
    if (SingleValues.takes(type)) {
      return admission.admitsValue(place) ? singleValues.read(place, type) : null;
    }
    if (type == ScaleTarget.class) {
      return scaleTarget(place);
    }
    if (!Unions.byOneKey(type).isEmpty()) {
      return unionOfOneKey(place, type);
    }
    if (!Unions.byRequiredKey(type).isEmpty()) {
      return unionByRequiredKey(place, type);
    }
    Record base = inherited instanceof Record record && type != Strategy.class ? record : null;
    return record(place, type.asSubclass(Record.class), base);
  }

  private <R extends Record> @Nullable R record(Place place, Class<R> type, @Nullable Record base) {
    return records.bind(place, type, base == null ? null : type.cast(base));
  }

  private @Nullable Object list(Place place, Class<?> element, List<?> inherited) {
    if (!(place.node() instanceof SequenceNode sequence)) {
      return singleValues.wrong(
          place, "a list", SingleValues.describe(place.node()), "start each element with \"- \"");
    }
    if (!admission.admits(place)) {
      return null;
    }
    if (element == Manifest.class) {
      return manifests.read(place, sequence);
    }
    if (!inherited.isEmpty() && NamedList.isNamed(element)) {
      return new NamedList(this, sources).merge(place, sequence, element, inherited);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Object value = one(place.index(i, sequence.getValue().get(i)), element, null);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** Reads an element of a list whose elements are merged by name. */
  @Nullable Object element(Place place, Class<?> type, @Nullable Object inherited) {
    return one(place, type, inherited);
  }

  private @Nullable Object map(Place place, Class<?> type, Map<?, ?> inherited) {
    if (!(place.node() instanceof MappingNode)) {
      return singleValues.wrong(
          place, "a mapping", SingleValues.describe(place.node()), "write it as key: value");
    }
    if (!admission.admits(place)) {
      return null;
    }
    Entries entries = new Entries(place, problems);
    Map<Object, Object> values = new LinkedHashMap<>(inherited);
    for (String key : entries.keys()) {
      Place value = entries.value(key);
      if (value == null || !entries.isText(key)) {
        continue;
      }
      if (inherited.containsKey(key) && ScalarTyping.isNull(value.node())) {
        values.remove(key);
        continue;
      }
      Object read = one(value, type, null);
      if (read != null) {
        values.put(key, read);
      }
    }
    return values;
  }

  private @Nullable Object scaleTarget(Place place) {
    if (place.node() instanceof MappingNode) {
      return record(place, ScaleTarget.ObjectReference.class, null);
    }
    Object name = singleValues.read(place, String.class);
    return name instanceof String workload ? workload(place, workload) : null;
  }

  private @Nullable Object workload(Place place, String workload) {
    try {
      return ScaleTarget.workload(workload);
    } catch (InvalidValueException e) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          place.label() + " " + e.problems().get(0).message(),
          e.problems().get(0).fix());
      return null;
    }
  }

  private @Nullable Object unionOfOneKey(Place place, Class<?> type) {
    Map<String, Class<? extends Record>> variants = Unions.byOneKey(type);
    if (!(place.node() instanceof MappingNode)) {
      return singleValues.wrong(
          place,
          "a mapping with one of " + Unions.words(variants.keySet()),
          SingleValues.describe(place.node()),
          "write the kind as a key and its parts below it");
    }
    if (!admission.admits(place)) {
      return null;
    }
    Entries entries = new Entries(place, problems);
    Set<String> meant = entries.refuseUnknown(variants.keySet());
    if (!entries.keys().isEmpty() && Collections.disjoint(entries.keys(), variants.keySet())) {
      return null;
    }
    return unionBeside(entries, type, null, !meant.isEmpty());
  }

  /**
   * Reads the variant whose key stands among these entries.
   *
   * @param inherited what a preset gives, unless its key stands here as nothing
   * @param reported whether a key that may be meant for the variant's was reported
   */
  @Nullable Object unionBeside(
      Entries entries, Class<?> type, @Nullable Object inherited, boolean reported) {
    Map<String, Class<? extends Record>> variants = Unions.byOneKey(type);
    List<String> written = new ArrayList<>();
    boolean removed = false;
    for (Map.Entry<String, Class<? extends Record>> variant : variants.entrySet()) {
      Place value = entries.value(variant.getKey());
      if (value != null && inherited != null && ScalarTyping.isNull(value.node())) {
        removed |= variant.getValue().isInstance(inherited);
      } else if (value != null) {
        written.add(variant.getKey());
      }
    }
    Object kept = removed ? null : inherited;
    if (written.isEmpty()) {
      if (reported) {
        problems.again();
      } else if (kept == null) {
        problems.add(
            DiagnosticCode.MISSING_PART,
            entries.mapping(),
            entries.mapping().path() + " does not say which kind it is",
            "give it one of " + Unions.words(variants.keySet()));
      }
      return kept;
    }
    Place value = entries.value(written.get(0));
    if (written.size() > 1) {
      Place second = entries.value(written.get(1));
      problems.add(
          DiagnosticCode.BAD_VALUE,
          second == null ? entries.mapping() : second,
          entries.mapping().label() + " has both " + written.get(0) + " and " + written.get(1),
          "keep one of both");
    }
    return value == null ? null : record(value, Unions.variant(variants, written.get(0)), null);
  }

  private @Nullable Object unionByRequiredKey(Place place, Class<?> type) {
    Map<String, Class<? extends Record>> variants = Unions.byRequiredKey(type);
    List<String> keys = List.copyOf(variants.keySet());
    if (!(place.node() instanceof MappingNode)) {
      return record(place, Unions.variant(variants, keys.get(0)), null);
    }
    Entries entries = new Entries(place, new Problems());
    List<String> written = keys.stream().filter(entries::has).toList();
    if (written.size() == 1) {
      return record(place, Unions.variant(variants, written.get(0)), null);
    }
    if (written.isEmpty()) {
      String likeliest = likeliest(entries, variants);
      if (likeliest != null) {
        return record(place, Unions.variant(variants, likeliest), null);
      }
      problems.add(
          DiagnosticCode.MISSING_PART,
          place,
          place.label() + " has neither " + String.join(" nor ", keys),
          "add one of them, with the keys that belong to it");
      return null;
    }
    Place second = entries.value(written.get(1));
    problems.add(
        DiagnosticCode.BAD_VALUE,
        second == null ? place : second,
        place.label() + " has both " + written.get(0) + " and " + written.get(1),
        "keep one of both, with the keys that belong to it");
    return null;
  }

  /** The variant of which a key stands there, if only a misspelled one; null for none. */
  private static @Nullable String likeliest(
      Entries entries, Map<String, Class<? extends Record>> variants) {
    for (String key : variants.keySet()) {
      if (Nearest.of(key, entries.keys()).isPresent()) {
        return key;
      }
    }
    for (String key : variants.keySet()) {
      Set<String> parts = Shape.of(Unions.variant(variants, key)).parts().keySet();
      if (entries.keys().stream().anyMatch(parts::contains)) {
        return key;
      }
    }
    return null;
  }

  /**
   * The workload that {@code preset} names; after a problem the likeliest, so that the parts beside
   * it are read as what they are meant to be. Its namespace stands in for the profile's own.
   */
  Workload preset(Entries entries) {
    Place name = entries.value("preset");
    Object read = name == null ? null : singleValues.read(name, Preset.class);
    if (!entries.has("namespace") && Nearest.of("namespace", entries.keys()).isEmpty()) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          entries.mapping(),
          entries.mapping().path() + " has no namespace",
          "add namespace: ...");
    }
    Preset preset = read instanceof Preset known ? known : likeliest(name);
    return preset.in("default").build();
  }

  private static Preset likeliest(@Nullable Place name) {
    if (name != null && name.node() instanceof ScalarNode scalar) {
      for (Preset preset : Preset.values()) {
        if (Nearest.of(scalar.getValue(), List.of(preset.toString())).isPresent()) {
          return preset;
        }
      }
    }
    return Preset.PODINFO;
  }

  private static Class<?> argument(Type generic, int index) {
    Type argument = ((ParameterizedType) generic).getActualTypeArguments()[index];
    return (Class<?>) argument;
  }
}
