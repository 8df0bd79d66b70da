package io.gitopsprofile.read;

import io.gitopsprofile.model.DefinedKinds;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
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
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.binding.DefaultValues;
import io.gitopsprofile.read.binding.RecordShape;
import io.gitopsprofile.read.binding.SealedTypeKeys;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of the language as the model has them, each as the row of a table that documents it. */
final class LanguageKeys {

  private static final Map<Class<?>, String> SINGLE_VALUES =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(Integer.class, "whole number"),
          Map.entry(int.class, "whole number"),
          Map.entry(Long.class, "whole number"),
          Map.entry(Boolean.class, "boolean"),
          Map.entry(Quantity.class, "quantity"),
          Map.entry(IntOrPercent.class, "number or percentage"),
          Map.entry(PortReference.class, "port"),
          Map.entry(DefinedKinds.class, "path"),
          Map.entry(FileContent.class, "path"),
          Map.entry(GoDuration.class, "duration"),
          Map.entry(LoadShape.class, "load"),
          Map.entry(PrometheusDuration.class, "Prometheus duration"),
          Map.entry(KubernetesVersion.class, "Kubernetes version"),
          Map.entry(RelativePath.class, "path"),
          Map.entry(FieldPath.class, "path of a value"),
          Map.entry(PolicyName.class, "policy"),
          Map.entry(FreeForm.class, "free-form mapping"));

  private final Map<String, List<String>> tables = new LinkedHashMap<>();
  private final Map<String, Class<? extends Record>> records = new LinkedHashMap<>();

  private LanguageKeys() {
    walk(Profile.class);
  }

  static LanguageKeys ofTheModel() {
    return new LanguageKeys();
  }

  /** The rows of each table, by the name of the record or union that it documents. */
  Map<String, List<String>> tables() {
    return tables;
  }

  /** The records by name. */
  Map<String, Class<? extends Record>> records() {
    return records;
  }

  /** The comparable part of a table row, without prose. */
  static String row(String key, String type, boolean required) {
    return key + ": " + type + (required ? ", required" : "");
  }

  private void walk(Class<?> type) {
    if (type == ScaleTarget.class) {
      walk(ScaleTarget.ObjectReference.class);
    } else if (!SealedTypeKeys.byRequiredKey(type).isEmpty()) {
      SealedTypeKeys.byRequiredKey(type).values().forEach(this::walk);
    } else if (!SealedTypeKeys.byOneKey(type).isEmpty()) {
      if (!tables.containsKey(name(type))) {
        tables.put(name(type), variantRows(type));
        SealedTypeKeys.flat(type).values().forEach(this::walk);
      }
    } else if (type == Manifest.class) {
      walk(ImageField.class);
    } else if (type.isRecord() && !SINGLE_VALUES.containsKey(type)) {
      walkRecord(type.asSubclass(Record.class));
    }
  }

  private void walkRecord(Class<? extends Record> type) {
    if (records.put(name(type), type) == null) {
      List<String> rows = new ArrayList<>();
      tables.put(name(type), rows);
      if (type == Workload.class) {
        rows.add(row("preset", "`podinfo`, `loadtester`", false));
      }
      for (RecordShape.Part part : RecordShape.of(type).parts().values()) {
        if (SealedTypeKeys.isInline(type, part.name())) {
          rows.addAll(variantRows(part.type()));
        } else {
          rows.add(row(part.key(), type(part.genericType()), isRequired(type, part)));
          elements(part.genericType()).forEach(this::walk);
        }
      }
    }
  }

  private List<String> variantRows(Class<?> union) {
    List<String> rows = new ArrayList<>();
    SealedTypeKeys.byOneKey(union)
        .forEach(
            (key, variant) -> {
              for (RecordShape.Part part : RecordShape.of(variant).parts().values()) {
                String path = key + "." + part.key();
                rows.add(row(path, type(part.genericType()), isRequired(variant, part)));
                elements(part.genericType()).forEach(this::walk);
              }
            });
    return rows;
  }

  private static boolean isRequired(Class<? extends Record> record, RecordShape.Part part) {
    boolean nullable =
        Arrays.stream(record.getRecordComponents())
            .filter(component -> component.getName().equals(part.name()))
            .anyMatch(
                component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    Object absent = DefaultValues.valueOf(part.type());
    return !nullable && (absent == null || part.type() == int.class);
  }

  private static List<Class<?>> elements(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments())
          .<Class<?>>map(argument -> (Class<?>) argument)
          .toList();
    }
    return List.of((Class<?>) type);
  }

  private static String type(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      String kind = generic.getRawType() == List.class ? "list of " : "map of ";
      return kind + type(arguments[arguments.length - 1]);
    }
    Class<?> single = (Class<?>) type;
    if (single.isEnum()) {
      return Arrays.stream(single.getEnumConstants())
          .map(word -> "`" + word + "`")
          .collect(Collectors.joining(", "));
    }
    return SINGLE_VALUES.containsKey(single) ? SINGLE_VALUES.get(single) : words(single);
  }

  /** {@code HelmRelease} as {@code helm release}. */
  private static String words(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String name(Class<?> type) {
    Class<?> owner = type.getDeclaringClass();
    return owner == null
        ? type.getSimpleName()
        : owner.getSimpleName() + "." + type.getSimpleName();
  }
}
