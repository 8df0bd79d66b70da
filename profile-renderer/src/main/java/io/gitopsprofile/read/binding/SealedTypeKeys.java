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
import java.util.concurrent.ConcurrentHashMap;

/** The keys that tell apart the variants of the model's sealed types in YAML. */
public final class SealedTypeKeys {

  /** Types with one key that names the variant and holds its fields: {@code cpu: {...}}. */
  private static final Set<Class<?>> BY_ONE_KEY =
      Set.of(
          Metric.class,
          ValuesFrom.class,
          EnvFromSource.class,
          LifecycleAction.class,
          EnvSource.class,
          ProbeAction.class,
          VolumeSource.class,
          Source.class,
          TagChoice.class);

  /** Types whose variant is recognized by a required key in the same mapping. */
  private static final Set<Class<?>> BY_REQUIRED_KEY = Set.of(Chart.class, MetricRule.class);

  /** The variants of the types that were asked for; few profiles need the classes of all. */
  private static final Map<Class<?>, Map<String, Class<? extends Record>>> KNOWN =
      new ConcurrentHashMap<>();

  /** Records that hold the variant's key beside their own keys, as in Kubernetes. */
  private static final Map<Class<?>, String> BESIDE =
      Map.of(Probe.class, "action", EnvFrom.class, "source", Volume.class, "source");

  private SealedTypeKeys() {}

  /** The variants by key; an empty map if the type is not distinguished by one key. */
  public static Map<String, Class<? extends Record>> byOneKey(Class<?> type) {
    return BY_ONE_KEY.contains(type) ? known(type) : Map.of();
  }

  /**
   * The variants by required key; an empty map if the type is not distinguished by required keys.
   */
  public static Map<String, Class<? extends Record>> byRequiredKey(Class<?> type) {
    return BY_REQUIRED_KEY.contains(type) ? known(type) : Map.of();
  }

  /**
   * The variant beside those of one key whose keys stand in the mapping itself, by its required
   * key; an empty map if there is none.
   */
  public static Map<String, Class<? extends Record>> flat(Class<?> type) {
    return type == ValuesFrom.class ? Map.of("kind", ValuesFrom.ObjectKey.class) : Map.of();
  }

  private static Map<String, Class<? extends Record>> known(Class<?> type) {
    Map<String, Class<? extends Record>> known = KNOWN.get(type);
    if (known == null) {
      known = type == Chart.class ? charts() : type == MetricRule.class ? rules() : keyed(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static Map<String, Class<? extends Record>> charts() {
    return ordered(
        entry("repository", Chart.Repository.class),
        entry("git", Chart.Git.class),
        entry("oci", Chart.Oci.class),
        entry("sourceRef", Chart.InSource.class),
        entry("kind", Chart.Reference.class));
  }

  private static Map<String, Class<? extends Record>> rules() {
    return ordered(entry("counter", RateRule.class), entry("seriesQuery", AdapterRule.class));
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
