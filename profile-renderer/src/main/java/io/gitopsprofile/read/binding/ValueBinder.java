package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.DefinedKinds;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.container.ContainerImagePolicy;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.model.value.PolicyName;
import io.gitopsprofile.model.workload.Strategy;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.node.NodeLimits;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
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

/** Reads a value of any component type of the model. */
public final class ValueBinder {

  private final ReadDiagnostics problems;
  private final SourceMap sources;
  private final ManifestReader manifests;
  private final ContentReader files;
  private final NodeLimits admission;
  private final ScalarReader singleValues;
  private final RecordBinder records;

  public ValueBinder(
      ReadDiagnostics problems, SourceMap sources, ManifestReader manifests, ContentReader files) {
    this.problems = problems;
    this.sources = sources;
    this.manifests = manifests;
    this.files = files;
    this.admission = new NodeLimits(problems);
    this.singleValues = new ScalarReader(problems);
    this.records = new RecordBinder(problems, this);
  }

  NodeLimits admission() {
    return admission;
  }

  ScalarReader singleValues() {
    return singleValues;
  }

  @Nullable
  public Profile profile(NodeLocation root) {
    return records.bind(root, Profile.class, null);
  }

  /** The value, or null after a problem was reported. */
  @Nullable Object read(
      NodeLocation place, Class<?> type, Type generic, @Nullable Object inherited) {
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
    if (type == DefinedKinds.class) {
      return manifests.definitions(place);
    }
    return one(place, type, inherited);
  }

  private @Nullable Object one(NodeLocation place, Class<?> type, @Nullable Object inherited) {
    if (ScalarReader.takes(type)) {
      return admission.allowsValue(place) ? singleValues.read(place, type) : null;
    }
    if (type == ScaleTarget.class) {
      return scaleTarget(place);
    }
    if (type == FileContent.class) {
      return files.read(place);
    }
    if (type == ContainerImagePolicy.class && !(place.node() instanceof MappingNode)) {
      Object policy = singleValues.read(place, PolicyName.class);
      return policy == null ? null : new ContainerImagePolicy((PolicyName) policy, null);
    }
    if (!SealedTypeKeys.byOneKey(type).isEmpty()) {
      return unionOfOneKey(place, type);
    }
    if (!SealedTypeKeys.byRequiredKey(type).isEmpty()) {
      return unionByRequiredKey(place, type);
    }
    Record base = inherited instanceof Record record && type != Strategy.class ? record : null;
    return record(place, type.asSubclass(Record.class), base);
  }

  private <R extends Record> @Nullable R record(
      NodeLocation place, Class<R> type, @Nullable Record base) {
    return records.bind(place, type, base == null ? null : type.cast(base));
  }

  private @Nullable Object list(NodeLocation place, Class<?> element, List<?> inherited) {
    if (!(place.node() instanceof SequenceNode sequence)) {
      return singleValues.wrong(
          place, "a list", ScalarReader.describe(place.node()), "start each element with \"- \"");
    }
    if (!admission.allows(place) || isTooLarge(place, sequence.getValue().size(), "elements")) {
      return null;
    }
    if (element == Manifest.class) {
      return manifests.read(place, sequence, this::imageFields);
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

  private boolean isTooLarge(NodeLocation place, int size, String what) {
    if (size <= Limits.ELEMENTS) {
      return false;
    }
    problems.add(
        DiagnosticCode.BAD_VALUE,
        place,
        place.label() + " has more than " + Limits.ELEMENTS + " " + what,
        "split the profile into several profiles");
    return true;
  }

  /** Reads an element of a list whose elements are merged by name. */
  @Nullable Object element(NodeLocation place, Class<?> type, @Nullable Object inherited) {
    return one(place, type, inherited);
  }

  /** The image fields of an element of {@code manifests}; those that could be read. */
  @SuppressWarnings("unchecked") // The list has elements of this type only.
  private List<ImageField> imageFields(NodeLocation place) {
    Object fields = list(place, ImageField.class, List.of());
    return fields == null ? List.of() : (List<ImageField>) fields;
  }

  private @Nullable Object map(NodeLocation place, Class<?> type, Map<?, ?> inherited) {
    if (!(place.node() instanceof MappingNode mapping)) {
      return singleValues.wrong(
          place, "a mapping", ScalarReader.describe(place.node()), "write it as key: value");
    }
    if (!admission.allows(place) || isTooLarge(place, mapping.getValue().size(), "keys")) {
      return null;
    }
    MappingEntries entries = new MappingEntries(place, problems);
    Map<Object, Object> values = new LinkedHashMap<>(inherited);
    for (String key : entries.keys()) {
      NodeLocation value = entries.value(key);
      if (value == null || !entries.isText(key)) {
        continue;
      }
      if (inherited.containsKey(key) && ScalarResolution.isNull(value.node())) {
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

  private @Nullable Object scaleTarget(NodeLocation place) {
    if (place.node() instanceof MappingNode) {
      return record(place, ScaleTarget.ObjectReference.class, null);
    }
    Object name = singleValues.read(place, String.class);
    return name instanceof String workload ? workload(place, workload) : null;
  }

  private @Nullable Object workload(NodeLocation place, String workload) {
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

  private @Nullable Object unionOfOneKey(NodeLocation place, Class<?> type) {
    Map<String, Class<? extends Record>> variants = SealedTypeKeys.byOneKey(type);
    if (!(place.node() instanceof MappingNode)) {
      return singleValues.wrong(
          place,
          "a mapping with one of " + SealedTypeKeys.words(variants.keySet()),
          ScalarReader.describe(place.node()),
          "write the kind as a key and its parts below it");
    }
    if (!admission.allows(place)) {
      return null;
    }
    MappingEntries entries = new MappingEntries(place, problems);
    for (Map.Entry<String, Class<? extends Record>> flat : SealedTypeKeys.flat(type).entrySet()) {
      if (entries.has(flat.getKey())) {
        return record(place, flat.getValue(), null);
      }
    }
    Set<String> meant = entries.refuseUnknown(variants.keySet(), null);
    if (!entries.keys().isEmpty() && Collections.disjoint(entries.keys(), variants.keySet())) {
      return null;
    }
    return inlineUnion(entries, type, null, !meant.isEmpty());
  }

  /**
   * Reads the variant whose key is among these entries.
   *
   * @param inherited the preset's value; not used if its key is here with a null value
   * @param reported true if an unknown key that may mean the variant's key was reported
   */
  @Nullable Object inlineUnion(
      MappingEntries entries, Class<?> type, @Nullable Object inherited, boolean reported) {
    Map<String, Class<? extends Record>> variants = SealedTypeKeys.byOneKey(type);
    List<String> written = new ArrayList<>();
    boolean removed = false;
    for (Map.Entry<String, Class<? extends Record>> variant : variants.entrySet()) {
      NodeLocation value = entries.value(variant.getKey());
      if (value != null && inherited != null && ScalarResolution.isNull(value.node())) {
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
            entries.mapping().path() + " has no key that names its kind",
            "add one of " + SealedTypeKeys.words(variants.keySet()));
      }
      return kept;
    }
    NodeLocation value = entries.value(written.get(0));
    if (written.size() > 1) {
      NodeLocation second = entries.value(written.get(1));
      problems.add(
          DiagnosticCode.BAD_VALUE,
          second == null ? entries.mapping() : second,
          entries.mapping().label() + " has both " + written.get(0) + " and " + written.get(1),
          "remove one of the two");
    }
    return value == null
        ? null
        : record(value, SealedTypeKeys.variant(variants, written.get(0)), null);
  }

  private @Nullable Object unionByRequiredKey(NodeLocation place, Class<?> type) {
    Map<String, Class<? extends Record>> variants = SealedTypeKeys.byRequiredKey(type);
    List<String> keys = List.copyOf(variants.keySet());
    if (!(place.node() instanceof MappingNode)) {
      return record(place, SealedTypeKeys.variant(variants, keys.get(0)), null);
    }
    MappingEntries entries = new MappingEntries(place, new ReadDiagnostics());
    List<String> written = new ArrayList<>();
    for (String key : keys) {
      if (entries.has(key)) {
        written.add(key);
      }
    }
    if (written.size() == 1) {
      return record(place, SealedTypeKeys.variant(variants, written.get(0)), null);
    }
    if (written.isEmpty()) {
      String likeliest = likeliest(entries, variants);
      if (likeliest != null) {
        return record(place, SealedTypeKeys.variant(variants, likeliest), null);
      }
      problems.add(
          DiagnosticCode.MISSING_PART,
          place,
          place.label() + " has neither " + String.join(" nor ", keys),
          "add one of them, with the keys that belong to it");
      return null;
    }
    NodeLocation second = entries.value(written.get(1));
    problems.add(
        DiagnosticCode.BAD_VALUE,
        second == null ? place : second,
        place.label() + " has both " + written.get(0) + " and " + written.get(1),
        "remove one of the two, with the keys that belong to it");
    return null;
  }

  /** The variant whose key is present, if only misspelled; null if there is none. */
  private static @Nullable String likeliest(
      MappingEntries entries, Map<String, Class<? extends Record>> variants) {
    for (String key : variants.keySet()) {
      if (ClosestName.of(key, entries.keys()).isPresent()) {
        return key;
      }
    }
    for (String key : variants.keySet()) {
      Set<String> parts = RecordShape.of(SealedTypeKeys.variant(variants, key)).parts().keySet();
      if (entries.keys().stream().anyMatch(parts::contains)) {
        return key;
      }
    }
    return null;
  }

  /**
   * The workload that {@code preset} names. After a problem, the most likely workload, so that the
   * remaining keys are read as the author meant them. Its namespace stands in for the profile's
   * namespace.
   */
  Workload preset(MappingEntries entries) {
    NodeLocation name = entries.value("preset");
    Object read = name == null ? null : singleValues.read(name, Preset.class);
    if (!entries.has("namespace") && ClosestName.of("namespace", entries.keys()).isEmpty()) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          entries.mapping(),
          entries.mapping().path() + " has no namespace",
          "add namespace: ...");
    }
    Preset preset = read instanceof Preset known ? known : likeliest(name);
    return preset.in("default").build();
  }

  private static Preset likeliest(@Nullable NodeLocation name) {
    if (name != null && name.node() instanceof ScalarNode scalar) {
      for (Preset preset : Preset.values()) {
        if (ClosestName.of(scalar.getValue(), List.of(preset.toString())).isPresent()) {
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
