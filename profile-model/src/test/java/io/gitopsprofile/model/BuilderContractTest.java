package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.model.cluster.FargateProfile;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.sync.SyncGroup;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.InvalidValueException.Problem;
import io.gitopsprofile.model.workload.VolumeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the builders: every record of the model with more than three components. */
final class BuilderContractTest {

  static Stream<Class<? extends Record>> records() {
    return Samples.records().stream().filter(type -> type.getRecordComponents().length > 3);
  }

  @Test
  void coversTopLevelAndNestedRecords() {
    assertThat(records())
        .contains(Profile.class, Sync.class, Chart.Git.class, VolumeSource.Secret.class)
        .hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("records")
  void setsEveryComponentFromNothing(Class<? extends Record> type) throws Exception {
    Record sample = Samples.of(type);
    Object builder = builder(type);
    for (RecordComponent component : type.getRecordComponents()) {
      set(builder, component, component.getAccessor().invoke(sample));
    }
    assertThat(build(builder)).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("records")
  void copiesEveryComponent(Class<? extends Record> type) throws Exception {
    Record sample = Samples.of(type);
    assertThat(build(toBuilder(sample))).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("records")
  void changesOneComponentOfACopy(Class<? extends Record> type) throws Exception {
    Record sample = Samples.of(type);
    for (RecordComponent component : type.getRecordComponents()) {
      Object other = Samples.other(component, component.getAccessor().invoke(sample));
      Object builder = toBuilder(sample);
      set(builder, component, other);
      Map<String, @Nullable Object> expected = values(sample);
      Object replaced = expected.put(component.getName(), other);
      assertThat(replaced.equals(other)).as(component.toString()).isEqualTo(isConstant(component));
      assertThat(values(build(builder))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void leavesOptionalComponentsEmpty(Class<? extends Record> type) throws Exception {
    Record sample = Samples.of(type);
    Object builder = builder(type);
    Map<String, @Nullable Object> expected = values(sample);
    for (RecordComponent component : type.getRecordComponents()) {
      if (isRequired(type, component)) {
        set(builder, component, expected.get(component.getName()));
      } else {
        expected.put(component.getName(), empty(component));
      }
    }
    assertThat(values(build(builder))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("records")
  void namesEveryMissingComponent(Class<? extends Record> type) throws Exception {
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (isRequired(type, component) && !isCollection(component)) {
        required.add(component.getName());
      }
    }
    if (required.isEmpty()) {
      assertThat(build(builder(type))).isInstanceOf(type);
      return;
    }
    InvalidValueException refused =
        catchThrowableOfType(InvalidValueException.class, () -> build(builder(type)));
    assertThat(refused.problems()).extracting(Problem::component).isEqualTo(required);
    assertThat(refused.problems()).allMatch(Problem::missing);
    assertThat(refused).hasMessageStartingWith(required.get(0) + " is missing; add it");
  }

  @ParameterizedTest
  @MethodSource("records")
  void refusesNullForAComponentThatIsNotNullable(Class<? extends Record> type) throws Exception {
    for (RecordComponent component : type.getRecordComponents()) {
      if (!Samples.isNullable(component) && !component.getType().isPrimitive()) {
        Object builder = builder(type);
        assertThatThrownBy(() -> set(builder, component, null))
            .isInstanceOf(NullPointerException.class)
            .hasMessage(component.getName());
      }
    }
  }

  @Test
  void keepsTheOrderOfMaps() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("z", "1");
    labels.put("a", "2");
    Namespace namespace = Namespace.builder().name("demo").labels(labels).build();
    assertThat(namespace.labels().keySet()).containsExactly("z", "a");
    assertThat(namespace.toBuilder().build().labels().keySet()).containsExactly("z", "a");
  }

  /** An enum of one constant has no other value. */
  private static boolean isConstant(RecordComponent component) {
    return component.getType() == LanguageVersion.class;
  }

  private static boolean isRequired(Class<?> type, RecordComponent component) {
    return type == FargateProfile.class && component.getName().equals("selectors")
        || type == SyncGroup.class && component.getName().equals("folders")
        || !Samples.isNullable(component)
            && !isCollection(component)
            && component.getType() != FreeForm.class;
  }

  private static boolean isCollection(RecordComponent component) {
    return component.getType() == List.class || component.getType() == Map.class;
  }

  private static @Nullable Object empty(RecordComponent component) {
    if (component.getType() == FreeForm.class) {
      return FreeForm.EMPTY;
    }
    return component.getType() == List.class
        ? List.of()
        : component.getType() == Map.class ? Map.of() : null;
  }

  private static Map<String, @Nullable Object> values(Record record) throws Exception {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      values.put(component.getName(), component.getAccessor().invoke(record));
    }
    return values;
  }

  private static Object builder(Class<?> type) throws Exception {
    return invoke(type.getMethod("builder"), null);
  }

  private static Object toBuilder(Record record) throws Exception {
    return invoke(record.getClass().getMethod("toBuilder"), record);
  }

  private static Record build(Object builder) throws Exception {
    return (Record) invoke(builder.getClass().getMethod("build"), builder);
  }

  private static void set(Object builder, RecordComponent component, @Nullable Object value)
      throws Exception {
    Method setter = builder.getClass().getMethod(component.getName(), component.getType());
    assertThat(setter.getReturnType()).isEqualTo(builder.getClass());
    assertThat(setter.getAnnotatedParameterTypes()[0].isAnnotationPresent(Nullable.class))
        .isEqualTo(Samples.isNullable(component));
    assertThat(invoke(setter, builder, value)).isSameAs(builder);
  }

  /** A setter is a public method of a superclass that only its package sees. */
  private static Object invoke(
      Method method, @Nullable Object target, @Nullable Object... arguments) throws Exception {
    method.setAccessible(true);
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException refused ? refused : e;
    }
  }
}
