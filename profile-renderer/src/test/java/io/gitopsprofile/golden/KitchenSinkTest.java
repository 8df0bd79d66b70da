package io.gitopsprofile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.Unchecked;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden case {@code kitchen-sink} sets every component of every record of the model, and each
 * of its keys leaves a trace in the tree: without it, or with another value if it must be there,
 * the tree is another, for the metrics adapter or for KEDA.
 */
class KitchenSinkTest {

  private static final Path FOLDER = Path.of("src/test/golden/kitchen-sink");

  /** Keys without a trace in the tree, and why. */
  private static final Map<String, String> NOT_RENDERED =
      Map.of(
          "description", "for the reader of the profile",
          "target.hpa", "the newest that 1.35 serves, which is the default",
          "target.metrics", "adapter is the default",
          "target.featureGates", "decides what may be rendered, and 1.35 serves all without",
          "sync", "for Flux v2, and Flux v1 needs none",
          "cluster.provides", "known to the checks",
          "accept", "for the checks, which say what is not accepted",
          "loadTest", "a command of the walk-through",
          "manage", "decides whether the file is written, not what it holds");

  /** Keys that must be there and have no other value that would show in the tree, and why. */
  private static final Map<String, String> ONE_VALUE =
      Map.of(
          "profile", "the language has one version",
          "target.kubernetes", "decides what may be rendered; hpa and version are given here",
          "name", "for the reader of the profile",
          "target.flux", "v2 is not rendered yet",
          "accept.0.code", "decides which finding is accepted");

  private final String yaml;
  private final List<RenderedFile> files;

  KitchenSinkTest() throws IOException {
    yaml = Files.readString(FOLDER.resolve("profile.yaml"));
    files = render(yaml);
  }

  @Test
  void everyComponentOfEveryRecordIsSet() {
    Set<String> unset = new TreeSet<>();
    for (Class<?> type : recordTypes(Profile.class)) {
      for (RecordComponent component : type.getRecordComponents()) {
        unset.add(type.getName() + "." + component.getName());
      }
    }
    assertThat(unset).hasSizeGreaterThan(200);
    visit(new ProfileReader().read(yaml, "profile.yaml", FOLDER).profile(), unset);
    assertThat(unset).as("components that the kitchen sink does not set").isEmpty();
  }

  @TestFactory
  List<DynamicTest> everyKeyLeavesATrace() {
    List<DynamicTest> tests = new ArrayList<>();
    for (YamlCut cut : YamlCut.everyKeyOf(yaml)) {
      tests.add(DynamicTest.dynamicTest(cut.path(), () -> leavesATrace(cut)));
    }
    assertThat(tests).hasSizeGreaterThan(350);
    return tests;
  }

  private void leavesATrace(YamlCut cut) {
    List<RenderedFile> other = renderIfValid(cut.without());
    if (other == null) {
      List<String> changed = cut.changed().get();
      if (changed.isEmpty() || ONE_VALUE.containsKey(cut.path())) {
        return;
      }
      other =
          changed.stream()
              .map(KitchenSinkTest::renderIfValid)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow(() -> new AssertionError("no other value is known of " + cut.path()));
    }
    boolean same = other.equals(files);
    boolean listed = NOT_RENDERED.keySet().stream().anyMatch(key -> isAtOrBelow(cut.path(), key));
    assertThat(same).as("%s leaves no trace in the tree", cut.path()).isEqualTo(listed);
  }

  /** The files for the adapter, and those for KEDA. */
  private static List<RenderedFile> render(String yaml) {
    Profile profile = new ProfileReader().read(yaml, "profile.yaml", FOLDER).profile();
    Target target = profile.target();
    Target keda =
        new Target(
            target.kubernetes(),
            target.flux(),
            target.hpa(),
            MetricsSource.KEDA,
            target.featureGates());
    List<RenderedFile> files = new ArrayList<>(Unchecked.render(profile).files());
    files.addAll(Unchecked.render(profile.withTarget(keda)).files());
    return files;
  }

  private static @Nullable List<RenderedFile> renderIfValid(String yaml) {
    try {
      return render(yaml);
    } catch (ProfileException e) {
      return null;
    }
  }

  private static boolean isAtOrBelow(String path, String key) {
    return path.equals(key) || path.matches("(.*\\.)?" + key + "(\\..*)?");
  }

  private static void visit(Object value, Set<String> unset) {
    if (value instanceof FreeForm) {
      return;
    }
    if (value instanceof Collection<?> list) {
      list.forEach(element -> visit(element, unset));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(element -> visit(element, unset));
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object held = get(component, record);
        if (isSet(held)) {
          unset.remove(record.getClass().getName() + "." + component.getName());
          visit(held, unset);
        }
      }
    }
  }

  private static boolean isSet(Object value) {
    return !(value == null
        || value instanceof Collection<?> list && list.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof FreeForm freeForm && freeForm.isEmpty());
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The records of the model that a profile can hold, sealed types by all their variants. */
  private static Set<Class<?>> recordTypes(Class<?> root) {
    Set<Class<?>> seen = new LinkedHashSet<>();
    Set<Class<?>> records = new LinkedHashSet<>();
    Deque<Class<?>> todo = new ArrayDeque<>(List.of(root));
    seen.add(FreeForm.class);
    while (!todo.isEmpty()) {
      Class<?> type = todo.pop();
      if (!seen.add(type) || !type.getName().startsWith("io.gitopsprofile.model")) {
        continue;
      }
      if (type.isSealed()) {
        todo.addAll(List.of(type.getPermittedSubclasses()));
      }
      if (type.isRecord()) {
        records.add(type);
        for (RecordComponent component : type.getRecordComponents()) {
          todo.addAll(classes(component.getGenericType()));
        }
      }
    }
    return records;
  }

  private static List<Class<?>> classes(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      List<Class<?>> classes = new ArrayList<>();
      for (Type argument : parameterized.getActualTypeArguments()) {
        classes.addAll(classes(argument));
      }
      return classes;
    }
    return List.of((Class<?>) type);
  }
}
