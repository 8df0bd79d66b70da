package io.gitopsprofile.catalog.repository;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Helm repositories whose charts are known by name. (Source: the releases of
 * prometheus-community/helm-charts, kedacore/charts, kubernetes-sigs/metrics-server, aws/eks-charts
 * and stefanprodan/podinfo; the charts folders of kubernetes/autoscaler, kubernetes/ingress-nginx
 * and kubernetes-sigs/external-dns; the installation guides of cert-manager, Istio and Flagger.)
 */
public final class ChartRepositories {

  private record Known(String location, List<String> charts) {}

  private static final List<Known> ALL =
      List.of(
          new Known(
              "prometheus-community.github.io/helm-charts",
              List.of(
                  "prometheus",
                  "prometheus-adapter",
                  "kube-prometheus-stack",
                  "kube-state-metrics",
                  "alertmanager",
                  "alertmanager-snmp-notifier",
                  "jiralert",
                  "prom-label-proxy",
                  "prometheus-blackbox-exporter",
                  "prometheus-cloudwatch-exporter",
                  "prometheus-conntrack-stats-exporter",
                  "prometheus-consul-exporter",
                  "prometheus-couchdb-exporter",
                  "prometheus-druid-exporter",
                  "prometheus-elasticsearch-exporter",
                  "prometheus-fastly-exporter",
                  "prometheus-ipmi-exporter",
                  "prometheus-json-exporter",
                  "prometheus-kafka-exporter",
                  "prometheus-memcached-exporter",
                  "prometheus-modbus-exporter",
                  "prometheus-mongodb-exporter",
                  "prometheus-mysql-exporter",
                  "prometheus-nats-exporter",
                  "prometheus-nginx-exporter",
                  "prometheus-node-exporter",
                  "prometheus-opencost-exporter",
                  "prometheus-operator",
                  "prometheus-operator-admission-webhook",
                  "prometheus-operator-crds",
                  "prometheus-pgbouncer-exporter",
                  "prometheus-pingdom-exporter",
                  "prometheus-pingmesh-exporter",
                  "prometheus-postgres-exporter",
                  "prometheus-pushgateway",
                  "prometheus-rabbitmq-exporter",
                  "prometheus-redis-exporter",
                  "prometheus-smartctl-exporter",
                  "prometheus-snmp-exporter",
                  "prometheus-sql-exporter",
                  "prometheus-stackdriver-exporter",
                  "prometheus-statsd-exporter",
                  "prometheus-systemd-exporter",
                  "prometheus-to-sd",
                  "prometheus-windows-exporter",
                  "prometheus-yet-another-cloudwatch-exporter",
                  "yet-another-cloudwatch-exporter")),
          new Known("kubernetes-sigs.github.io/metrics-server", List.of("metrics-server")),
          new Known(
              "kedacore.github.io/charts",
              List.of(
                  "keda", "keda-add-ons-http", "external-scaler-azure-cosmos-db", "http-add-on")),
          new Known("stefanprodan.github.io/podinfo", List.of("podinfo")),
          new Known(
              "aws.github.io/eks-charts",
              List.of(
                  "appmesh-controller",
                  "appmesh-gateway",
                  "appmesh-grafana",
                  "appmesh-inject",
                  "appmesh-jaeger",
                  "appmesh-prometheus",
                  "appmesh-spire-agent",
                  "appmesh-spire-server",
                  "aws-calico",
                  "aws-cloudwatch-metrics",
                  "aws-dranet",
                  "aws-efa-k8s-device-plugin",
                  "aws-for-fluent-bit",
                  "aws-load-balancer-controller",
                  "aws-node-termination-handler",
                  "aws-sigv4-proxy-admission-controller",
                  "aws-vpc-cni",
                  "cni-metrics-helper",
                  "csi-secrets-store-provider-aws")),
          new Known("kubernetes.github.io/ingress-nginx", List.of("ingress-nginx")),
          new Known(
              "kubernetes.github.io/autoscaler",
              List.of("cluster-autoscaler", "cluster-autoscaler-chart", "vertical-pod-autoscaler")),
          new Known("kubernetes-sigs.github.io/external-dns", List.of("external-dns")),
          new Known("kubernetes-sigs.github.io/aws-ebs-csi-driver", List.of("aws-ebs-csi-driver")),
          new Known("kubernetes-sigs.github.io/aws-efs-csi-driver", List.of("aws-efs-csi-driver")),
          new Known("charts.karpenter.sh", List.of("karpenter")),
          new Known(
              "charts.jetstack.io",
              List.of(
                  "cert-manager",
                  "cert-manager-approver-policy",
                  "cert-manager-csi-driver",
                  "cert-manager-csi-driver-spiffe",
                  "cert-manager-google-cas-issuer",
                  "cert-manager-istio-csr",
                  "cert-manager-trust",
                  "finops-dashboards",
                  "finops-policies",
                  "finops-stack",
                  "jetstack-agent",
                  "tor-proxy",
                  "trust-manager",
                  "venafi-connection",
                  "venafi-enhanced-issuer",
                  "venafi-kubernetes-agent",
                  "version-checker")),
          new Known(
              "istio-release.storage.googleapis.com/charts",
              List.of("ambient", "base", "cni", "gateway", "istiod", "istiod-remote", "ztunnel")),
          new Known("flagger.app", List.of("flagger", "loadtester", "grafana", "podinfo")));

  private static final List<String> OPEN =
      List.of("charts.jetstack.io", "flagger.app", "kubernetes.github.io/autoscaler");

  private ChartRepositories() {}

  /**
   * Returns the known repository that an address leads into, such as that of {@code
   * https://kedacore.github.io/charts/keda}; null if it leads to the repository itself or is not
   * known.
   */
  public static @Nullable String around(String url) {
    String location = location(url);
    for (Known known : ALL) {
      if (location.startsWith(known.location() + "/")
          && known.charts().contains(location.substring(known.location().length() + 1))) {
        return known.location();
      }
    }
    return null;
  }

  /** Returns the charts of a repository; none if they are not known. */
  public static List<String> charts(String url) {
    String location = location(url);
    for (Known known : ALL) {
      if (known.location().equals(location)) {
        return known.charts();
      }
    }
    return List.of();
  }

  /** True if a repository may have charts besides the known ones, so that only slips are found. */
  public static boolean mayHaveMore(String url) {
    return OPEN.contains(location(url));
  }

  /** Returns the address of the known repository that has a chart; null if none is known. */
  public static @Nullable String homeOf(String chart) {
    for (Known known : ALL) {
      if (known.charts().contains(chart)) {
        return "https://" + known.location();
      }
    }
    return null;
  }

  private static String location(String url) {
    String location = url.toLowerCase(Locale.ROOT);
    location = location.substring(location.indexOf("://") + 3);
    while (location.endsWith("/")) {
      location = location.substring(0, location.length() - 1);
    }
    return location;
  }
}
