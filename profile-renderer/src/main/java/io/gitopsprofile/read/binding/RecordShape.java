package io.gitopsprofile.read.binding;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.action.Rollback;
import io.gitopsprofile.model.sync.SyncGroup;
import io.gitopsprofile.model.value.InvalidValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a record in the profile language: each component of the record is a key. A component
 * added to a record is therefore readable at once. The record itself says which keys are required:
 * its constructor rejects null. (The nullness annotations say so too, but reading annotations costs
 * 40 ms in every build.)
 */
public final class RecordShape<R extends Record> {

  /** Components whose names in the language are reserved words in Java. */
  private static final Map<Class<?>, Map<String, String>> RENAMED =
      Map.of(
          Profile.class, Map.of("languageVersion", "profile"),
          HelmRelease.class, Map.of("waitForReady", "wait"),
          Rollback.class, Map.of("waitForReady", "wait"),
          Sync.class, Map.of("waitForReady", "wait"),
          SyncGroup.class, Map.of("waitForReady", "wait"));

  private static final Map<Class<?>, RecordShape<?>> KNOWN = new ConcurrentHashMap<>();

  private final Constructor<R> constructor;
  private final Map<String, Part> parts;

  private RecordShape(Class<R> type) {
    parts = new LinkedHashMap<>();
    List<Class<?>> types = new ArrayList<>();
    Map<String, String> renamed = RENAMED.getOrDefault(type, Map.of());
    for (RecordComponent component : type.getRecordComponents()) {
      String key = renamed.getOrDefault(component.getName(), component.getName());
      parts.put(key, new Part(key, component));
      types.add(component.getType());
    }
    try {
      constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + type, e);
    }
  }

  @SuppressWarnings("unchecked")
  public static <R extends Record> RecordShape<R> of(Class<R> type) {
    return (RecordShape<R>) known(type);
  }

  private static <R extends Record> RecordShape<?> known(Class<R> type) {
    RecordShape<?> known = KNOWN.get(type);
    if (known == null) {
      known = new RecordShape<>(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  public Map<String, Part> parts() {
    return parts;
  }

  /**
   * Creates the record from values in the order of {@link #parts()}.
   *
   * @throws InvalidValueException if the record rejects a value
   */
  public R create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidValueException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make a " + constructor, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + constructor, e);
    }
  }

  /** One component of a record as a key of a mapping. */
  public static final class Part {

    private final String key;
    private final RecordComponent component;

    Part(String key, RecordComponent component) {
      this.key = key;
      this.component = component;
    }

    public String key() {
      return key;
    }

    public String name() {
      return component.getName();
    }

    public Class<?> type() {
      return component.getType();
    }

    public Type genericType() {
      return component.getGenericType();
    }

    @Nullable
    public Object of(Record record) {
      try {
        return component.getAccessor().invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
  }
}
