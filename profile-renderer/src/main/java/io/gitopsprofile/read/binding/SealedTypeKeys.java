package io.gitopsprofile.read.binding;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.container.EnvFrom;
import io.gitopsprofile.model.container.EnvFromSource;
import io.gitopsprofile.model.container.EnvSource;
import io.gitopsprofile.model.container.LifecycleAction;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.image.TagChoice;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.ValuesFrom;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The keys that tell apart the variants of the model's sealed types in YAML. */
public final class SealedTypeKeys {

  /** Types with one key that names the variant and holds its fields: {@code cpu: {...}}. */
  private static final Map<Class<?>, Map<String, Class<? extends Record>>> BY_ONE_KEY =
      Map.of(
          Metric.class,
          keyed(Metric.class),
          ValuesFrom.class,
          keyed(ValuesFrom.class),
          EnvFromSource.class,
          keyed(EnvFromSource.class),
          LifecycleAction.class,
          keyed(LifecycleAction.class),
          EnvSource.class,
          keyed(EnvSource.class),
          ProbeAction.class,
          keyed(ProbeAction.class),
          VolumeSource.class,
          keyed(VolumeSource.class),
          Source.class,
          keyed(Source.class),
          TagChoice.class,
          keyed(TagChoice.class));

  /** Variants whose keys stand in the mapping itself, recognized by a required key. */
  private static final Map<Class<?>, Map<String, Class<? extends Record>>> FLAT =
      Map.of(ValuesFrom.class, Map.of("kind", ValuesFrom.ObjectKey.class));

  /** Types whose variant is recognized by a required key in the same mapping. */
  private static final Map<Class<?>, Map<String, Class<? extends Record>>> BY_REQUIRED_KEY =
      Map.of(
          Chart.class,
          ordered(
              entry("repository", Chart.Repository.class),
              entry("git", Chart.Git.class),
              entry("oci", Chart.Oci.class),
              entry("sourceRef", Chart.InSource.class),
              entry("kind", Chart.Reference.class)),
          MetricRule.class,
          ordered(entry("counter", RateRule.class), entry("seriesQuery", AdapterRule.class)));

  /** Records that hold the variant's key beside their own keys, as in Kubernetes. */
  private static final Map<Class<?>, String> BESIDE =
      Map.of(Probe.class, "action", EnvFrom.class, "source", Volume.class, "source");

  private SealedTypeKeys() {}

  /** The variants by key; an empty map if the type is not distinguished by one key. */
  public static Map<String, Class<? extends Record>> byOneKey(Class<?> type) {
    return BY_ONE_KEY.getOrDefault(type, Map.of());
  }

  /**
   * The variants by required key; an empty map if the type is not distinguished by required keys.
   */
  public static Map<String, Class<? extends Record>> byRequiredKey(Class<?> type) {
    return BY_REQUIRED_KEY.getOrDefault(type, Map.of());
  }

  /**
   * The variant beside those of one key whose keys stand in the mapping itself, by its required
   * key; an empty map if there is none.
   */
  public static Map<String, Class<? extends Record>> flat(Class<?> type) {
    return FLAT.getOrDefault(type, Map.of());
  }

  static Class<? extends Record> variant(
      Map<String, Class<? extends Record>> variants, String key) {
    return requireNonNull(variants.get(key), key);
  }

  /** True if the variant's key of this component stands beside the record's other keys. */
  public static boolean isInline(Class<?> record, String component) {
    return component.equals(BESIDE.get(record));
  }

  /**
   * The key of a variant: its name with a lower-case first letter; {@code object} for {@code
   * ObjectMetric}.
   */
  public static String key(Class<?> variant) {
    String name = variant == Metric.ObjectMetric.class ? "Object" : variant.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** The variants of a sealed type, in the order of its {@code permits}, which messages keep. */
  private static Map<String, Class<? extends Record>> keyed(Class<?> union) {
    Map<String, Class<? extends Record>> keyed = new LinkedHashMap<>();
    for (Class<?> variant : union.getPermittedSubclasses()) {
      if (variant == ValuesFrom.ObjectKey.class) {
        continue;
      }
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

  /** The words of a set, joined in their order for a message. */
  static String words(Set<String> words) {
    return String.join(", ", words);
  }
}
