package io.gitopsprofile.render;

import static io.gitopsprofile.render.Tree.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.EnvVar;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.IntOrPercent;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.PodDisruptionBudget;
import io.gitopsprofile.model.PortReference;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.ServicePort;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MergePatchTest {

  @Test
  void mapsMergeAndKeysKeepTheirOrder() {
    Object spec =
        podSpec(
            map(
                "priorityClassName",
                "high",
                "affinity",
                map("nodeAffinity", map()),
                "imagePullSecrets",
                List.of(map("name", "registry"))));
    assertThat(spec)
        .isEqualTo(
            map(
                "affinity",
                map("nodeAffinity", map()),
                "containers",
                List.of(
                    map(
                        "name",
                        "a",
                        "image",
                        "a:1",
                        "env",
                        List.of(map("name", "A", "value", "1"), map("name", "B", "value", "2")))),
                "imagePullSecrets",
                List.of(map("name", "registry")),
                "priorityClassName",
                "high"));
    assertThat(((Map<?, ?>) spec).keySet().toString())
        .isEqualTo("[affinity, containers, imagePullSecrets, priorityClassName]");
  }

  @Test
  void listsOfNamedElementsMergeByName() {
    Object spec =
        podSpec(
            map(
                "containers",
                List.of(
                    map(
                        "name",
                        "a",
                        "env",
                        List.of(map("name", "C", "value", "3"), map("name", "A", "value", "9")),
                        "lifecycle",
                        map("preStop", map("exec", map("command", List.of("sleep", "5"))))),
                    map("name", "sidecar", "image", "s:1"))));
    assertThat(Tree.at(spec, "containers"))
        .isEqualTo(
            List.of(
                map(
                    "name",
                    "a",
                    "image",
                    "a:1",
                    "env",
                    List.of(
                        map("name", "A", "value", "9"),
                        map("name", "B", "value", "2"),
                        map("name", "C", "value", "3")),
                    "lifecycle",
                    map("preStop", map("exec", map("command", List.of("sleep", "5"))))),
                map("name", "sidecar", "image", "s:1")));
    assertThat(((Map<?, ?>) Tree.at(spec, "containers", 0)).keySet().toString())
        .isEqualTo("[name, image, env, lifecycle]");
  }

  @Test
  void otherListsAreReplaced() {
    Workload workload =
        Workload.builder()
            .name("w")
            .namespace("demo")
            .containers(
                Container.builder().name("a").image("a:1").command("x", "y").args("z").build())
            .patch(
                new FreeForm(
                    pod(
                        map(
                            "containers",
                            List.of(
                                map("name", "a", "command", List.of("q"), "args", List.of()))))))
            .build();
    Object container = Tree.at(render(workload), "spec", "template", "spec", "containers", 0);
    assertThat(container)
        .isEqualTo(map("name", "a", "image", "a:1", "command", List.of("q"), "args", List.of()));
  }

  @Test
  void nullRemoves() {
    Map<String, Object> container = map("name", "a", "env", null);
    assertThat(Tree.at(podSpec(map("containers", List.of(container))), "containers", 0))
        .isEqualTo(map("name", "a", "image", "a:1"));
    Map<String, Object> labels = map("spec", map("selector", map("matchLabels", map("app", null))));
    assertThat(Tree.at(render(workload(labels)), "spec", "selector", "matchLabels"))
        .isEqualTo(map());
  }

  @Test
  void everyPartTakesAPatch() {
    FreeForm metadata = new FreeForm(map("metadata", map("finalizers", List.of("x/y"))));
    Workload workload =
        Workload.builder()
            .name("w")
            .namespace("demo")
            .patch(metadata)
            .service(
                Service.builder()
                    .ports(ServicePort.of("http", 80, PortReference.of(8080)))
                    .patch(metadata)
                    .build())
            .podDisruptionBudget(new PodDisruptionBudget(IntOrPercent.of(1), null, metadata))
            .build();
    Autoscaler autoscaler =
        SeedProfile.autoscaler(Metric.Cpu.utilization(9)).patch(metadata).build();
    Profile profile =
        builder("1.30")
            .namespaces(Namespace.builder().name("demo").patch(metadata).build())
            .workloads(workload)
            .autoscalers(autoscaler)
            .build();
    assertThat(ProfileRenderer.render(profile).objects())
        .hasSize(5)
        .allSatisfy(
            object ->
                assertThat(Tree.at(object.content().entries(), "metadata", "finalizers"))
                    .isEqualTo(List.of("x/y")));
  }

  @Test
  void unknownFieldsAreRefusedWithTheNearestName() {
    Workload workload =
        workload(
            map(
                "spec",
                map(
                    "replcas",
                    3,
                    "template",
                    map("spec", map("affinities", map(), "additionalProperties", map()))),
                "metadta",
                map()));
    List<Diagnostic> found = Findings.all(profile(workload));
    assertThat(found)
        .extracting(it -> it.code() + " " + it.path())
        .containsExactly(
            "PATCH_UNKNOWN_FIELD workloads[0].patch.spec.replcas",
            "PATCH_UNKNOWN_FIELD workloads[0].patch.spec.template.spec.affinities",
            "PATCH_UNKNOWN_FIELD workloads[0].patch.spec.template.spec.additionalProperties",
            "PATCH_UNKNOWN_FIELD workloads[0].patch.metadta");
    assertThat(found.get(0).message())
        .isEqualTo("a DeploymentSpec has no field \"replcas\"; did you mean \"replicas\"?");
    assertThat(found.get(0).fix()).startsWith("write one of its fields: minReadySeconds, paused, ");
  }

  @Test
  void wrongTypesAreRefused() {
    Map<String, Object> container =
        map(
            "name",
            "a",
            "stdin",
            "yes",
            "image",
            7,
            "args",
            Arrays.asList("a", null, 1),
            "resources",
            map("limits", map("cpu", "much", "memory", 5, "x", true)));
    Workload workload =
        workload(
            map(
                "spec",
                map(
                    "replicas",
                    "3",
                    "paused",
                    List.of(),
                    "minReadySeconds",
                    1.5,
                    "strategy",
                    map("rollingUpdate", map("maxSurge", 1.5, "maxUnavailable", "25%")),
                    "template",
                    map(
                        "spec",
                        map("containers", List.of(container), "nodeSelector", map("a", 1))))));
    String at = "PATCH_WRONG_TYPE workloads[0].patch.spec.";
    String pod = at + "template.spec.";
    assertThat(Findings.of(profile(workload)))
        .containsExactly(
            at + "replicas",
            at + "paused",
            at + "minReadySeconds",
            at + "strategy.rollingUpdate.maxSurge",
            pod + "containers[0].stdin",
            pod + "containers[0].image",
            pod + "containers[0].args[1]",
            pod + "containers[0].args[2]",
            pod + "containers[0].resources.limits.cpu",
            pod + "containers[0].resources.limits.x",
            pod + "nodeSelector.a");
    assertThat(Findings.all(profile(workload)).get(0).message())
        .isEqualTo("a patch gives the string \"3\" where a whole number belongs");
  }

  @Test
  void theIdentityStays() {
    Workload workload =
        workload(
            map(
                "apiVersion",
                "apps/v1beta1",
                "kind",
                "Deployment",
                "metadata",
                map("name", null, "namespace", "other")));
    assertThat(Findings.of(profile(workload)))
        .containsExactly(
            "PATCH_IDENTITY workloads[0].patch.apiVersion",
            "PATCH_IDENTITY workloads[0].patch.metadata.name",
            "PATCH_IDENTITY workloads[0].patch.metadata.namespace");
  }

  @Test
  void theMetadataStays() {
    Map<String, Object> patch = map("metadata", null);
    assertThat(Findings.of(profile(workload(patch))))
        .containsExactly("PATCH_IDENTITY workloads[0].patch.metadata");
  }

  @Test
  void whatIdentifiesTheObjectMayBeRepeated() {
    Map<String, Object> patch = map("kind", "Deployment", "metadata", map("name", "w"));
    assertThat(Findings.of(profile(workload(patch)))).isEmpty();
  }

  @Test
  void theVersionOfTheObjectSaysWhichFieldsThereAre() {
    FreeForm patch =
        new FreeForm(map("spec", map("behavior", map("scaleUp", map("tolerance", "0.1")))));
    Autoscaler autoscaler = SeedProfile.autoscaler(Metric.Cpu.utilization(9)).patch(patch).build();
    String path = "FIELD_NOT_SERVED autoscalers[0].patch.spec.behavior";
    assertThat(Findings.of(builder("1.22").autoscalers(autoscaler).build()))
        .containsExactly(path + ".scaleUp.tolerance");
    assertThat(Findings.of(builder("1.35").autoscalers(autoscaler).build())).isEmpty();
    Profile oldest = builder("1.17").autoscalers(autoscaler).build().withTarget(SeedProfile.TARGET);
    assertThat(Findings.of(oldest)).containsExactly(path);
  }

  @Test
  void aPatchedObjectIsStillTyped() {
    Workload workload = workload(pod(map("priorityClassName", "high")));
    RenderedObject object = ProfileRenderer.render(profile(workload)).objects().get(0);
    Deployment copy = object.as(Deployment.class);
    assertThat(copy.getSpec().getTemplate().getSpec().getPriorityClassName()).isEqualTo("high");
    assertThat(copy.getAdditionalProperties()).isEmpty();
    copy.getMetadata().setName("other");
    assertThat(object.as(Deployment.class).getMetadata().getName()).isEqualTo("w");
  }

  private static Map<String, Object> pod(Map<String, Object> spec) {
    return map("spec", map("template", map("spec", spec)));
  }

  private static Object podSpec(Map<String, Object> patch) {
    return Tree.at(render(workload(pod(patch))), "spec", "template", "spec");
  }

  private static Workload workload(Map<String, Object> patch) {
    return Workload.builder()
        .name("w")
        .namespace("demo")
        .containers(
            Container.builder()
                .name("a")
                .image("a:1")
                .env(EnvVar.of("A", "1"), EnvVar.of("B", "2"))
                .build())
        .patch(new FreeForm(patch))
        .build();
  }

  private static Map<String, ?> render(Workload workload) {
    return ProfileRenderer.render(profile(workload)).objects().get(0).content().entries();
  }

  private static Profile profile(Workload workload) {
    return builder("1.30").workloads(workload).build();
  }

  private static Profile.Builder builder(String kubernetes) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(Target.of(kubernetes, Flux.V1));
  }
}
