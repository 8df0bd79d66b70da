package io.gitopsprofile.kubernetes;

import java.util.Locale;
import java.util.Map;

/** The names of Kubernetes resources in singular, plural and short form. */
public final class ResourceNames {

  private static final Map<String, String> SHORT =
      Map.of(
          "po", "pod", "ns", "namespace", "svc", "service", "deploy", "deployment", "no", "node");

  private ResourceNames() {}

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
