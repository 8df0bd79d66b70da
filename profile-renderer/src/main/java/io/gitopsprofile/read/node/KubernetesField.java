package io.gitopsprofile.read.node;

import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.workload.PodDisruptionBudget;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.schema.Field;
import io.gitopsprofile.schema.KindSchema;
import io.gitopsprofile.schema.ObjectType;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place of Kubernetes' own fields and kinds in a profile. Somebody who knows Kubernetes writes
 * a field of a Deployment at a workload, or a list of Ingresses at the top; the language takes the
 * one in {@code patch} and the other in {@code manifests}. Read only to explain an unknown key.
 */
public final class KubernetesField {

  /** Paths of the mappings whose fields a part renders, by kind, the nearest first. */
  private record Owner(String apiVersion, String kind, List<String> paths) {}

  private static final String POD = "spec.template.spec";

  /** The fields that the language has under another name. */
  private static final Map<String, String> RENAMED =
      Map.of("scaleTargetRef", "target", "topologySpreadConstraints", "topologySpread");

  /** The end of a path whose last step is a list of named elements. */
  private static final String ELEMENT = "[]";

  private KubernetesField() {}

  private static Owner ofWorkload(String... paths) {
    WorkloadKind kind = WorkloadKind.DEPLOYMENT;
    return new Owner(kind.apiVersion(), kind.kind(), List.of(paths));
  }

  private static @Nullable Owner owner(Class<?> type) {
    if (type == Workload.class) {
      return ofWorkload("spec", POD);
    }
    if (type == Container.class) {
      return ofWorkload(POD + ".containers" + ELEMENT);
    }
    if (type == Volume.class) {
      return ofWorkload(POD + ".volumes" + ELEMENT);
    }
    if (type == Service.class) {
      return new Owner("v1", "Service", List.of("spec"));
    }
    if (type == Autoscaler.class) {
      return new Owner("autoscaling/v2", "HorizontalPodAutoscaler", List.of("spec"));
    }
    if (type == PodDisruptionBudget.class) {
      return new Owner("policy/v1", "PodDisruptionBudget", List.of("spec"));
    }
    return type == Namespace.class ? new Owner("v1", "Namespace", List.of("spec")) : null;
  }

  /**
   * Returns the imperative that leads an unknown key to its place; null if Kubernetes does not know
   * the key there either.
   *
   * @param type the record of the mapping that has the key
   */
  public static @Nullable String fix(Class<?> type, String key) {
    for (Map.Entry<String, List<String>> path : fields(type).entrySet()) {
      if (path.getValue().contains(key)) {
        String name = RENAMED.get(key);
        return name == null ? patch(path.getKey(), key) : "use " + name;
      }
    }
    return type == Profile.class || type == Workload.class ? manifests(key) : null;
  }

  /** Returns the fields that Kubernetes has at the place of a part, by their path in the object. */
  public static Map<String, List<String>> fields(Class<?> type) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Owner owner = owner(type);
    if (owner != null) {
      KindSchema schema = Schemas.builtIn(owner.apiVersion(), owner.kind());
      for (String path : owner.paths()) {
        ObjectType at = schema == null ? null : at(schema.type(), path);
        List<String> names = new ArrayList<>();
        if (at != null) {
          for (Field field : at.all()) {
            if (!names.contains(field.name())) {
              names.add(field.name());
            }
          }
        }
        fields.put(path, names);
      }
    }
    return fields;
  }

  private static @Nullable ObjectType at(ObjectType root, String path) {
    ValueType type = root;
    for (String step : path.replace(ELEMENT, "").split("\\.", -1)) {
      Field field = type instanceof ObjectType object ? object.field(step, Field.ALL) : null;
      if (field == null) {
        return null;
      }
      type = field.type() instanceof ValueType.ListOf list ? list.element() : field.type();
    }
    return type instanceof ObjectType object ? object : null;
  }

  /** Returns the imperative for a field that a patch takes, with the mapping to write. */
  public static String patch(String path, String key) {
    boolean isElement = path.endsWith(ELEMENT);
    String fix = isElement ? "[{name: <its name>, " + key + ": ...}]" : "{" + key + ": ...}";
    String[] steps = path.replace(ELEMENT, "").split("\\.", -1);
    for (int i = steps.length - 1; i >= 0; i--) {
      fix = "{" + steps[i] + ": " + fix + "}";
    }
    return "write it in the " + (isElement ? "workload's " : "") + "patch: patch: " + fix;
  }

  private static @Nullable String manifests(String key) {
    String small = key.toLowerCase(Locale.ROOT);
    if (key.equals("apiVersion") || key.equals("kind") || key.equals("spec")) {
      return "write a Kubernetes object as an element of manifests";
    }
    for (String group : Schemas.groups()) {
      for (String kind : Schemas.kindNames(group)) {
        String name = kind.toLowerCase(Locale.ROOT);
        if (small.equals(name) || small.equals(ResourceNames.plural(name))) {
          return "write each " + kind + " as an element of manifests";
        }
      }
    }
    return null;
  }
}
