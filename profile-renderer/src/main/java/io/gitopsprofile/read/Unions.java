package io.gitopsprofile.read;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.EnvSource;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.Probe;
import io.gitopsprofile.model.ProbeAction;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.ValuesFrom;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How the variants of the model's sealed types are told apart in YAML. */
final class Unions {

  /** One key names the variant and its value is the variant: {@code cpu: {...}}. */
  private static final Map<Class<?>, Map<String, Class<? extends Record>>> BY_ONE_KEY =
      Map.of(
          Metric.class,
          keyed(Metric.class),
          ValuesFrom.class,
          keyed(ValuesFrom.class),
          EnvSource.class,
          keyed(EnvSource.class),
          ProbeAction.class,
          keyed(ProbeAction.class),
          VolumeSource.class,
          keyed(VolumeSource.class));

  /**
   * The variant's keys stand in the mapping itself, and one that it must have tells which it is.
   */
  private static final Map<Class<?>, Map<String, Class<? extends Record>>> BY_REQUIRED_KEY =
      Map.of(
          Chart.class,
          ordered(
              entry("repository", Chart.Repository.class),
              entry("git", Chart.Git.class),
              entry("oci", Chart.Oci.class),
              entry("kind", Chart.Reference.class)),
          MetricRule.class,
          ordered(entry("counter", RateRule.class), entry("seriesQuery", AdapterRule.class)));

  /** Records whose union's key stands beside their own keys, as in Kubernetes. */
  private static final Map<Class<?>, String> BESIDE =
      Map.of(Probe.class, "action", Volume.class, "source");

  private Unions() {}

  /** The variants by their key, or an empty map if the type is no union of this kind. */
  static Map<String, Class<? extends Record>> byOneKey(Class<?> type) {
    return BY_ONE_KEY.getOrDefault(type, Map.of());
  }

  /** The variants by a key that they must have, or an empty map. */
  static Map<String, Class<? extends Record>> byRequiredKey(Class<?> type) {
    return BY_REQUIRED_KEY.getOrDefault(type, Map.of());
  }

  static Class<? extends Record> variant(
      Map<String, Class<? extends Record>> variants, String key) {
    return requireNonNull(variants.get(key), key);
  }

  /** Whether this component of the record is a union whose key stands beside the others. */
  static boolean standsBeside(Class<?> record, String component) {
    return component.equals(BESIDE.get(record));
  }

  /** The key of a variant: its name with a small first letter, and {@code object} for objects. */
  private static String key(Class<?> variant) {
    String name = variant == Metric.ObjectMetric.class ? "Object" : variant.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** The variants of a sealed type, in the order of its {@code permits}, which messages keep. */
  private static Map<String, Class<? extends Record>> keyed(Class<?> union) {
    Map<String, Class<? extends Record>> keyed = new LinkedHashMap<>();
    for (Class<?> variant : union.getPermittedSubclasses()) {
      keyed.put(key(variant), variant.asSubclass(Record.class));
    }
    return keyed;
  }

  @SafeVarargs
  private static Map<String, Class<? extends Record>> ordered(
      Map.Entry<String, Class<? extends Record>>... variants) {
    Map<String, Class<? extends Record>> ordered = new LinkedHashMap<>();
    for (Map.Entry<String, Class<? extends Record>> variant : variants) {
      ordered.put(variant.getKey(), variant.getValue());
    }
    return ordered;
  }

  /** The words of a set in the order of a message. */
  static String words(Set<String> words) {
    return String.join(", ", words);
  }
}
