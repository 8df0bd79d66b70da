package io.gitopsprofile.catalog.component;

import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of Ingresses that the controllers of known charts serve. (Sources: the values of
 * ingress-nginx, nginx-ingress, aws-load-balancer-controller, traefik and others.)
 */
public final class IngressControllers {

  /** The classes that controllers have unless their values say otherwise. */
  private static final List<String> COMMON =
      List.of("nginx", "alb", "traefik", "kong", "haproxy", "contour", "cilium", "istio");

  /** The chart with the kinds of the Gateway API alone, without a controller. */
  private static final String ROUTES_ONLY = "gateway-api";

  private static final String[] WORDS = {
    "ingress", "gateway", "load-balancer", "traefik", "kong", "haproxy", "contour", "cilium",
    "istio", "apisix", "tailscale", "ngrok", "nginx", "ambassador", "emissary", "gloo"
  };

  private IngressControllers() {}

  /** Returns the classes that are common, for a misspelt one. */
  public static List<String> common() {
    return COMMON;
  }

  /** Returns the class that a release serves; null if its chart is not known. */
  public static @Nullable String classOf(ReleaseValues values) {
    return switch (values.release().chart().chartName()) {
      case "ingress-nginx" -> values.text("nginx", "controller", "ingressClassResource", "name");
      case "nginx-ingress" -> values.text("nginx", "controller", "ingressClass", "name");
      case "aws-load-balancer-controller" -> values.text("alb", "ingressClass");
      default -> null;
    };
  }

  /** True if the chart or component of a name may serve Ingresses. */
  public static boolean mayServe(String name) {
    String asked = name.equals(ROUTES_ONLY) ? "" : name;
    for (String word : WORDS) {
      if (asked.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
