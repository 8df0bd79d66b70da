package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FreeForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All objects of a profile in its order, typed parts and manifests alike. Each index is built once,
 * so that a check that asks for every object stays linear in the profile.
 */
public final class ProfileObjects {

  private final List<ProfileObject> all;
  private final @Nullable Function<String, @Nullable FreeForm> yaml;
  private final Map<String, List<ProfileObject>> byKind = new HashMap<>();
  private final Map<String, List<ProfileObject>> byName = new HashMap<>();
  private final Map<String, ProfileObject> byIdentity = new HashMap<>();
  private final Map<ProfilePath, ProfileObject> byPart = new HashMap<>();
  private final List<PodTemplate> pods = new ArrayList<>();
  private final IdentityHashMap<ProfileObject, PodTemplate> podsOfObject = new IdentityHashMap<>();
  private final Map<String, PodTemplate> podsOf = new HashMap<>();
  private final Map<String, List<PodTemplate>> podsIn = new HashMap<>();
  private final Map<String, List<PodTemplate>> podsWith = new HashMap<>();

  /** Holds objects whose texts are not read as YAML. */
  public ProfileObjects(List<ProfileObject> objects) {
    this(objects, null);
  }

  /**
   * Holds the objects.
   *
   * @param yaml reads a YAML text that is a value of an object; null for other texts
   */
  public ProfileObjects(
      List<ProfileObject> objects, @Nullable Function<String, @Nullable FreeForm> yaml) {
    this.yaml = yaml;
    this.all = List.copyOf(objects);
    for (ProfileObject object : all) {
      add(byKind, object.kind(), object);
      add(byName, object.kind() + '\n' + object.name(), object);
      byIdentity.putIfAbsent(object.object().identity(), object);
      byPart.putIfAbsent(object.part(), object);
      PodTemplate template = PodTemplate.of(object);
      if (template != null) {
        add(template);
      }
    }
  }

  private void add(PodTemplate template) {
    String namespace = template.namespace();
    pods.add(template);
    podsOfObject.put(template.object(), template);
    podsOf.putIfAbsent(
        KubernetesObject.identity(
            "", template.object().kind(), namespace, template.object().name()),
        template);
    add(podsIn, namespace, template);
    for (Map.Entry<String, String> label : template.labels().entrySet()) {
      add(podsWith, labelKey(namespace, label), template);
    }
  }

  private static <T> void add(Map<String, List<T>> index, String key, T value) {
    List<T> values = index.get(key);
    if (values == null) {
      values = new ArrayList<>();
      index.put(key, values);
    }
    values.add(value);
  }

  /** The key of a label of pods in a namespace. */
  private static String labelKey(String namespace, Map.Entry<?, ?> label) {
    return namespace + '\n' + label.getKey() + '\n' + label.getValue();
  }

  /**
   * Reads a YAML text that is a value of an object, such as a file in a ConfigMap; null if the text
   * is not a mapping in YAML.
   */
  public @Nullable FreeForm yaml(String text) {
    return yaml == null ? null : yaml.apply(text);
  }

  /** All objects, in the order in which the profile has their parts. */
  public List<ProfileObject> all() {
    return all;
  }

  /** The objects of a kind, whatever its group. */
  public List<ProfileObject> ofKind(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** The objects of a kind and name, whatever their namespaces. */
  public List<ProfileObject> named(String kind, String name) {
    return byName.getOrDefault(kind + '\n' + name, List.of());
  }

  /**
   * Returns the object with an identity; the first of several, which are reported by another check.
   *
   * @param namespace the namespace as it is written; empty for an object without one
   */
  public @Nullable ProfileObject find(String group, String kind, String namespace, String name) {
    return byIdentity.get(KubernetesObject.identity(group, kind, namespace, name));
  }

  /** The object that a part is rendered as, such as the Deployment of {@code workloads[0]}. */
  public @Nullable ProfileObject of(ProfilePath part) {
    return byPart.get(part);
  }

  /** The pods of all objects. */
  public List<PodTemplate> pods() {
    return pods;
  }

  /** The pods of an object; null for an object that runs none, or of an unknown kind. */
  public @Nullable PodTemplate podsOf(ProfileObject object) {
    return podsOfObject.get(object);
  }

  /** The pods of an object of a built-in kind, in any API group that serves the kind. */
  public @Nullable PodTemplate podsOf(String kind, String namespace, String name) {
    return podsOf.get(KubernetesObject.identity("", kind, namespace, name));
  }

  /** The pods of a namespace. */
  public List<PodTemplate> podsIn(String namespace) {
    return podsIn.getOrDefault(namespace, List.of());
  }

  /** The pods of a namespace that have all labels of a selector; an empty one selects none. */
  public List<PodTemplate> podsWith(String namespace, Map<?, ?> selector) {
    return podsWith(namespace, selector, Integer.MAX_VALUE);
  }

  /** The first pods of a namespace that have all labels of a selector. */
  public List<PodTemplate> podsWith(String namespace, Map<?, ?> selector, int most) {
    List<PodTemplate> fewest = null;
    for (Map.Entry<?, ?> label : selector.entrySet()) {
      List<PodTemplate> some = podsWith.getOrDefault(labelKey(namespace, label), List.of());
      fewest = fewest == null || some.size() < fewest.size() ? some : fewest;
    }
    List<PodTemplate> selected = new ArrayList<>();
    for (PodTemplate template : fewest == null ? List.<PodTemplate>of() : fewest) {
      if (selected.size() == most) {
        break;
      }
      if (template.has(selector)) {
        selected.add(template);
      }
    }
    return selected;
  }
}
