package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.TreeValues.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.container.Capabilities;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.container.EnvSource;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.container.Protocol;
import io.gitopsprofile.model.container.PullPolicy;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.container.SeccompProfile;
import io.gitopsprofile.model.container.SecurityContext;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.RollingUpdate;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.ServiceType;
import io.gitopsprofile.model.workload.Strategy;
import io.gitopsprofile.model.workload.StrategyType;
import io.gitopsprofile.model.workload.Toleration;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.ProfileRenderer;
import io.gitopsprofile.render.SeedProfile;
import io.gitopsprofile.render.TreeValues;
import io.gitopsprofile.render.object.ObjectSerializer;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every field of a workload, in its place and in its order. */
final class WorkloadRendererTest {

  @Test
  void rendersEveryFieldOfDeployment() {
    Workload workload =
        Workload.builder()
            .name("w")
            .namespace("demo")
            .labels(Map.of("team", "a"))
            .annotations(Map.of("note", "x"))
            .selector(Map.of("run", "w"))
            .replicas(2)
            .minReadySeconds(1)
            .revisionHistoryLimit(0)
            .progressDeadlineSeconds(60)
            .strategy(
                new Strategy(
                    StrategyType.ROLLING_UPDATE,
                    new RollingUpdate(IntOrPercent.of("25%"), IntOrPercent.of(1))))
            .podLabels(Map.of("version", "1"))
            .podAnnotations(Map.of("pod", "y"))
            .serviceAccountName("robot")
            .terminationGracePeriodSeconds(0)
            .nodeSelector(Map.of("disk", "ssd"))
            .tolerations(
                new Toleration("gpu", "Equal", "yes", "NoExecute", 30L),
                Toleration.builder().operator("Exists").build())
            .initContainers(Container.builder().name("init").image("i:1").build())
            .containers(Container.builder().name("main").image("m:1").build())
            .build();
    Map<String, Object> podSpec =
        map(
            "serviceAccountName",
            "robot",
            "terminationGracePeriodSeconds",
            0,
            "nodeSelector",
            map("disk", "ssd"),
            "tolerations",
            List.of(
                map(
                    "key",
                    "gpu",
                    "operator",
                    "Equal",
                    "value",
                    "yes",
                    "effect",
                    "NoExecute",
                    "tolerationSeconds",
                    30),
                map("operator", "Exists")),
            "initContainers",
            List.of(map("name", "init", "image", "i:1")),
            "containers",
            List.of(map("name", "main", "image", "m:1")));
    assertTree(
        deployment(workload),
        map(
            "apiVersion",
            "apps/v1",
            "kind",
            "Deployment",
            "metadata",
            map(
                "name",
                "w",
                "namespace",
                "demo",
                "labels",
                map("run", "w", "team", "a"),
                "annotations",
                map("note", "x")),
            "spec",
            map(
                "replicas",
                2,
                "minReadySeconds",
                1,
                "revisionHistoryLimit",
                0,
                "progressDeadlineSeconds",
                60,
                "strategy",
                map(
                    "type",
                    "RollingUpdate",
                    "rollingUpdate",
                    map("maxUnavailable", "25%", "maxSurge", 1)),
                "selector",
                map("matchLabels", map("run", "w")),
                "template",
                map(
                    "metadata",
                    map("labels", map("run", "w", "version", "1"), "annotations", map("pod", "y")),
                    "spec",
                    podSpec))));
  }

  @Test
  void rendersEveryFieldOfContainer() {
    Probe grpc = new Probe(new ProbeAction.Grpc(9999, "live"), 1, 2, 3, 4, 5);
    Probe http =
        Probe.builder()
            .action(
                new ProbeAction.HttpGet(
                    "/ready",
                    PortReference.of("http"),
                    "localhost",
                    "HTTPS",
                    List.of(new ProbeAction.HttpHeader("X", "1"))))
            .build();
    Probe tcp =
        Probe.builder().action(new ProbeAction.TcpSocket(PortReference.of(80), "h")).build();
    Container container =
        Container.builder()
            .name("c")
            .image("c:1")
            .imagePullPolicy(PullPolicy.ALWAYS)
            .ports(new ContainerPort("dns", 53, Protocol.UDP), new ContainerPort(null, 80, null))
            .command("run")
            .args("fast")
            .env(EnvVar.of("A", ""))
            .livenessProbe(grpc)
            .readinessProbe(http)
            .startupProbe(tcp)
            .resources(
                new Resources(Map.of("cpu", Quantity.of(2)), Map.of("memory", Quantity.of("1e3"))))
            .securityContext(
                new SecurityContext(
                    1000L,
                    0L,
                    true,
                    true,
                    false,
                    false,
                    new Capabilities(List.of("NET_ADMIN"), List.of("ALL")),
                    new SeccompProfile("Localhost", "p.json")))
            .volumeMounts(
                new VolumeMount("data", "/data", "sub", true),
                VolumeMount.builder().name("tmp").mountPath("/tmp").build())
            .build();
    assertTree(
        TreeValues.at(
            podSpec(Workload.builder().name("w").namespace("demo").containers(container)),
            "containers",
            0),
        map(
            "name",
            "c",
            "image",
            "c:1",
            "imagePullPolicy",
            "Always",
            "ports",
            List.of(
                map("name", "dns", "containerPort", 53, "protocol", "UDP"),
                map("containerPort", 80)),
            "command",
            List.of("run"),
            "args",
            List.of("fast"),
            "env",
            List.of(map("name", "A", "value", "")),
            "livenessProbe",
            map(
                "grpc",
                map("port", 9999, "service", "live"),
                "initialDelaySeconds",
                1,
                "periodSeconds",
                2,
                "timeoutSeconds",
                3,
                "successThreshold",
                4,
                "failureThreshold",
                5),
            "readinessProbe",
            map(
                "httpGet",
                map(
                    "path",
                    "/ready",
                    "port",
                    "http",
                    "host",
                    "localhost",
                    "scheme",
                    "HTTPS",
                    "httpHeaders",
                    List.of(map("name", "X", "value", "1")))),
            "startupProbe",
            map("tcpSocket", map("port", 80, "host", "h")),
            "resources",
            map("requests", map("cpu", 2), "limits", map("memory", "1e3")),
            "securityContext",
            map(
                "allowPrivilegeEscalation",
                false,
                "capabilities",
                map("add", List.of("NET_ADMIN"), "drop", List.of("ALL")),
                "privileged",
                false,
                "readOnlyRootFilesystem",
                true,
                "runAsGroup",
                0,
                "runAsNonRoot",
                true,
                "runAsUser",
                1000,
                "seccompProfile",
                map("type", "Localhost", "localhostProfile", "p.json")),
            "volumeMounts",
            List.of(
                map("name", "data", "mountPath", "/data", "subPath", "sub", "readOnly", true),
                map("name", "tmp", "mountPath", "/tmp"))));
  }

  @Test
  void rendersEverySourceOfVariable() {
    Container container =
        Container.builder()
            .name("c")
            .image("c:1")
            .env(
                EnvVar.of("A", new EnvSource.ConfigMapKeyRef("m", "k", true)),
                EnvVar.of("B", new EnvSource.SecretKeyRef("s", "k", null)),
                EnvVar.of("C", new EnvSource.FieldRef("v1", "metadata.name")),
                EnvVar.of(
                    "D", new EnvSource.ResourceFieldRef("c", "limits.cpu", Quantity.of("1m"))))
            .build();
    assertTree(
        TreeValues.at(
            podSpec(Workload.builder().name("w").namespace("demo").containers(container)),
            "containers",
            0,
            "env"),
        List.of(
            variable("A", "configMapKeyRef", map("name", "m", "key", "k", "optional", true)),
            variable("B", "secretKeyRef", map("name", "s", "key", "k")),
            variable("C", "fieldRef", map("apiVersion", "v1", "fieldPath", "metadata.name")),
            variable(
                "D",
                "resourceFieldRef",
                map("containerName", "c", "resource", "limits.cpu", "divisor", "1m"))));
  }

  @Test
  void rendersEveryVolume() {
    List<VolumeSource.KeyToPath> items =
        List.of(
            new VolumeSource.KeyToPath("k", "p", 256), new VolumeSource.KeyToPath("l", "q", null));
    List<Object> rendered =
        List.of(map("key", "k", "path", "p", "mode", 256), map("key", "l", "path", "q"));
    Workload.Builder workload =
        Workload.builder()
            .name("w")
            .namespace("demo")
            .volumes(
                new Volume("a", new VolumeSource.EmptyDir(null, null)),
                new Volume("b", new VolumeSource.EmptyDir("Memory", Quantity.of("1Gi"))),
                new Volume("c", new VolumeSource.ConfigMap("m", items, 420, true)),
                new Volume("d", new VolumeSource.Secret("s", items, 256, false)),
                new Volume("e", new VolumeSource.PersistentVolumeClaim("p", true)),
                new Volume("f", new VolumeSource.HostPath("/var", "Directory")));
    assertTree(
        TreeValues.at(podSpec(workload), "volumes"),
        List.of(
            map("name", "a", "emptyDir", map()),
            map("name", "b", "emptyDir", map("medium", "Memory", "sizeLimit", "1Gi")),
            map(
                "name",
                "c",
                "configMap",
                map("name", "m", "items", rendered, "defaultMode", 420, "optional", true)),
            map(
                "name",
                "d",
                "secret",
                map("secretName", "s", "items", rendered, "defaultMode", 256, "optional", false)),
            map("name", "e", "persistentVolumeClaim", map("claimName", "p", "readOnly", true)),
            map("name", "f", "hostPath", map("path", "/var", "type", "Directory"))));
  }

  @Test
  void rendersEveryFieldOfService() {
    Service service =
        Service.builder()
            .name("front")
            .type(ServiceType.LOAD_BALANCER)
            .labels(Map.of("team", "a"))
            .annotations(Map.of("lb", "internal"))
            .selector(Map.of("other", "pods"))
            .ports(
                ServicePort.of("http", 80, PortReference.of(8080)),
                ServicePort.builder().port(53).protocol(Protocol.UDP).build())
            .build();
    Profile profile =
        profile()
            .workloads(Workload.builder().name("w").namespace("demo").service(service).build())
            .build();
    RenderedFile file =
        ProfileRenderer.render(profile).file("base/demo/w/service.yaml").orElseThrow();
    assertTree(
        file.objects().get(0).content().entries(),
        map(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            map(
                "name",
                "front",
                "namespace",
                "demo",
                "labels",
                map("app", "w", "team", "a"),
                "annotations",
                map("lb", "internal")),
            "spec",
            map(
                "type",
                "LoadBalancer",
                "selector",
                map("other", "pods"),
                "ports",
                List.of(
                    map("name", "http", "port", 80, "targetPort", 8080),
                    map("port", 53, "protocol", "UDP")))));
  }

  @Test
  void writesLabelsOfSelectorUnlessToldOtherwise() {
    Workload workload =
        Workload.builder()
            .name("w")
            .namespace("demo")
            .service(Service.of(ServicePort.of("http", 80, PortReference.of(8080))))
            .build();
    assertThat(labels(workload, "deployment.yaml")).isEqualTo(Map.of("app", "w"));
    Workload bare = workload.toBuilder().selectorLabels(false).build();
    assertThat(labels(bare, "deployment.yaml")).isNull();
    assertThat(labels(bare, "service.yaml")).isNull();
    Workload own = bare.toBuilder().labels(Map.of("tier", "web")).build();
    assertThat(labels(own, "deployment.yaml")).isEqualTo(Map.of("tier", "web"));
    Service labelled =
        Service.builder()
            .selectorLabels(true)
            .ports(ServicePort.builder().port(80).build())
            .build();
    assertThat(labels(bare.toBuilder().service(labelled).build(), "service.yaml"))
        .isEqualTo(Map.of("app", "w"));
  }

  private static @Nullable Object labels(Workload workload, String file) {
    Profile profile = profile().workloads(workload).build();
    RenderedFile rendered =
        ProfileRenderer.render(profile).file("base/demo/w/" + file).orElseThrow();
    Object metadata = rendered.objects().get(0).content().get("metadata");
    return ((Map<?, ?>) metadata).get("labels");
  }

  @Test
  void convertsObjectToTypedCopy() {
    RenderedTree tree = ProfileRenderer.render(SeedProfile.profile());
    RenderedFile file = tree.file("base/demo/podinfo/deployment.yaml").orElseThrow();
    Deployment deployment = file.objects().get(0).as(Deployment.class);
    var container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    assertThat(container.getResources().getRequests().get("memory"))
        .isEqualTo(new io.fabric8.kubernetes.api.model.Quantity("64Mi"));
    assertThat(
            deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
        .isZero();
    assertThat(ObjectSerializer.of(deployment))
        .isEqualTo(file.objects().get(0).content().entries());
  }

  private static Map<String, Object> variable(String name, String key, Object source) {
    return map("name", name, "valueFrom", map(key, source));
  }

  private static void assertTree(Object rendered, Object expected) {
    assertThat(rendered).isEqualTo(expected);
    assertThat(TreeValues.keys(rendered)).isEqualTo(TreeValues.keys(expected));
  }

  private static Object podSpec(Workload.Builder workload) {
    return TreeValues.at(deployment(workload.build()), "spec", "template", "spec");
  }

  private static Map<String, ?> deployment(Workload workload) {
    Profile profile = profile().workloads(workload).build();
    return ProfileRenderer.render(profile).objects().get(0).content().entries();
  }

  private static Profile.Builder profile() {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(Target.of("1.30", Flux.V1));
  }
}
