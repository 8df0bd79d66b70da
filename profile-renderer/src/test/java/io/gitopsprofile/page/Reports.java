package io.gitopsprofile.page;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports for tests: of a starter profile, and of one with many autoscalers. */
final class Reports {

  private static final String STARTER = "../templates/eks-hpa-flux2/profile.yaml";
  private static final int EVERY_SORT = 5;

  private Reports() {}

  static String starter() {
    try {
      return Files.readString(Path.of(STARTER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProfileReport of(String profile) {
    return new ProfileReport(
        "shop",
        "profile.yaml",
        new ProfileGenerator()
            .survey(profile, "profile.yaml", Path.of(STARTER).getParent(), TargetOverride.NONE));
  }

  /** Returns the starter profile with the two mistakes of the first screen of README.md. */
  static String broken() {
    return starter()
        .replace("window: 1m", "window: 8s")
        .replaceAll("(?m)^    (# Where this chart's|namespaceLabel:|podLabel:).*\\R", "");
  }

  /** Returns the starter profile with a number of autoscalers, some of which have findings. */
  static String withAutoscalers(int count) {
    StringBuilder workloads = new StringBuilder();
    StringBuilder autoscalers = new StringBuilder();
    for (int i = 1; i < count; i++) {
      String name = "service-" + i;
      workloads.append(
          """
            - name: %s
              namespace: demo
              containers:
                - name: app
                  image: registry.example.com/team/%s:1.%d.0
                  ports: [{name: http, containerPort: 8080}]
                  resources: {requests: {cpu: %dm, memory: 256Mi}}
          """
              .formatted(name, name, i, 100 + i));
      String metrics =
          switch (i % EVERY_SORT) {
            case 0 -> "[{cpu: {averageUtilization: 80}}]";
            case 1 -> "[{cpu: {averageUtilization: 70}}, {memory: {averageValue: 200Mi}}]";
            case 2 -> "[{pods: {metric: jobs_per_second, averageValue: 5}}]";
            case 3 -> "[{httpRequests: {averageValue: 20}}, {cpu: {averageUtilization: 80}}]";
            default -> "[{external: {metric: queue_messages_ready, averageValue: 30}}]";
          };
      autoscalers.append(
          """
            - name: %s
              namespace: demo
              target: %s
              minReplicas: %d
              maxReplicas: %d
              metrics: %s
          """
              .formatted(name, name, 1 + i % 3, 4 + i % 17, metrics));
    }
    String starter = starter();
    int at = starter.indexOf("\nautoscalers:\n");
    return starter.substring(0, at) + "\n" + workloads + starter.substring(at + 1) + autoscalers;
  }
}
