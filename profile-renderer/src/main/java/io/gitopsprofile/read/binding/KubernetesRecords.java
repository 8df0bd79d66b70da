package io.gitopsprofile.read.binding;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a Kubernetes object, such as a container, into the record of the profile language
 * with the same keys. The language types only a subset of Kubernetes, so this reader rejects
 * nothing: it leaves out fields without a component and values that the component's type rejects.
 */
public final class KubernetesRecords {

  /**
   * The source of a volume whose kind the language does not type; the volume's name is still known.
   */
  private static final VolumeSource UNTYPED_VOLUME = new VolumeSource.EmptyDir(null, null);

  private KubernetesRecords() {}

  /** The record of a mapping; empty if a required component is missing. */
  public static <R extends Record> Optional<R> of(Map<?, ?> tree, Class<R> type) {
    RecordShape<R> shape = RecordShape.of(type);
    List<RecordShape.Part> parts = List.copyOf(shape.parts().values());
    @Nullable Object[] components = new @Nullable Object[parts.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = component(tree, parts.get(i), type);
      if (components[i] == null && parts.get(i).type() == int.class) {
        return Optional.empty();
      }
    }
    return create(shape, parts, components);
  }

  private static <R extends Record> Optional<R> create(
      RecordShape<R> shape, List<RecordShape.Part> parts, @Nullable Object[] components) {
    try {
      return Optional.of(shape.create(components));
    } catch (InvalidValueException e) {
      return without(e, parts, components) ? create(shape, parts, components) : Optional.empty();
    }
  }

  /**
   * Removes the components that the record rejected. Returns false if there is nothing to remove.
   */
  private static boolean without(
      InvalidValueException refusal, List<RecordShape.Part> parts, @Nullable Object[] components) {
    boolean less = false;
    for (InvalidValueException.Problem problem : refusal.problems()) {
      for (int i = 0; i < components.length; i++) {
        Object absent = DefaultValues.valueOf(parts.get(i).type());
        if (parts.get(i).name().equals(problem.component()) && parts.get(i).type() != int.class) {
          less |= components[i] != null && !components[i].equals(absent);
          components[i] = absent;
        }
      }
    }
    return less;
  }

  private static @Nullable Object component(
      Map<?, ?> tree, RecordShape.Part part, Class<?> record) {
    if (SealedTypeKeys.isInline(record, part.name())) {
      Object variant = variant(tree, SealedTypeKeys.byOneKey(part.type()));
      return variant == null && record == Volume.class ? UNTYPED_VOLUME : variant;
    }
    Object value = value(tree.get(part.key()), part.type(), part.genericType());
    return value == null && part.type() != int.class ? DefaultValues.valueOf(part.type()) : value;
  }

  private static @Nullable Object value(@Nullable Object tree, Class<?> type, Type generic) {
    if (type == List.class) {
      return list(tree, argument(generic, 0));
    }
    if (type == Map.class) {
      return map(tree, argument(generic, 1));
    }
    if (tree == null || ScalarReader.takes(type)) {
      return tree == null ? null : single(tree, type);
    }
    if (!(tree instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, Class<? extends Record>> variants = SealedTypeKeys.byOneKey(type);
    if (!variants.isEmpty()) {
      return variant(map, variants);
    }
    return type.isRecord() ? of(map, type.asSubclass(Record.class)).orElse(null) : null;
  }

  private static @Nullable Object variant(
      Map<?, ?> tree, Map<String, Class<? extends Record>> variants) {
    for (String key : variants.keySet()) {
      if (tree.get(key) instanceof Map<?, ?> map) {
        return of(map, SealedTypeKeys.variant(variants, key)).orElse(null);
      }
    }
    return null;
  }

  private static List<Object> list(@Nullable Object tree, Class<?> type) {
    List<Object> elements = new ArrayList<>();
    if (tree instanceof List<?> list) {
      for (Object element : list) {
        Object value = value(element, type, type);
        if (value != null) {
          elements.add(value);
        }
      }
    }
    return elements;
  }

  private static Map<Object, Object> map(@Nullable Object tree, Class<?> type) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (key, element) -> {
            Object value = value(element, type, type);
            if (value != null) {
              entries.put(key, value);
            }
          });
    }
    return entries;
  }

  private static @Nullable Object single(Object tree, Class<?> type) {
    if (type == String.class || type == Boolean.class) {
      return type.isInstance(tree) ? tree : null;
    }
    if (type == Long.class) {
      return tree instanceof Long ? tree : null;
    }
    if (type == Integer.class || type == int.class) {
      return tree instanceof Long number && number == number.intValue() ? number.intValue() : null;
    }
    if (type.isEnum()) {
      for (Object word : type.getEnumConstants()) {
        if (word.toString().equals(tree)) {
          return word;
        }
      }
      return null;
    }
    try {
      return ValueTypes.of(type, tree.toString());
    } catch (InvalidValueException e) {
      return null;
    }
  }

  private static Class<?> argument(Type generic, int index) {
    return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[index];
  }
}
