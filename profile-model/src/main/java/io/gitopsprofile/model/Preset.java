package io.gitopsprofile.model;

import java.util.List;
import java.util.Locale;

/**
 * A workload that is known well enough to be named alone. Every part of it can be replaced, in YAML
 * by writing it beside {@code preset}, in Java on the builder:
 *
 * <pre>
 * workloads:
 *   - preset: podinfo
 *     namespace: demo
 *     fargate:
 *       scheduler: fargate
 * </pre>
 */
public enum Preset {
  /** The demo web application podinfo 3.1.0: HTTP on 9898, metrics on 9797, gRPC on 9999. */
  PODINFO {
    @Override
    public Workload.Builder in(String namespace) {
      return Workload.builder()
          .name("podinfo")
          .namespace(namespace)
          .minReadySeconds(1)
          .revisionHistoryLimit(5)
          .strategy(
              new Strategy(
                  StrategyType.ROLLING_UPDATE, new RollingUpdate(IntOrPercent.of(0), null)))
          .scrape(Scrape.port(9797))
          .containers(
              Container.builder()
                  .name("podinfod")
                  .image("stefanprodan/podinfo:3.1.0")
                  .imagePullPolicy(PullPolicy.IF_NOT_PRESENT)
                  .ports(
                      new ContainerPort("http", 9898, Protocol.TCP),
                      new ContainerPort("http-metrics", 9797, Protocol.TCP),
                      new ContainerPort("grpc", 9999, Protocol.TCP))
                  .command(
                      "./podinfo",
                      "--port=9898",
                      "--port-metrics=9797",
                      "--grpc-port=9999",
                      "--grpc-service-name=podinfo",
                      "--level=info")
                  .env(EnvVar.of("PODINFO_UI_COLOR", "#34577c"))
                  .livenessProbe(podinfoProbe("healthz"))
                  .readinessProbe(podinfoProbe("readyz"))
                  .resources(Resources.requests("100m", "64Mi"))
                  .build())
          .service(httpService());
    }
  },
  /** Flagger's load tester 0.12.0, which has hey: HTTP and metrics on 8080. */
  LOADTESTER {
    @Override
    public Workload.Builder in(String namespace) {
      return Workload.builder()
          .name("loadtester")
          .namespace(namespace)
          .scrape(Scrape.port(8080))
          .containers(
              Container.builder()
                  .name("loadtester")
                  .image("weaveworks/flagger-loadtester:0.12.0")
                  .imagePullPolicy(PullPolicy.IF_NOT_PRESENT)
                  .ports(ContainerPort.of("http", 8080))
                  .command("./loadtester", "-port=8080", "-log-level=info", "-timeout=1h")
                  .livenessProbe(loadtesterProbe())
                  .readinessProbe(loadtesterProbe())
                  .resources(Resources.requests("100m", "128Mi"))
                  .build())
          .service(httpService());
    }
  };

  /** A builder that holds the whole workload, in this namespace. */
  public abstract Workload.Builder in(String namespace);

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Probe podinfoProbe(String path) {
    return Probe.builder()
        .action(ProbeAction.Exec.of("podcli", "check", "http", "localhost:9898/" + path))
        .initialDelaySeconds(5)
        .timeoutSeconds(5)
        .build();
  }

  private static Probe loadtesterProbe() {
    List<String> command =
        List.of(
            "wget",
            "--quiet",
            "--tries=1",
            "--timeout=4",
            "--spider",
            "http://localhost:8080/healthz");
    return Probe.builder().action(new ProbeAction.Exec(command)).timeoutSeconds(5).build();
  }

  private static Service httpService() {
    return Service.builder()
        .type(ServiceType.CLUSTER_IP)
        .ports(new ServicePort("http", 80, Protocol.TCP, PortReference.of("http")))
        .build();
  }
}
