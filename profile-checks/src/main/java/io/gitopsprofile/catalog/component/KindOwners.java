package io.gitopsprofile.catalog.component;

/**
 * The charts and add-ons that bring the kinds of an API group, each by a word that their names
 * contain. (Source: the CustomResourceDefinitions of each chart.)
 */
public final class KindOwners {

  private static final String[] NONE = {};

  private KindOwners() {}

  /** Returns the words of the charts that bring a group; none if that is not known. */
  public static String[] of(String group) {
    return switch (group) {
      case "acme.cert-manager.io", "cert-manager.io" -> words("cert-manager");
      case "autoscaling.k8s.io" -> words("vertical-pod-autoscaler", "vpa");
      case "elbv2.k8s.aws" -> words("aws-load-balancer-controller");
      case "eventing.keda.sh", "keda.sh" -> words("keda");
      case "external-secrets.io", "generators.external-secrets.io" -> words("external-secrets");
      case "gateway.networking.k8s.io" ->
          words(
              "gateway-api",
              "gateway",
              "istio",
              "cilium",
              "traefik",
              "kong",
              "nginx-gateway",
              "envoy-gateway");
      case "extensions.istio.io",
          "networking.istio.io",
          "security.istio.io",
          "telemetry.istio.io" ->
          words("istio", "base");
      case "grafana.integreatly.org" -> words("grafana-operator");
      case "karpenter.k8s.aws", "karpenter.sh" -> words("karpenter");
      case "monitoring.coreos.com" ->
          words(
              "kube-prometheus-stack",
              "kube-prometheus",
              "prometheus-operator",
              "victoria-metrics");
      case "argoproj.io" -> words("argo");
      case "bitnami.com" -> words("sealed-secrets");
      case "flagger.app" -> words("flagger");
      case "kyverno.io" -> words("kyverno");
      case "snapshot.storage.k8s.io" -> words("snapshot");
      case "traefik.io", "traefik.containo.us" -> words("traefik");
      case "secrets-store.csi.x-k8s.io" -> words("secrets-store", "csi-secrets-store");
      case "appmesh.k8s.aws" -> words("appmesh");
      case "linkerd.io", "policy.linkerd.io" -> words("linkerd");
      default -> NONE;
    };
  }

  /** True for a group whose kinds EKS Auto Mode brings. */
  public static boolean isOfAutoMode(String group) {
    return group.equals("karpenter.sh");
  }

  private static String[] words(String... words) {
    return words;
  }
}
