package io.gitopsprofile.example;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.GoDuration;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.LoadTest;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.PortReference;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Resources;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.ServicePort;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.Workload;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.WriteReport;
import java.io.IOException;
import java.nio.file.Path;

/** Renders a profile that is written in Java into a folder. */
public final class ShopProfile {

  public static void main(String[] args) throws IOException {
    Result result = new ProfileGenerator().generate(profile());
    WriteOptions options = WriteOptions.careful(Path.of("copies"));
    WriteReport report = new TreeWriter().write(result, "shop", Path.of(args[0]), options);
    System.out.println("Rendered " + report.total() + " files, try: " + loadTest().heyCommand());
  }

  static Profile profile() {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("shop")
        .target(Target.of("1.17", Flux.V1))
        .cluster(Cluster.builder().name("shop").provides("metrics-server").build())
        .namespaces(Namespace.of("shop"))
        .workloads(front())
        .autoscalers(
            Autoscaler.builder()
                .name("front")
                .namespace("shop")
                .target(ScaleTarget.workload("front"))
                .maxReplicas(10)
                .minReplicas(2)
                .metrics(Metric.Cpu.utilization(80))
                .loadTest(loadTest())
                .build())
        .build();
  }

  private static Workload front() {
    return Workload.builder()
        .name("front")
        .namespace("shop")
        .containers(
            Container.builder()
                .name("front")
                .image("example.com/front:2.0")
                .ports(ContainerPort.of("http", 8080))
                .resources(Resources.requests("100m", "64Mi"))
                .build())
        .service(Service.of(ServicePort.of("http", 80, PortReference.of("http"))))
        .build();
  }

  private static LoadTest loadTest() {
    return LoadTest.builder()
        .url("http://front.shop")
        .duration(GoDuration.of("10m"))
        .workers(5)
        .ratePerWorker(5)
        .build();
  }
}
