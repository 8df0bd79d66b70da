package io.gitopsprofile.model;

import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.PolicyName;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.RelativePath;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A valid instance of every record of the model, with every component set. */
final class Samples {

  /** Words that a component must have, by record and component, or by component alone. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("url", "https://example.com/sample"),
          Map.entry("OciRepository.url", "oci://example.com/sample"),
          Map.entry("TokenService.endpoint", "https://example.com/sample"),
          Map.entry("Prometheus.metricType", "AverageValue"),
          Map.entry("Prometheus.serverAddress", "https://example.com/sample"),
          Map.entry("repository", "https://example.com/charts"),
          Map.entry("git", "ssh://git@example.com/charts"),
          Map.entry("oci", "oci://example.com/charts/sample"),
          Map.entry("Toleration.operator", "Equal"),
          Map.entry("NodeCondition.operator", "In"),
          Map.entry("fsGroupChangePolicy", "Always"),
          Map.entry("whenUnsatisfiable", "DoNotSchedule"),
          Map.entry("resolveConflicts", "overwrite"),
          Map.entry("clusterIP", "None"),
          Map.entry("nodeAffinityPolicy", "Honor"),
          Map.entry("nodeTaintsPolicy", "Honor"),
          Map.entry("LabelExpression.operator", "In"),
          Map.entry("effect", "NoExecute"),
          Map.entry("HttpGet.scheme", "HTTPS"),
          Map.entry("Scrape.scheme", "https"),
          Map.entry("ScalingPolicy.type", "Pods"),
          Map.entry("SeccompProfile.type", "Localhost"),
          Map.entry("selectPolicy", "Min"),
          Map.entry("medium", "Memory"),
          Map.entry("region", "eu-west-1"),
          Map.entry("fluxVersion", "2.7"),
          Map.entry("roleArn", "arn:aws:iam::123456789012:role/sample"),
          Map.entry("LoadShape.text", "step:25@60..360"),
          Map.entry("Acceptance.code", "PRF031"),
          Map.entry("podExecutionRoleARN", "arn:aws:iam::123456789012:role/pods"));

  /** Keys that a map must have, by record and component. */
  private static final Map<String, String> KEYS =
      Map.of("Resources.requests", "cpu", "Resources.limits", "cpu", "ConfigMap.files", "file");

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(Boolean.class, true),
          Map.entry(Long.class, 7L),
          Map.entry(Integer.class, 7),
          Map.entry(int.class, 7),
          Map.entry(Quantity.class, Quantity.of("7")),
          Map.entry(GoDuration.class, GoDuration.of("7s")),
          Map.entry(PrometheusDuration.class, PrometheusDuration.of("7s")),
          Map.entry(IntOrPercent.class, IntOrPercent.of(7)),
          Map.entry(PortReference.class, PortReference.of(7)),
          Map.entry(RelativePath.class, RelativePath.of("sample")),
          Map.entry(KubernetesVersion.class, KubernetesVersion.of("1.17")),
          Map.entry(FieldPath.class, FieldPath.of("image.tag")),
          Map.entry(PolicyName.class, PolicyName.of("flux-system:sample")),
          Map.entry(ImageField.class, field()),
          Map.entry(FileContent.class, FileContent.ofText("sample")),
          Map.entry(LoadShape.class, LoadShape.of("step:25@60..360")),
          Map.entry(Manifest.class, new Manifest(manifest(), List.of(field()))),
          Map.entry(FreeForm.class, manifest()));

  private static final Map<Class<?>, Object> OTHERS =
      Map.of(
          int.class, 8,
          GoDuration.class, GoDuration.of("8s"),
          PortReference.class, PortReference.of(8),
          KubernetesVersion.class, KubernetesVersion.of("1.18"),
          FreeForm.class, FreeForm.EMPTY);

  private static final Map<String, String> OTHER_WORDS = Map.of("DoNotSchedule", "ScheduleAnyway");

  private Samples() {}

  private static ImageField field() {
    return ImageField.builder()
        .path(FieldPath.of("image.tag"))
        .tag(PolicyName.of("flux-system:sample"))
        .build();
  }

  /** Every record that a profile is made of. */
  static Set<Class<? extends Record>> records() {
    Set<Class<? extends Record>> found = new LinkedHashSet<>();
    collect(Profile.class, found);
    return found;
  }

  private static void collect(Type type, Set<Class<? extends Record>> found) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(t -> collect(t, found));
    } else if (type instanceof Class<?> union && union.isSealed()) {
      Arrays.stream(union.getPermittedSubclasses()).forEach(variant -> collect(variant, found));
    } else if (type instanceof Class<?> record
        && record.isRecord()
        && found.add(record.asSubclass(Record.class))) {
      Arrays.stream(record.getRecordComponents())
          .forEach(component -> collect(component.getGenericType(), found));
    }
  }

  static Record of(Class<? extends Record> type) throws ReflectiveOperationException {
    return Records.create(type, values(type));
  }

  /** The values of the components of a valid instance. */
  static @Nullable Object[] values(Class<? extends Record> type)
      throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    // A release takes only a field without an object; the field itself has every component.
    Object known = type == ImageField.class ? null : VALUES.get(type);
    for (RecordComponent component : type.getRecordComponents()) {
      if (known != null) {
        values.add(component.getAccessor().invoke(known));
        continue;
      }
      values.add(value(component.getGenericType(), type.getSimpleName(), component.getName()));
    }
    return values.toArray();
  }

  private static Object value(Type type, String record, String component)
      throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Object element = value(arguments[arguments.length - 1], record, component);
      return generic.getRawType() == List.class
          ? List.of(element)
          : new LinkedHashMap<>(
              Map.of(KEYS.getOrDefault(record + "." + component, "key"), element));
    }
    Class<?> simple = (Class<?>) type;
    if (simple == String.class) {
      String word = WORDS.get(record + "." + component);
      return word == null ? WORDS.getOrDefault(component, "sample") : word;
    }
    if (simple.isEnum()) {
      return simple.getEnumConstants()[0];
    }
    if (simple.isSealed()) {
      return of(simple.getPermittedSubclasses()[0].asSubclass(Record.class));
    }
    Object value = VALUES.get(simple);
    return value == null ? of(simple.asSubclass(Record.class)) : value;
  }

  /** True if a component may be null. */
  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** A valid value of a component that is not the sample's. */
  static @Nullable Object other(RecordComponent component, Object sample)
      throws ReflectiveOperationException {
    return isNullable(component) ? null : other(component.getType(), sample);
  }

  private static Object other(Class<?> type, Object sample) throws ReflectiveOperationException {
    if (sample instanceof List<?> list) {
      List<Object> twice = new ArrayList<>(list);
      twice.addAll(list);
      return twice;
    }
    if (sample instanceof String text) {
      return OTHER_WORDS.getOrDefault(text, text + "2");
    }
    if (sample instanceof Map) {
      return Map.of();
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[constants.length - 1];
    }
    if (OTHERS.containsKey(type)) {
      return OTHERS.get(type);
    }
    if (type.isSealed()) {
      return of(type.getPermittedSubclasses()[1].asSubclass(Record.class));
    }
    Class<? extends Record> record = type.asSubclass(Record.class);
    @Nullable Object[] values = values(record);
    values[0] = other(record.getRecordComponents()[0].getType(), values[0]);
    return Records.create(record, values);
  }

  private static FreeForm manifest() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("apiVersion", "v1");
    object.put("kind", "ConfigMap");
    object.put("metadata", Map.of("name", "sample"));
    return new FreeForm(object);
  }
}
