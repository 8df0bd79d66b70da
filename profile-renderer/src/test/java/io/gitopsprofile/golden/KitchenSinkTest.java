package io.gitopsprofile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.UncheckedRenderer;
import io.gitopsprofile.rendered.RenderedFile;
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
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden cases {@code kitchen-sink}, for Flux v1, {@code kitchen-sink-flux-v2}, for a cluster
 * that moved to Flux v2, {@code kitchen-sink-own-words}, for Flux v2, {@code kitchen-sink-others},
 * for KEDA, and {@code image-policies} set every component of every record of the model, and each
 * key affects the tree: without the key, or with another value if it is required, the tree changes
 * for the metrics adapter or for KEDA.
 */
class KitchenSinkTest {

  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final List<Path> FOLDERS =
      List.of(
          GOLDEN.resolve("kitchen-sink"),
          GOLDEN.resolve("kitchen-sink-flux-v2"),
          GOLDEN.resolve("kitchen-sink-own-words"),
          GOLDEN.resolve("kitchen-sink-others"),
          GOLDEN.resolve("image-policies"));

  /** Keys without an effect on the tree, with the reason. */
  private static final Map<String, String> NOT_RENDERED =
      Map.ofEntries(
          Map.entry("description", "for the reader of the profile"),
          Map.entry("target.fluxVersion", "known to the checks"),
          Map.entry("sync.groups.1.name", "no group waits for this one"),
          Map.entry("target.hpa", "the newest that 1.35 serves, which is the default"),
          Map.entry("target.metrics", "adapter is the default"),
          Map.entry("target.charts", "as-written is the default"),
          Map.entry("target.featureGates", "decides what may be rendered"),
          Map.entry("cluster.provides", "known to the checks"),
          Map.entry("accept", "for the checks, which say what is not accepted"),
          Map.entry("loadTest", "a command of the walk-through"),
          Map.entry("expect", "checked by the simulator"),
          Map.entry("schemas", "known to the checks"),
          Map.entry("exports", "known to the checks"),
          Map.entry("manage", "decides whether the file is written, not what it holds"));

  /** The block that Flux v1 ignores, so that a profile for both versions may have it. */
  private static final String FOR_FLUX_V2 = "sync";

  /** Required keys without another value that would change the tree, with the reason. */
  private static final Map<String, String> ONE_VALUE =
      Map.ofEntries(
          Map.entry("profile", "the language has one version"),
          Map.entry(
              "target.kubernetes", "decides what may be rendered; hpa and version are given here"),
          Map.entry("name", "for the reader of the profile"),
          Map.entry("target.flux", "the sinks have what the other generation refuses"),
          Map.entry(
              "releases.0.install.strategy.name", "RetryOnFailure takes no remediation beside it"),
          Map.entry(
              "releases.0.upgrade.strategy.name", "RetryOnFailure takes no remediation beside it"),
          Map.entry(
              "releases.1.install.strategy.name",
              "only RetryOnFailure takes the interval beside it"),
          Map.entry("accept.0.code", "decides which finding is accepted"),
          Map.entry(
              "imagePolicies.images.0.policies.0.digestReflectionPolicy", "the interval needs it"),
          Map.entry("sync.decryption.provider", "the only one"),
          Map.entry("sync.groups.1.decryption.provider", "the only one"),
          Map.entry("sync.groups.0.name", "the other group waits for it"),
          Map.entry("sync.groups.0.folders", "names the folder"),
          Map.entry("sync.groups.1.folders", "names the folder"),
          Map.entry("sync.groups.1.dependsOn.0.name", "names the other group"),
          Map.entry("patches.0.kind", "names the object with the next two"),
          Map.entry("patches.0.namespace", "names the object with the other two"),
          Map.entry("patches.0.name", "names the object with the two before"),
          Map.entry("sources.3.bucket.provider", "the token service aws needs it"),
          Map.entry("sources.3.bucket.sts.provider", "the provider aws needs it"),
          Map.entry("sources.4.bucket.sts.provider", "its Secret needs it"),
          Map.entry("workloads.0.updateStrategy.type", "the bounds need it"),
          Map.entry("workloads.1.updateStrategy.type", "the bounds need it"),
          Map.entry("target.featureGates", "maxUnavailable of a StatefulSet needs it"),
          Map.entry("target.featureGates.0", "maxUnavailable of a StatefulSet needs it"),
          Map.entry("sources.2.helmChart.sourceRef.kind", "verify needs it"),
          Map.entry("sources.5.helmChart.sourceRef.kind", "verify needs it"));

  /** Paths of image policies, each to the only text in the sink that a policy can set. */
  private static final Pattern TO_ONE_TEXT = Pattern.compile(".*[.]imagePolicies[.][0-9]+[.]path");

  private final List<Sink> sinks = new ArrayList<>();

  KitchenSinkTest() throws IOException {
    for (Path folder : FOLDERS) {
      String yaml = Files.readString(folder.resolve("profile.yaml"));
      sinks.add(new Sink(folder, yaml, render(yaml, folder)));
    }
  }

  private record Sink(Path folder, String yaml, List<RenderedFile> files) {

    boolean isOfV1() {
      return yaml.contains("flux: v1\n");
    }

    @Nullable List<RenderedFile> renderIfValid(String other) {
      try {
        return render(other, folder);
      } catch (ProfileException e) {
        return null;
      }
    }
  }

  @Test
  void setsEveryComponentOfEveryRecord() {
    Set<String> unset = new TreeSet<>();
    for (Class<?> type : recordTypes(Profile.class)) {
      for (RecordComponent component : type.getRecordComponents()) {
        unset.add(type.getName() + "." + component.getName());
      }
    }
    assertThat(unset).hasSizeGreaterThan(200);
    for (Sink sink : sinks) {
      visit(new ProfileReader().read(sink.yaml(), "profile.yaml", sink.folder()).profile(), unset);
    }
    assertThat(unset).as("components that the kitchen sink does not set").isEmpty();
  }

  @TestFactory
  List<DynamicTest> rendersEveryKey() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sink sink : sinks) {
      for (TruncatedYaml cut : TruncatedYaml.everyKeyOf(sink.yaml())) {
        String name = sink.folder().getFileName() + " " + cut.path();
        tests.add(DynamicTest.dynamicTest(name, () -> leavesATrace(cut, sink)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(350);
    return tests;
  }

  private static void leavesATrace(TruncatedYaml cut, Sink sink) {
    List<RenderedFile> other = sink.renderIfValid(cut.without());
    if (other == null) {
      if (ONE_VALUE.containsKey(cut.path()) || TO_ONE_TEXT.matcher(cut.path()).matches()) {
        return;
      }
      Iterator<String> changed = cut.changed().get().iterator();
      if (!changed.hasNext()) {
        return;
      }
      while (other == null && changed.hasNext()) {
        other = sink.renderIfValid(changed.next());
      }
      assertThat(other).as("with another value of %s", cut.path()).isNotNull();
    }
    boolean same = other.equals(sink.files());
    boolean choosesKeda =
        cut.path().equals("target.metrics") && sink.yaml().contains("metrics: keda\n");
    boolean listed =
        NOT_RENDERED.keySet().stream().anyMatch(key -> isAtOrBelow(cut.path(), key))
            || (sink.isOfV1() && isAtOrBelow(cut.path(), FOR_FLUX_V2));
    listed &= !choosesKeda;
    assertThat(same).as("%s leaves no trace in the tree", cut.path()).isEqualTo(listed);
  }

  /** The files for the adapter and the files for KEDA. */
  private static List<RenderedFile> render(String yaml, Path folder) {
    Profile profile = new ProfileReader().read(yaml, "profile.yaml", folder).profile();
    Target target = profile.target();
    Target keda =
        new Target(
            target.kubernetes(),
            target.flux(),
            target.fluxVersion(),
            target.movedFrom(),
            target.hpa(),
            MetricsSource.KEDA,
            null,
            target.featureGates());
    List<RenderedFile> files = new ArrayList<>(UncheckedRenderer.render(profile).files());
    files.addAll(UncheckedRenderer.render(profile.withTarget(keda)).files());
    return files;
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

  /** The records that a profile can hold, with all variants of sealed types. */
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
