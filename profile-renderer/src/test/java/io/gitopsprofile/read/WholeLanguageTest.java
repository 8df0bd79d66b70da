package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.read.binding.SealedTypeKeys;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every component of every record can be written in YAML: the kitchen sink writes them all. */
final class WholeLanguageTest {

  private final Set<String> written = new TreeSet<>();
  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<String> all = new TreeSet<>();

  @Test
  void readsEveryComponentOfEveryRecord() throws ReflectiveOperationException {
    collect(Profile.class);
    for (String sink :
        List.of(
            "kitchen-sink",
            "kitchen-sink-flux-v2",
            "kitchen-sink-own-words",
            "kitchen-sink-others",
            "image-policies")) {
      Path file = Path.of("src/test/golden", sink, "profile.yaml");
      walk(new ProfileReader().read(file).profile());
    }
    assertThat(all).hasSizeGreaterThan(250);
    assertThat(written).containsAll(all);
  }

  @Test
  void hasKeyForEveryVariant() {
    collect(Profile.class);
    Set<Class<?>> unions = new HashSet<>(seen);
    unions.removeIf(type -> !type.isSealed() || type == ScaleTarget.class);
    assertThat(unions).hasSize(11);
    for (Class<?> union : unions) {
      Set<Class<?>> variants = new HashSet<>(SealedTypeKeys.byOneKey(union).values());
      variants.addAll(SealedTypeKeys.byRequiredKey(union).values());
      variants.addAll(SealedTypeKeys.flat(union).values());
      assertThat(variants)
          .as(union.getName())
          .containsExactlyInAnyOrder(union.getPermittedSubclasses());
    }
  }

  private void collect(Type type) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::collect);
    } else if (type instanceof Class<?> found && seen.add(found)) {
      if (found.isSealed()) {
        Arrays.stream(found.getPermittedSubclasses()).forEach(this::collect);
      } else if (found.isRecord()) {
        for (RecordComponent component : found.getRecordComponents()) {
          all.add(name(found, component));
          collect(component.getGenericType());
        }
      }
    }
  }

  private void walk(@Nullable Object value) throws ReflectiveOperationException {
    if (value instanceof Collection<?> list) {
      for (Object element : list) {
        walk(element);
      }
    } else if (value instanceof Map<?, ?> map) {
      walk(map.values());
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object held = component.getAccessor().invoke(record);
        if (held != null && !List.of().equals(held) && !Map.of().equals(held)) {
          written.add(name(record.getClass(), component));
          walk(held);
        }
      }
    }
  }

  private static String name(Class<?> record, RecordComponent component) {
    return record.getName().replaceFirst(".*\\.", "") + "." + component.getName();
  }
}
