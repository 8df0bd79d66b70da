package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitopsprofile.model.DefinedKinds;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerImagePolicy;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.PolicyName;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.workload.Strategy;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.binding.NamedList;
import io.gitopsprofile.read.binding.RecordBinder;
import io.gitopsprofile.read.binding.RecordShape;
import io.gitopsprofile.read.binding.SealedTypeKeys;
import io.gitopsprofile.read.binding.ValueBinder;
import io.gitopsprofile.read.binding.ValueTypes;
import io.gitopsprofile.read.node.KubernetesField;
import io.gitopsprofile.schema.Schemas;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Generates the JSON Schema of {@code profile.yaml} from the model, as {@link RecordBinder} and
 * {@link ValueBinder} read it: {@link RecordShape} and {@link SealedTypeKeys} define the keys, the
 * records define which keys are required, {@link ModelSources} gives their meaning and valid
 * values.
 *
 * <p>An {@code if} asks for an object first, so that an editor completes an empty value in the
 * usual form. A {@code $ref} may have a description beside it: draft-07 validators ignore it,
 * editors show it.
 */
final class SchemaGenerator {

  private static final String ID = "urn:gitopsprofile:profile:v1";

  private final ModelSources sources = ModelSources.load();
  private final ComponentSchemas components = new ComponentSchemas(sources);
  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  ObjectNode schema() {
    ObjectNode schema = node();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#").put("$id", ID);
    schema.setAll(titled(Profile.class, record(Profile.class, null, "")));
    schema.put("title", "GitOps profile");
    FleetSchemas.add(schema, new PartialSchemas(definitions));
    definitions.put("Part", part(schema));
    ObjectNode named = schema.putObject("definitions");
    definitions.forEach(
        (name, definition) -> {
          // The version of the language is known before any parameter.
          if (!name.equals("LanguageVersion")) {
            ReferenceSchemas.allow(definition);
          }
          named.set(name, definition);
        });
    ReferenceSchemas.allow(schema.get("properties"));
    return schema;
  }

  /** The schema of an included file: sections of a profile, all optional. */
  private static ObjectNode part(ObjectNode profile) {
    ObjectNode part = node().put("title", "Included file");
    part.put("description", "Sections of a profile, in a file that the profile includes.");
    part.put("type", "object");
    ObjectNode properties = part.putObject("properties");
    for (Map.Entry<String, JsonNode> property : profile.get("properties").properties()) {
      if (!ProfileSchema.OF_THE_PROFILE.contains(property.getKey())) {
        properties.putObject(property.getKey());
        properties.set(property.getKey(), property.getValue());
      }
    }
    part.put("additionalProperties", false);
    return part;
  }

  private ObjectNode reference(Class<?> type) {
    return reference(ModelSources.name(type), () -> titled(type, definition(type)));
  }

  private ObjectNode reference(String name, Supplier<ObjectNode> content) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, node());
      definitions.put(name, content.get());
    }
    return node().put("$ref", "#/definitions/" + name);
  }

  private ObjectNode titled(Class<?> type, ObjectNode content) {
    String words = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    String title = words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    ObjectNode titled = node().put("title", title).put("description", sources.of(type).plain());
    titled.setAll(content);
    return titled;
  }

  private ObjectNode definition(Class<?> type) {
    if (ValueTypes.has(type)) {
      ObjectNode value = ValueTypeSchemas.of(type);
      ValueTypeSchemas.addExamples(value, type, sources.of(type));
      return value;
    }
    if (type.isEnum()) {
      return words(type);
    }
    if (type == Workload.class) {
      return workload();
    }
    if (type == Manifest.class) {
      Supplier<ObjectNode> object = () -> titled(type, ManifestSchema.object(sources));
      return ManifestSchema.schema(
          reference(RelativePath.class),
          reference("Manifest.object", object),
          reference(ImageField.class));
    }
    if (type == DefinedKinds.class || type == FileContent.class) {
      return reference(RelativePath.class);
    }
    if (type == ScaleTarget.class) {
      return scaleTarget();
    }
    if (type == ContainerImagePolicy.class) {
      ObjectNode either = node();
      either
          .withArray("anyOf")
          .add(reference(PolicyName.class))
          .add(record(ContainerImagePolicy.class, null, ""));
      return either;
    }
    if (!SealedTypeKeys.byOneKey(type).isEmpty()) {
      return unionOfOneKey(type);
    }
    if (!SealedTypeKeys.byRequiredKey(type).isEmpty()) {
      ObjectNode union = node();
      SealedTypeKeys.byRequiredKey(type)
          .values()
          .forEach(v -> union.withArray("oneOf").add(reference(v)));
      return union;
    }
    return record(type.asSubclass(Record.class), null, "");
  }

  private ObjectNode words(Class<?> type) {
    ObjectNode node = node().put("type", "string");
    for (Object constant : type.getEnumConstants()) {
      node.withArray("enum").add(constant.toString());
      String meaning = sources.of(type, ((Enum<?>) constant).name()).plain();
      node.withArray("enumDescriptions").add(meaning);
    }
    return node;
  }

  private ObjectNode unionOfOneKey(Class<?> type) {
    ObjectNode node = node().put("type", "object");
    ObjectNode properties = node.putObject("properties");
    SealedTypeKeys.byOneKey(type)
        .forEach((key, variant) -> properties.set(key, reference(variant)));
    node.put("additionalProperties", false).put("minProperties", 1).put("maxProperties", 1);
    for (Map.Entry<String, Class<? extends Record>> flat : SealedTypeKeys.flat(type).entrySet()) {
      ObjectNode choice = node();
      choice.putObject("if").put("type", "object").putArray("required").add(flat.getKey());
      choice.set("then", reference(flat.getValue()));
      choice.set("else", node);
      return choice;
    }
    return node;
  }

  private ObjectNode scaleTarget() {
    RecordShape.Part name =
        RecordShape.of(ScaleTarget.WorkloadName.class).parts().values().iterator().next();
    ObjectNode node = node();
    node.withArray("anyOf")
        .add(titled(ScaleTarget.WorkloadName.class, part(ScaleTarget.WorkloadName.class, name)))
        .add(reference(ScaleTarget.ObjectReference.class));
    return node;
  }

  /** The schema of a whole workload or, with the key {@code preset}, of an overlay. */
  private ObjectNode workload() {
    ObjectNode node = node().put("type", "object");
    node.putObject("properties").set("preset", reference(Preset.class));
    node.putObject("if").put("type", "object").putArray("required").add("preset");
    ObjectNode choice = null;
    for (Preset preset : Preset.values()) {
      ObjectNode overlay = overlay(preset.in("default").build(), preset.toString());
      choice = choice == null ? overlay : choice("preset", preset.toString(), overlay, choice);
    }
    node.set("then", choice);
    Supplier<ObjectNode> full = () -> titled(Workload.class, record(Workload.class, null, ""));
    node.set("else", reference("Workload.full", full));
    return node;
  }

  private static ObjectNode choice(String key, String word, ObjectNode then, ObjectNode otherwise) {
    ObjectNode choice = node();
    ObjectNode test = choice.putObject("if").put("type", "object");
    test.putObject("properties").putObject(key).put("const", word);
    test.putArray("required").add(key);
    choice.set("then", then);
    choice.set("else", otherwise);
    return choice;
  }

  private ObjectNode overlay(Record base, String preset) {
    Class<? extends Record> type = base.getClass();
    ObjectNode overlay = titled(type, record(type, base, preset));
    overlay.put("title", overlay.get("title").textValue() + " of the preset " + preset);
    String name = ModelSources.name(type) + "." + preset;
    ObjectNode reference = reference(name, () -> overlay);
    if (!overlay.equals(definitions.get(name))) {
      throw new IllegalStateException("two different overlays are called " + name);
    }
    return reference;
  }

  /**
   * The schema of a record or of an overlay.
   *
   * @param base the values of absent components; null for none
   * @param preset the preset that the base is of
   */
  private ObjectNode record(Class<? extends Record> type, Record base, String preset) {
    ObjectNode node = node().put("type", "object");
    ObjectNode properties = node.putObject("properties");
    node.put("additionalProperties", false);
    if (type == Workload.class && base != null) {
      properties.putObject("preset");
      node.putArray("required").add("namespace");
    }
    for (RecordShape.Part part : RecordShape.of(type).parts().values()) {
      boolean must = ComponentSchemas.mustBeWritten(type, part);
      if (SealedTypeKeys.isInline(type, part.name())) {
        SealedTypeKeys.byOneKey(part.type())
            .forEach((key, v) -> properties.set(key, base == null ? reference(v) : removable(v)));
        node.set("oneOf", oneOf(part, base));
      } else if (base == null) {
        properties.set(part.key(), part(type, part));
        if (must) {
          node.withArray("required").add(part.key());
        }
      } else {
        ObjectNode over = part(type, part, part.of(base), preset);
        properties.set(part.key(), must ? over : orNull(over));
      }
    }
    explainKubernetesFields(node, type);
    return node;
  }

  /**
   * Refuses Kubernetes' own fields and kinds with the words of the reader, which say where they
   * belong. An editor shows the words of the failed schema, and offers no pattern as a key.
   */
  private static void explainKubernetesFields(ObjectNode node, Class<?> type) {
    KubernetesField.fields(type)
        .forEach(
            (path, names) -> {
              List<String> foreign = new ArrayList<>(names);
              node.get("properties").fieldNames().forEachRemaining(foreign::remove);
              for (String name : List.copyOf(foreign)) {
                String fix = KubernetesField.fix(type, name);
                if (fix != null && !fix.contains("patch")) {
                  foreign.remove(name);
                  refuse(node, List.of(name), fix);
                }
              }
              refuse(node, foreign, KubernetesField.patch(path, "<key>"));
            });
    if (type == Profile.class) {
      Map<String, List<String>> kinds = new TreeMap<>();
      for (String group : List.of("", "apps", "batch", "networking.k8s.io", "policy")) {
        for (String kind : Schemas.kindNames(group)) {
          String key = Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
          int last = key.length() - 1;
          String ofY = key.substring(0, last) + "ies";
          for (String written : List.of(key, key + "s", key + "es", ofY)) {
            String fix = KubernetesField.fix(type, written);
            if (fix != null && !node.get("properties").has(written)) {
              kinds.computeIfAbsent(fix, word -> new ArrayList<>()).add(written);
            }
          }
        }
      }
      kinds.forEach((fix, keys) -> refuse(node, keys, fix));
      List<String> object = List.of("apiVersion", "kind", "metadata", "spec");
      refuse(node, object, KubernetesField.fix(type, "kind"));
    }
  }

  private static void refuse(ObjectNode node, List<String> keys, String words) {
    if (!keys.isEmpty()) {
      node.withObject("/patternProperties")
          .putObject("^(?:" + String.join("|", keys) + ")$")
          .put("const", "")
          .put("minLength", 1)
          .put("errorMessage", words);
    }
  }

  /**
   * Requires one of the kinds' keys; over a preset's kind, requires either none or a replacement.
   */
  private static ArrayNode oneOf(RecordShape.Part part, Record base) {
    ObjectNode none = node();
    ArrayNode written = none.withObject("/not").withArray("anyOf");
    SealedTypeKeys.byOneKey(part.type())
        .forEach((key, variant) -> written.add(base == null ? required(key) : holding(key, true)));
    ArrayNode one = written.deepCopy();
    if (base == null) {
      return one;
    }
    Object inherited = part.of(base);
    SealedTypeKeys.byOneKey(part.type())
        .forEach(
            (key, variant) -> {
              if (variant.isInstance(inherited)) {
                written.add(holding(key, false));
              }
            });
    return one.add(none);
  }

  private ObjectNode removable(Class<?> kind) {
    return orNull(reference(kind)).put("description", sources.of(kind).plain());
  }

  private static ObjectNode required(String key) {
    ObjectNode node = node();
    node.putArray("required").add(key);
    return node;
  }

  /** Requires a key, with a value or with null. */
  private static ObjectNode holding(String key, boolean value) {
    ObjectNode node = required(key);
    ObjectNode of = node.putObject("properties").putObject(key);
    (value ? of.putObject("not") : of).put("type", "null");
    return node;
  }

  private ObjectNode part(Class<? extends Record> record, RecordShape.Part part) {
    return part(record, part, null, "");
  }

  private ObjectNode part(
      Class<? extends Record> record, RecordShape.Part part, Object inherited, String preset) {
    ObjectNode node = value(part, inherited, preset);
    components.restrict(node, record, part);
    components.document(node, record, part);
    ComponentSchemas.replaceDefault(node, inherited);
    return node;
  }

  private ObjectNode value(RecordShape.Part part, Object inherited, String preset) {
    Class<?> type = part.type();
    if (type == List.class) {
      ObjectNode list = node().put("type", "array");
      List<?> elements = inherited instanceof List<?> all ? all : List.of();
      list.set("items", element(argument(part.genericType(), 0), elements, preset));
      return list;
    }
    if (type == Map.class) {
      return map(argument(part.genericType(), 1), inherited);
    }
    boolean merges = inherited instanceof Record && type != Strategy.class;
    return merges && single(type).has("$ref") && !ValueTypes.has(type) && type.isRecord()
        ? overlay((Record) inherited, preset)
        : single(type);
  }

  private ObjectNode element(Class<?> type, List<?> inherited, String preset) {
    ObjectNode element = single(type);
    if (NamedList.isNamed(type)) {
      for (Object base : inherited) {
        Container container = (Container) base;
        element = choice("name", container.name(), overlay(container, preset), element);
      }
    }
    return element;
  }

  private ObjectNode map(Class<?> type, Object inherited) {
    ObjectNode map = node().put("type", "object");
    if (inherited instanceof Map<?, ?> entries && !entries.isEmpty()) {
      ObjectNode properties = map.putObject("properties");
      entries.keySet().forEach(key -> properties.set((String) key, orNull(single(type))));
    }
    map.set("additionalProperties", single(type));
    return map;
  }

  private ObjectNode single(Class<?> type) {
    return ComponentSchemas.plain(type).orElseGet(() -> reference(type));
  }

  private static ObjectNode orNull(ObjectNode schema) {
    ObjectNode either = node();
    for (String annotation : List.of("title", "description", "default", "examples")) {
      if (schema.has(annotation)) {
        either.set(annotation, schema.remove(annotation));
      }
    }
    either.withArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private static Class<?> argument(Type generic, int index) {
    return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[index];
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
