package io.gitopsprofile.render.output;

import io.gitopsprofile.model.pod.ConfigMap;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.KubernetesObject;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of ConfigMaps that end in a hash of the content, and the references to them. A
 * reference is one by the words of Kubernetes and Flux, in an object of any kind: {@code
 * configMapRef}, {@code configMapKeyRef}, {@code configMapTargetRef} and a volume's {@code
 * configMap}; a mapping with {@code kind: ConfigMap} and a name; {@code resourceNames} of a rule
 * for {@code configmaps}. A namespace beside the name counts, else the object's.
 */
final class HashedNames {

  private static final String DEFAULT_NAMESPACE = "default";
  private static final String KIND = "ConfigMap";
  private static final String NAME = "name";

  /** The new names by namespace and written name. */
  private final Map<String, String> names = new HashMap<>();

  /** Gives a ConfigMap the name with the hash of its content. */
  void add(KubernetesObject configMap) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    for (String part : List.of("data", "binaryData")) {
      if (configMap.content().get(part) instanceof Map<?, ?> entries && !entries.isEmpty()) {
        content.put(part, new TreeMap<>(copy(entries)));
      }
    }
    String hash = hash(CanonicalYaml.write(content));
    names.put(key(configMap.namespace(), configMap.name()), configMap.name() + "-" + hash);
  }

  /** The object with the new names; the same object if it has none of them. */
  KubernetesObject in(KubernetesObject object) {
    if (names.isEmpty()) {
      return object;
    }
    Map<String, @Nullable Object> entries = object.content().entries();
    Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
    String namespace = object.namespace();
    boolean isConfigMap = object.kind().equals(KIND) && object.group().isEmpty();
    for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
      Object value = entry.getValue();
      if (isConfigMap) {
        renamed.put(entry.getKey(), value);
      } else if (entry.getKey().equals("spec") && value instanceof Map<?, ?> spec) {
        renamed.put("spec", ofSpec(spec, object));
      } else {
        renamed.put(entry.getKey(), value(entry.getKey(), value, namespace));
      }
    }
    String own = isConfigMap ? names.get(key(namespace, object.name())) : null;
    if (own != null && entries.get("metadata") instanceof Map<?, ?> metadata) {
      Map<String, @Nullable Object> named = copy(metadata);
      named.put(NAME, own);
      renamed.put("metadata", named);
    }
    return renamed.equals(entries) ? object : new KubernetesObject(new FreeForm(renamed));
  }

  /** The values of a release are for objects of the namespace that its chart is installed into. */
  private Map<String, @Nullable Object> ofSpec(Map<?, ?> spec, KubernetesObject object) {
    Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
    boolean isRelease = object.kind().equals("HelmRelease");
    for (Map.Entry<?, ?> entry : spec.entrySet()) {
      String key = String.valueOf(entry.getKey());
      String namespace =
          isRelease && key.equals("values") && spec.get("targetNamespace") instanceof String target
              ? target
              : object.namespace();
      renamed.put(key, value(key, entry.getValue(), namespace));
    }
    return renamed;
  }

  private @Nullable Object value(String key, @Nullable Object value, String namespace) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> renamed = new ArrayList<>(list.size());
      for (Object element : list) {
        renamed.add(value(key, element, namespace));
      }
      return renamed;
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String inner = String.valueOf(entry.getKey());
      renamed.put(inner, value(inner, entry.getValue(), namespace));
    }
    String other = map.get("namespace") instanceof String written ? written : namespace;
    if (isReference(key, map) && map.get(NAME) instanceof String name) {
      renamed.put(NAME, renamed(other, name));
    }
    if (map.get("resources") instanceof List<?> resources
        && resources.contains("configmaps")
        && map.get("resourceNames") instanceof List<?> resourceNames) {
      renamed.put("resourceNames", ofRule(resourceNames, namespace));
    }
    return renamed;
  }

  private static boolean isReference(String key, Map<?, ?> map) {
    return switch (key) {
      case "configMapRef", "configMapKeyRef", "configMapTargetRef", "configMap" -> true;
      default -> KIND.equals(map.get("kind"));
    };
  }

  private List<@Nullable Object> ofRule(List<?> resourceNames, String namespace) {
    List<@Nullable Object> renamed = new ArrayList<>(resourceNames.size());
    for (Object name : resourceNames) {
      renamed.add(name instanceof String text ? renamed(namespace, text) : name);
    }
    return renamed;
  }

  private String renamed(String namespace, String name) {
    return names.getOrDefault(key(namespace, name), name);
  }

  private static String key(String namespace, String name) {
    return (namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace) + '/' + name;
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return copy;
  }

  /** The first digits of a SHA-256, which fill the place that {@link ConfigMap#HASH} leaves. */
  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < (ConfigMap.HASH - 1) / 2; i++) {
        digits.append(Character.forDigit(sum[i] >> 4 & 15, 16));
        digits.append(Character.forDigit(sum[i] & 15, 16));
      }
      return digits.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
