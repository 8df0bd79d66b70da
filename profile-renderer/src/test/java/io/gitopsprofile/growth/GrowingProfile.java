package io.gitopsprofile.growth;

/**
 * Profiles of any size with the same parts: half of the workloads are podinfo with an autoscaler by
 * its requests, half have a container of their own and a disruption budget. All have a Service. As
 * many namespaces as there are tens of workloads, and one Prometheus with its adapter.
 */
public final class GrowingProfile {

  private static final String CHARTS = "https://prometheus-community.github.io/helm-charts";

  private static final String HEAD =
      """
      profile: v1
      name: %s
      target: {kubernetes: "%s", flux: %s}
      """;

  private static final String METRICS =
      """
      releases:
        - name: prometheus
          namespace: monitoring
          releaseName: prometheus
          chart: {repository: "%s", name: prometheus, version: 27.1.0}
      metricsAdapter:
        release:
          name: prometheus-adapter
          namespace: monitoring
          chart: {repository: "%s", name: prometheus-adapter, version: 5.3.0}
        prometheus:
          url: http://prometheus-server.monitoring
          port: 80
          namespaceLabel: namespace
          podLabel: pod
        rules:
          - {counter: http_requests_total, window: 5m, as: http_requests_per_second}
      """
          .formatted(CHARTS, CHARTS);

  private static final String PODINFO =
      """
        - preset: podinfo
          name: app-%1$d
          namespace: %2$s
      """;

  private static final String OWN =
      """
        - name: app-%1$d
          namespace: %2$s
          podDisruptionBudget: {minAvailable: 1}
          containers:
            - name: app
              image: registry.example.com/shop/app-%1$d:1.%1$d.0
              ports: [{name: http, containerPort: 8080}]
              readinessProbe: {httpGet: {path: /ready, port: http}}
              resources: {requests: {cpu: 100m, memory: 64Mi}}
          service: {ports: [{name: http, port: 80, targetPort: http}]}
      """;

  private static final String AUTOSCALER =
      """
        - name: app-%1$d
          namespace: %2$s
          target: app-%1$d
          maxReplicas: 10
          metrics: [{httpRequests: {averageValue: 10}}]
      """;

  private static final String MONITOR =
      """
        - apiVersion: monitoring.coreos.com/v1
          kind: ServiceMonitor
          metadata: {name: other-%1$d, namespace: %2$s, labels: {release: prometheus}}
          spec: {selector: {matchLabels: {app: other-%1$d}}, endpoints: [{port: http}]}
      """;

  private static final String AUTOSCALER_OF_CHART =
      """
        - name: release-%1$d
          namespace: %2$s
          target: {apiVersion: apps/v1, kind: Deployment, name: release-%1$d-chart-%1$d}
          maxReplicas: 10
          metrics: [{cpu: {averageUtilization: 70}}]
      """;

  private static final String RELEASE =
      """
        - name: release-%1$d
          namespace: %2$s
          chart: {repository: https://charts.example.com/team, name: chart-%1$d, version: 1.2.3}
          values: {resources: {limits: {memory: 64Mi}}, image: {tag: "1.%1$d"}}
      """;

  private static final String[] MANIFESTS = {
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: object-%1$d, namespace: %2$s},"
        + " data: {greeting: hello, count: \"%1$d\", more: text}}",
    "{apiVersion: v1, kind: Service, metadata: {name: object-%1$d, namespace: %2$s},"
        + " spec: {type: ExternalName, externalName: a%1$d.example.com}}",
    "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role,"
        + " metadata: {name: object-%1$d, namespace: %2$s},"
        + " rules: [{apiGroups: [\"\"], resources: [pods], verbs: [get, list]}]}"
  };

  private GrowingProfile() {}

  /** A profile of workloads, ten in a namespace. */
  public static String ofWorkloads(int workloads) {
    return ofWorkloads(workloads, 10, HEAD.formatted("growing", "1.35", "v2"));
  }

  /** A profile of workloads in one namespace. */
  public static String inOneNamespace(int workloads) {
    return ofWorkloads(workloads, workloads, HEAD.formatted("growing", "1.35", "v2"));
  }

  /** A profile of workloads that the Prometheus operator scrapes. */
  private static String operated(int workloads) {
    return ofWorkloads(workloads)
        .replace(
            "name: prometheus, version: 27.1.0", "name: kube-prometheus-stack, version: 79.5.0")
        .replace("http://prometheus-server.monitoring", "http://prometheus-operated.monitoring")
        .replace("port: 80\n", "port: 9090\n");
  }

  /** A profile of workloads, each beside a monitor that selects none of their Services. */
  static String besideMonitors(int workloads) {
    StringBuilder yaml = new StringBuilder(operated(workloads)).append("manifests:\n");
    for (int i = 0; i < workloads; i++) {
      yaml.append(MONITOR.formatted(i, "team-" + i / 10));
    }
    return yaml.toString();
  }

  /** A profile of workloads with sidecars of Istio, which the Prometheus operator scrapes. */
  static String inMesh(int workloads) {
    StringBuilder yaml = new StringBuilder();
    for (String line : operated(workloads).split("\n", -1)) {
      yaml.append(line).append('\n');
      if (line.startsWith("  - name: team-")) {
        yaml.append("    labels: {istio-injection: enabled}\n");
      }
    }
    yaml.append("manifests:\n");
    for (int i = 0; i * 10 < workloads; i++) {
      yaml.append("  - {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata:")
          .append(" {name: default, namespace: team-")
          .append(i)
          .append("}, spec: {mtls: {mode: PERMISSIVE}}}\n");
    }
    return yaml.toString();
  }

  /** A profile of workloads whose autoscalers all have a load test. */
  static String withLoadTests(int workloads) {
    StringBuilder yaml = new StringBuilder();
    for (String line : ofWorkloads(workloads).split("\n", -1)) {
      yaml.append(line).append('\n');
      if (line.startsWith("    target: ")) {
        String name = line.substring("    target: ".length());
        int number = Integer.parseInt(name.substring("app-".length()));
        yaml.append("    loadTest: {url: http://")
            .append(name)
            .append(".team-")
            .append(number / 10)
            .append(", duration: 1m, workers: 2, ratePerWorker: 5}\n");
      }
    }
    return yaml.toString();
  }

  /** A profile of releases, ten in a namespace, each with an autoscaler of its Deployment. */
  static String ofReleases(int releases) {
    StringBuilder yaml = new StringBuilder(HEAD.formatted("growing", "1.35", "v2"));
    yaml.append("cluster: {name: growing, provides: [metrics-server]}\nnamespaces:\n");
    namespaces(yaml, releases, 10);
    yaml.append("releases:\n");
    for (int i = 0; i < releases; i++) {
      yaml.append(RELEASE.formatted(i, "team-" + i / 10));
    }
    yaml.append("autoscalers:\n");
    for (int i = 0; i < releases; i++) {
      yaml.append(AUTOSCALER_OF_CHART.formatted(i, "team-" + i / 10));
    }
    return yaml.toString();
  }

  /** A small profile that differs from those of all other numbers in its size, names or target. */
  public static String different(int number) {
    String kubernetes = "1." + (23 + number % 13);
    String flux = number % 3 == 0 ? "v1" : "v2";
    String head = HEAD.formatted("profile-" + number, kubernetes, flux);
    return ofWorkloads(1 + number % 7, 1 + number % 5, head)
        .replace("team-", "team-" + number + "-")
        .replace("app-", "app-" + number + "-");
  }

  /** A profile of manifests of three kinds, ten in a namespace. */
  public static String ofManifests(int manifests) {
    StringBuilder yaml = new StringBuilder(HEAD.formatted("growing", "1.35", "v2"));
    yaml.append("namespaces:\n");
    namespaces(yaml, manifests, 10);
    yaml.append("manifests:\n");
    for (int i = 0; i < manifests; i++) {
      String manifest = MANIFESTS[i % MANIFESTS.length].formatted(i, "team-" + i / 10);
      yaml.append("  - ").append(manifest).append('\n');
    }
    return yaml.toString();
  }

  private static String ofWorkloads(int workloads, int inNamespace, String head) {
    StringBuilder yaml = new StringBuilder(head).append("namespaces:\n  - name: monitoring\n");
    namespaces(yaml, workloads, inNamespace);
    yaml.append(METRICS).append("workloads:\n");
    for (int i = 0; i < workloads; i++) {
      String workload = i % 2 == 0 ? PODINFO : OWN;
      yaml.append(workload.formatted(i, "team-" + i / inNamespace));
    }
    yaml.append("autoscalers:\n");
    for (int i = 0; i < workloads; i += 2) {
      yaml.append(AUTOSCALER.formatted(i, "team-" + i / inNamespace));
    }
    return yaml.toString();
  }

  /** A profile of namespaces, each of which an environment changes. */
  static String withChanges(int namespaces) {
    StringBuilder yaml = new StringBuilder(HEAD.formatted("growing", "1.35", "v2"));
    yaml.append("namespaces:\n");
    namespaces(yaml, namespaces, 1);
    yaml.append("environments:\n  - name: one\n    namespaces:\n");
    for (int i = 0; i < namespaces; i++) {
      yaml.append("      team-").append(i).append(": {labels: {tier: web}}\n");
    }
    return yaml.toString();
  }

  private static void namespaces(StringBuilder yaml, int objects, int inNamespace) {
    for (int i = 0; i * inNamespace < objects; i++) {
      yaml.append("  - name: team-").append(i).append('\n');
    }
  }
}
