package io.gitopsprofile.render;

import static io.gitopsprofile.render.Tree.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Behavior;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LabelExpression;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.ScalingPolicy;
import io.gitopsprofile.model.ScalingRules;
import io.gitopsprofile.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric in the shape of every version, and which version a target gets. */
final class HpaDialectTest {

  private static final LabelSelector GET = new LabelSelector(Map.of("method", "GET"), List.of());
  private static final Map<String, Object> GET_TREE = map("matchLabels", map("method", "GET"));
  private static final ScaleTarget.ObjectReference INGRESS =
      new ScaleTarget.ObjectReference("networking.k8s.io/v1", "Ingress", "front");
  private static final Map<String, Object> INGRESS_TREE =
      map("apiVersion", "networking.k8s.io/v1", "kind", "Ingress", "name", "front");

  /** A metric, its type, and what it becomes in v2beta1 and in v2beta2 and v2. */
  record Shape(Metric metric, String type, Map<String, Object> beta1, Map<String, Object> nested) {

    String key() {
      return type.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + type.substring(1);
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        pods(new Metric.HttpRequests(Quantity.of(10)), "http_requests_per_second", 10),
        pods(
            new Metric.AppMeshRequests(Quantity.of("500m")), "appmesh_requests_per_second", "500m"),
        pods(new Metric.Pods("queue_length", null, Quantity.of(30)), "queue_length", 30),
        new Shape(
            new Metric.Pods("queue_length", GET, Quantity.of(30)),
            "Pods",
            map("metricName", "queue_length", "selector", GET_TREE, "targetAverageValue", 30),
            map(
                "metric",
                map("name", "queue_length", "selector", GET_TREE),
                "target",
                map("type", "AverageValue", "averageValue", 30))),
        utilization(Metric.Cpu.utilization(90), "cpu", 90),
        utilization(Metric.Memory.utilization(75), "memory", 75),
        amount(new Metric.Cpu(null, Quantity.of("100m")), "cpu", "100m"),
        amount(new Metric.Memory(null, Quantity.of("200Mi")), "memory", "200Mi"),
        new Shape(
            new Metric.ObjectMetric(INGRESS, "requests", GET, Quantity.of("10k"), null),
            "Object",
            map(
                "target",
                INGRESS_TREE,
                "metricName",
                "requests",
                "selector",
                GET_TREE,
                "targetValue",
                "10k"),
            map(
                "describedObject",
                INGRESS_TREE,
                "metric",
                map("name", "requests", "selector", GET_TREE),
                "target",
                map("type", "Value", "value", "10k"))),
        new Shape(
            Metric.ObjectMetric.builder()
                .describedObject(INGRESS)
                .metric("requests")
                .averageValue(Quantity.of(5))
                .build(),
            "Object",
            map(
                "target",
                INGRESS_TREE,
                "metricName",
                "requests",
                "targetValue",
                5,
                "averageValue",
                5),
            map(
                "describedObject",
                INGRESS_TREE,
                "metric",
                map("name", "requests"),
                "target",
                map("type", "AverageValue", "averageValue", 5))),
        new Shape(
            new Metric.External("messages", GET, Quantity.of(100), null),
            "External",
            map("metricName", "messages", "metricSelector", GET_TREE, "targetValue", 100),
            map(
                "metric",
                map("name", "messages", "selector", GET_TREE),
                "target",
                map("type", "Value", "value", 100))),
        new Shape(
            Metric.External.builder().metric("messages").averageValue(Quantity.of(30)).build(),
            "External",
            map("metricName", "messages", "targetAverageValue", 30),
            map(
                "metric",
                map("name", "messages"),
                "target",
                map("type", "AverageValue", "averageValue", 30))),
        new Shape(
            new Metric.ContainerResource("cpu", "podinfod", 80, null),
            "ContainerResource",
            map("name", "cpu", "container", "podinfod", "targetAverageUtilization", 80),
            map(
                "name",
                "cpu",
                "container",
                "podinfod",
                "target",
                map("type", "Utilization", "averageUtilization", 80))),
        new Shape(
            new Metric.ContainerResource("memory", "podinfod", null, Quantity.of("1Gi")),
            "ContainerResource",
            map("name", "memory", "container", "podinfod", "targetAverageValue", "1Gi"),
            map(
                "name",
                "memory",
                "container",
                "podinfod",
                "target",
                map("type", "AverageValue", "averageValue", "1Gi"))));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyMetricInEveryVersion(Shape shape) {
    for (HpaVersion version : HpaVersion.values()) {
      Object metric = Tree.at(spec(version, shape.metric()), "metrics", 0);
      Map<String, Object> source = version == HpaVersion.V2BETA1 ? shape.beta1() : shape.nested();
      Map<String, Object> expected = map("type", shape.type(), shape.key(), source);
      assertThat(metric).as("%s", version).isEqualTo(expected);
      assertThat(Tree.keys(metric)).as("%s", version).isEqualTo(Tree.keys(expected));
    }
  }

  @Test
  void severalMetricsKeepTheirOrder() {
    List<Object> types = new ArrayList<>();
    Map<String, ?> spec =
        spec(
            HpaVersion.V2,
            Metric.Memory.utilization(80),
            new Metric.HttpRequests(Quantity.of(10)),
            Metric.Cpu.utilization(90));
    ((List<?>) spec.get("metrics")).forEach(metric -> types.add(Tree.at(metric, "type")));
    assertThat(types).containsExactly("Resource", "Pods", "Resource");
    assertThat(Tree.at(spec, "metrics", 2, "resource", "name")).isEqualTo("cpu");
  }

  @Test
  void selectorsHaveExpressions() {
    LabelSelector selector =
        new LabelSelector(
            Map.of(), List.of(new LabelExpression("method", "In", List.of("GET", "PUT"))));
    assertThat(
            Tree.at(
                spec(HpaVersion.V2, new Metric.External("m", selector, Quantity.of(1), null)),
                "metrics",
                0,
                "external",
                "metric",
                "selector"))
        .isEqualTo(
            map(
                "matchExpressions",
                List.of(map("key", "method", "operator", "In", "values", List.of("GET", "PUT")))));
  }

  @Test
  void behaviorInFull() {
    Behavior behavior =
        new Behavior(
            new ScalingRules(0, "Max", List.of(new ScalingPolicy("Pods", 4, 15)), null),
            new ScalingRules(
                300,
                "Min",
                List.of(new ScalingPolicy("Percent", 100, 15), new ScalingPolicy("Pods", 1, 60)),
                Quantity.of("0.05")));
    Map<String, Object> expected =
        map(
            "scaleUp",
            map(
                "stabilizationWindowSeconds",
                0,
                "selectPolicy",
                "Max",
                "policies",
                List.of(map("type", "Pods", "value", 4, "periodSeconds", 15))),
            "scaleDown",
            map(
                "stabilizationWindowSeconds",
                300,
                "tolerance",
                "0.05",
                "selectPolicy",
                "Min",
                "policies",
                List.of(
                    map("type", "Percent", "value", 100, "periodSeconds", 15),
                    map("type", "Pods", "value", 1, "periodSeconds", 60))));
    Autoscaler autoscaler =
        SeedProfile.autoscaler(Metric.Cpu.utilization(1)).behavior(behavior).build();
    Object rendered =
        Tree.at(
            hpa(Target.of("1.35", Flux.V1), autoscaler).content().entries(), "spec", "behavior");
    assertThat(rendered).isEqualTo(expected);
    assertThat(Tree.keys(rendered)).isEqualTo(Tree.keys(expected));
  }

  @Test
  void scalesAnyObject() {
    Autoscaler autoscaler =
        Autoscaler.builder()
            .name("queue")
            .namespace("demo")
            .target(new ScaleTarget.ObjectReference("apps/v1", "StatefulSet", "queue"))
            .maxReplicas(3)
            .labels(Map.of("team", "a"))
            .annotations(Map.of("why", "load"))
            .build();
    assertThat(hpa(Target.of("1.30", Flux.V1), autoscaler).content().entries())
        .isEqualTo(
            map(
                "apiVersion",
                "autoscaling/v2",
                "kind",
                "HorizontalPodAutoscaler",
                "metadata",
                map(
                    "name",
                    "queue",
                    "namespace",
                    "demo",
                    "labels",
                    map("team", "a"),
                    "annotations",
                    map("why", "load")),
                "spec",
                map(
                    "scaleTargetRef",
                    map("apiVersion", "apps/v1", "kind", "StatefulSet", "name", "queue"),
                    "maxReplicas",
                    3)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.14, , autoscaling/v2beta2",
    "1.14, V2BETA1, autoscaling/v2beta1",
    "1.22, , autoscaling/v2beta2",
    "1.23, , autoscaling/v2",
    "1.24, V2BETA1, autoscaling/v2beta1",
    "1.25, V2BETA2, autoscaling/v2beta2",
    "1.36, , autoscaling/v2"
  })
  void theExplicitVersionElseTheNewest(String kubernetes, HpaVersion chosen, String apiVersion) {
    Target target = target(kubernetes, chosen);
    Autoscaler autoscaler = SeedProfile.autoscaler(Metric.Cpu.utilization(90)).build();
    assertThat(hpa(target, autoscaler).apiVersion()).isEqualTo(apiVersion);
  }

  private static Shape pods(Metric metric, String name, Object average) {
    return new Shape(
        metric,
        "Pods",
        map("metricName", name, "targetAverageValue", average),
        map(
            "metric",
            map("name", name),
            "target",
            map("type", "AverageValue", "averageValue", average)));
  }

  private static Shape utilization(Metric metric, String name, int percent) {
    return new Shape(
        metric,
        "Resource",
        map("name", name, "targetAverageUtilization", percent),
        map("name", name, "target", map("type", "Utilization", "averageUtilization", percent)));
  }

  private static Shape amount(Metric metric, String name, String amount) {
    return new Shape(
        metric,
        "Resource",
        map("name", name, "targetAverageValue", amount),
        map("name", name, "target", map("type", "AverageValue", "averageValue", amount)));
  }

  private static Target target(String kubernetes, @Nullable HpaVersion hpa, String... gates) {
    return Target.builder()
        .kubernetes(KubernetesVersion.of(kubernetes))
        .flux(Flux.V1)
        .hpa(hpa)
        .featureGates(List.of(gates))
        .build();
  }

  private static Map<String, ?> spec(HpaVersion version, Metric... metrics) {
    // 1.24 is the one version that serves all three; its gate lets ContainerResource in.
    Target target = target("1.24", version, "HPAContainerMetrics");
    RenderedObject hpa = hpa(target, SeedProfile.autoscaler(metrics).build());
    assertThat(hpa.apiVersion()).isEqualTo("autoscaling/" + version);
    @SuppressWarnings("unchecked")
    Map<String, ?> spec = (Map<String, ?>) hpa.content().get("spec");
    return spec;
  }

  private static RenderedObject hpa(Target target, Autoscaler autoscaler) {
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("hpa")
            .target(target)
            .autoscalers(autoscaler)
            .build();
    return ProfileRenderer.render(profile).objects().get(0);
  }
}
