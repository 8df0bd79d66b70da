package io.gitopsprofile.kubernetes;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of Kubernetes resources in singular, plural and short form. */
public final class ResourceNames {

  /** The short names of kubectl, which are not names of the API. */
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("po", "pod"),
          Map.entry("ns", "namespace"),
          Map.entry("svc", "service"),
          Map.entry("deploy", "deployment"),
          Map.entry("no", "node"),
          Map.entry("rs", "replicaset"),
          Map.entry("ds", "daemonset"),
          Map.entry("sts", "statefulset"),
          Map.entry("cj", "cronjob"),
          Map.entry("hpa", "horizontalpodautoscaler"),
          Map.entry("ing", "ingress"),
          Map.entry("cm", "configmap"),
          Map.entry("pv", "persistentvolume"),
          Map.entry("pvc", "persistentvolumeclaim"),
          Map.entry("sa", "serviceaccount"),
          Map.entry("ep", "endpoints"),
          Map.entry("netpol", "networkpolicy"),
          Map.entry("pdb", "poddisruptionbudget"),
          Map.entry("sc", "storageclass"));

  private ResourceNames() {}

  /** Returns the resource of a short name of kubectl; null for any other name. */
  public static @Nullable String ofShort(String name) {
    return SHORT.get(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the singular in lower case: {@code pod} for {@code pods}, {@code Pod} and {@code po}.
   */
  public static String singular(String resource) {
    String name = resource.toLowerCase(Locale.ROOT);
    String known = SHORT.get(name);
    if (known != null) {
      return known;
    }
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    if (name.endsWith("sses") || name.endsWith("xes") || name.endsWith("ches")) {
      return name.substring(0, name.length() - 2);
    }
    return name.endsWith("s") && !name.endsWith("ss") ? name.substring(0, name.length() - 1) : name;
  }

  /** Returns the plural in lower case: {@code ingresses} for {@code Ingress}. */
  public static String plural(String kind) {
    String name = kind.toLowerCase(Locale.ROOT);
    if (name.endsWith("s") || name.endsWith("x") || name.endsWith("ch")) {
      return name + "es";
    }
    boolean isVowel = name.length() > 1 && "aeiou".indexOf(name.charAt(name.length() - 2)) >= 0;
    return name.endsWith("y") && !isVowel
        ? name.substring(0, name.length() - 1) + "ies"
        : name + "s";
  }
}
