package io.gitopsprofile.check.workload;

import static io.gitopsprofile.check.SoundProfiles.podinfo;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Found;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.model.container.Capabilities;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvSource;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.container.Lifecycle;
import io.gitopsprofile.model.container.LifecycleAction;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.container.SeccompProfile;
import io.gitopsprofile.model.container.SecurityContext;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.PodDisruptionBudget;
import io.gitopsprofile.model.workload.RollingUpdate;
import io.gitopsprofile.model.workload.Strategy;
import io.gitopsprofile.model.workload.StrategyType;
import io.gitopsprofile.model.workload.Toleration;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.scheduling.Affinity;
import io.gitopsprofile.model.workload.scheduling.NodeAffinity;
import io.gitopsprofile.model.workload.scheduling.NodeCondition;
import io.gitopsprofile.model.workload.scheduling.NodeSelector;
import io.gitopsprofile.model.workload.scheduling.NodeSelectorTerm;
import io.gitopsprofile.model.workload.scheduling.PreferredNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The parts of a workload that the API server refuses. */
final class WorkloadInvalidTest {

  private static final List<Check> CHECKS =
      List.of(
          new UniqueNamesCheck(),
          new EnvCheck(),
          new VolumeMountCheck(),
          new VolumeSourceCheck(),
          new ResourcesCheck(),
          new ProbeCheck(),
          new LifecycleCheck(),
          new RolloutCheck(),
          new DisruptionBudgetCheck(),
          new SecurityContextCheck(),
          new TolerationCheck(),
          new NodeAffinityCheck());
  private static final Volume DATA = new Volume("data", new VolumeSource.EmptyDir(null, null));
  private static final EnvVar COLOR = EnvVar.of("COLOR", "blue");

  @Test
  void reportsDuplicateNames() {
    assertThat(broken(w -> w)).isEmpty();
    assertThat(broken(w -> w.containers(List.of()))).containsExactly("containers");
    Container podinfod = podinfo().containers().get(0);
    assertThat(broken(w -> w.containers(podinfod, podinfod))).containsExactly("containers[1].name");
    assertThat(
            broken(w -> w.initContainers(Container.builder().name("podinfod").image("a").build())))
        .containsExactly("containers[0].name");
    assertThat(broken(w -> w.volumes(DATA, DATA))).containsExactly("volumes[1].name");
    assertThat(env(COLOR, COLOR)).containsExactly("containers[0].env[1].name");
    assertThat(mounts("data", "/a", "data", "/a"))
        .containsExactly("containers[0].volumeMounts[1].mountPath");
  }

  @Test
  void reportsInvalidLifecycle() {
    assertThat(lifecycle(30, null)).isEmpty();
    assertThat(lifecycle(31, null))
        .containsExactly("containers[0].lifecycle.preStop.sleep.seconds");
    assertThat(lifecycle(31, 31)).isEmpty();
    assertThat(lifecycle(5, 0)).containsExactly("containers[0].lifecycle.preStop.sleep.seconds");
    Container first = Container.builder().name("first").image("a").lifecycle(sleeping(1)).build();
    assertThat(broken(w -> w.initContainers(first))).containsExactly("initContainers[0].lifecycle");
  }

  private static List<String> lifecycle(int seconds, @Nullable Integer grace) {
    Container podinfod = podinfo().containers().get(0);
    return broken(
        w ->
            w.terminationGracePeriodSeconds(grace)
                .containers(podinfod.toBuilder().lifecycle(sleeping(seconds)).build()));
  }

  private static Lifecycle sleeping(int seconds) {
    return new Lifecycle(null, new LifecycleAction.Sleep(seconds));
  }

  @Test
  void reportsInvalidConditionsOnNodes() {
    assertThat(nodes("zone", "In", "a", "b")).isEmpty();
    assertThat(nodes("zone", "Exists")).isEmpty();
    assertThat(nodes("cores", "Gt", "8")).isEmpty();
    String place =
        "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
            + ".nodeSelectorTerms[0].matchExpressions[0]";
    assertThat(nodes("zone", "NotIn")).containsExactly(place);
    assertThat(nodes("zone", "DoesNotExist", "a")).containsExactly(place);
    assertThat(nodes("cores", "Lt", "many")).containsExactly(place);
    assertThat(nodes("cores", "Lt", "1", "2")).containsExactly(place);
  }

  private static List<String> nodes(String key, String operator, String... values) {
    NodeCondition condition = new NodeCondition(key, operator, List.of(values));
    NodeSelectorTerm term = new NodeSelectorTerm(List.of(condition), List.of());
    NodeAffinity nodes = new NodeAffinity(new NodeSelector(List.of(term)), List.of());
    return broken(w -> w.affinity(new Affinity(nodes, null, null)));
  }

  @Test
  void reportsInvalidConditionsOnFieldsOfNodes() {
    assertThat(nodeFields("metadata.name", "In", "node-1")).isEmpty();
    String place =
        "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference"
            + ".matchFields[0]";
    assertThat(nodeFields("metadata.uid", "In", "1")).containsExactly(place);
    assertThat(nodeFields("metadata.name", "In", "a", "b")).containsExactly(place);
    assertThat(nodeFields("metadata.name", "Exists", "a")).containsExactly(place);
  }

  private static List<String> nodeFields(String key, String operator, String... values) {
    NodeCondition condition = new NodeCondition(key, operator, List.of(values));
    NodeSelectorTerm term = new NodeSelectorTerm(List.of(), List.of(condition));
    NodeAffinity nodes = new NodeAffinity(null, List.of(new PreferredNodes(1, term)));
    return broken(w -> w.affinity(new Affinity(nodes, null, null)));
  }

  @Test
  void reportsInvalidVariableSources() {
    EnvSource name = new EnvSource.FieldRef(null, "metadata.name");
    assertThat(env(COLOR, EnvVar.of("NAME", name), new EnvVar("NOTHING", null, null))).isEmpty();
    assertThat(env(new EnvVar("NAME", "podinfo", name)))
        .containsExactly("containers[0].env[0].valueFrom");
    assertThat(env(EnvVar.of("A", new EnvSource.FieldRef(null, "metadata.labels['app']"))))
        .isEmpty();
    assertThat(env(EnvVar.of("A", new EnvSource.FieldRef(null, "metadata.nam"))))
        .containsExactly("containers[0].env[0].valueFrom.fieldRef.fieldPath");
    assertThat(env(resource("podinfod", "limits.cpu"))).isEmpty();
    assertThat(env(resource("podinfo", "limits.cpu")))
        .containsExactly("containers[0].env[0].valueFrom.resourceFieldRef.containerName");
    assertThat(env(resource(null, "cpu")))
        .containsExactly("containers[0].env[0].valueFrom.resourceFieldRef.resource");
  }

  @Test
  void reportsInvalidMounts() {
    assertThat(mounts("data", "/a", "data", "/b")).isEmpty();
    assertThat(mounts("data", "/a", "dat", "/b"))
        .containsExactly("containers[0].volumeMounts[1].name");
  }

  @Test
  void reportsInvalidVolumes() {
    assertThat(volume(new VolumeSource.HostPath("/var/../etc", "Dir")))
        .containsExactly("volumes[0].hostPath.type", "volumes[0].hostPath.path");
    assertThat(volume(new VolumeSource.EmptyDir(null, Quantity.of("-1"))))
        .containsExactly("volumes[0].emptyDir.sizeLimit");
  }

  @Test
  void reportsInvalidResources() {
    assertThat(resources("cpu", "100m", "0.1")).isEmpty();
    assertThat(resources("cpu", "200m", "0.1"))
        .containsExactly("containers[0].resources.requests.cpu");
    assertThat(resources("nvidia.com/gpu", "1", "2"))
        .containsExactly("containers[0].resources.requests[\"nvidia.com/gpu\"]");
  }

  @Test
  void reportsInvalidProbes() {
    Probe twice = Probe.builder().action(ProbeAction.Exec.of("true")).successThreshold(2).build();
    assertThat(broken(w -> Found.container(w, c -> c.readinessProbe(twice)))).isEmpty();
    assertThat(broken(w -> Found.container(w, c -> c.livenessProbe(twice))))
        .containsExactly("containers[0].livenessProbe.successThreshold");
    Container first = Container.builder().name("first").image("a").readinessProbe(twice).build();
    assertThat(broken(w -> w.initContainers(first)))
        .containsExactly("initContainers[0].readinessProbe");
  }

  @Test
  void reportsBlockedRollouts() {
    assertThat(strategy(StrategyType.ROLLING_UPDATE, "0", null)).isEmpty();
    assertThat(strategy(StrategyType.ROLLING_UPDATE, "0", "0%"))
        .containsExactly("strategy.rollingUpdate");
    assertThat(strategy(StrategyType.RECREATE, "1", null))
        .containsExactly("strategy.rollingUpdate");
    assertThat(strategy(StrategyType.ROLLING_UPDATE, "101%", "200%"))
        .containsExactly("strategy.rollingUpdate.maxUnavailable");
    assertThat(broken(w -> w.minReadySeconds(600))).containsExactly("minReadySeconds");
    assertThat(broken(w -> w.minReadySeconds(60).progressDeadlineSeconds(60)))
        .containsExactly("progressDeadlineSeconds");
  }

  @Test
  void reportsInvalidBudgets() {
    assertThat(budget("1", null)).isEmpty();
    assertThat(budget("1", "1")).containsExactly("podDisruptionBudget.maxUnavailable");
    assertThat(budget(null, null)).containsExactly("podDisruptionBudget");
    assertThat(budget("101%", null)).containsExactly("podDisruptionBudget.minAvailable");
  }

  @Test
  void checksPatchedBudgets() {
    Map<String, String> other = Map.of("unhealthyPodEvictionPolicy", "AlwaysAllow");
    assertThat(budget("1", null, other)).isEmpty();
    assertThat(budget("1", "1", other)).containsExactly("podDisruptionBudget.maxUnavailable");
    assertThat(budget("101%", null, other)).containsExactly("podDisruptionBudget.minAvailable");
  }

  @Test
  void reportsContradictorySecurityContexts() {
    assertThat(security(SecurityContext.builder().privileged(true).runAsNonRoot(true))).isEmpty();
    assertThat(security(SecurityContext.builder().runAsNonRoot(true).runAsUser(0L)))
        .containsExactly("containers[0].securityContext.runAsUser");
    assertThat(security(SecurityContext.builder().privileged(true).allowPrivilegeEscalation(false)))
        .containsExactly("containers[0].securityContext.allowPrivilegeEscalation");
    Capabilities admin = new Capabilities(List.of("CAP_SYS_ADMIN"), List.of());
    assertThat(
            security(SecurityContext.builder().capabilities(admin).allowPrivilegeEscalation(false)))
        .hasSize(1);
    assertThat(
            security(
                SecurityContext.builder().seccompProfile(new SeccompProfile("Localhost", null))))
        .containsExactly("containers[0].securityContext.seccompProfile.localhostProfile");
    assertThat(
            security(
                SecurityContext.builder()
                    .seccompProfile(new SeccompProfile("RuntimeDefault", "a.json"))))
        .hasSize(1);
  }

  @Test
  void reportsInvalidTolerations() {
    assertThat(broken(w -> w.tolerations(Toleration.builder().operator("Exists").build())))
        .isEmpty();
    assertThat(broken(w -> w.tolerations(Toleration.builder().value("a").build())))
        .containsExactly("tolerations[0].operator");
    assertThat(
            broken(
                w ->
                    w.tolerations(
                        Toleration.builder()
                            .key("a")
                            .operator("Exists")
                            .value("b")
                            .effect("NoSchedule")
                            .tolerationSeconds(5L)
                            .build())))
        .containsExactly("tolerations[0].value", "tolerations[0].tolerationSeconds");
  }

  private static List<String> broken(UnaryOperator<Workload.Builder> change) {
    List<String> places = new ArrayList<>();
    for (Check check : CHECKS) {
      for (String found : Found.inWorkload(check, change)) {
        assertThat(found).startsWith("PRF039 workloads[0].");
        places.add(found.split(" ", 3)[1].substring("workloads[0].".length()));
      }
    }
    return places;
  }

  private static List<String> env(EnvVar... env) {
    return broken(w -> Found.container(w, c -> c.env(env)));
  }

  private static EnvVar resource(@Nullable String container, String resource) {
    return EnvVar.of("LIMIT", new EnvSource.ResourceFieldRef(container, resource, null));
  }

  private static List<String> mounts(String first, String path, String second, String other) {
    List<VolumeMount> mounts =
        List.of(
            VolumeMount.builder().name(first).mountPath(path).build(),
            VolumeMount.builder().name(second).mountPath(other).build());
    return broken(w -> Found.container(w.volumes(DATA), c -> c.volumeMounts(mounts)));
  }

  private static List<String> volume(VolumeSource source) {
    return broken(w -> w.volumes(new Volume("files", source)));
  }

  private static List<String> resources(String name, String request, String limit) {
    Resources resources =
        new Resources(Map.of(name, Quantity.of(request)), Map.of(name, Quantity.of(limit)));
    return broken(w -> Found.container(w, c -> c.resources(resources)));
  }

  private static List<String> strategy(
      StrategyType type, @Nullable String unavailable, @Nullable String surge) {
    RollingUpdate bounds = new RollingUpdate(share(unavailable), share(surge));
    return broken(w -> w.strategy(new Strategy(type, bounds)));
  }

  private static List<String> budget(@Nullable String least, @Nullable String most) {
    return budget(least, most, Map.of());
  }

  private static List<String> budget(
      @Nullable String least, @Nullable String most, Map<String, ?> patch) {
    FreeForm free = patch.isEmpty() ? FreeForm.EMPTY : new FreeForm(Map.of("spec", patch));
    PodDisruptionBudget budget = new PodDisruptionBudget(share(least), share(most), free);
    return broken(w -> w.podDisruptionBudget(budget));
  }

  private static @Nullable IntOrPercent share(@Nullable String text) {
    return text == null ? null : IntOrPercent.of(text);
  }

  private static List<String> security(SecurityContext.Builder context) {
    return broken(w -> Found.container(w, c -> c.securityContext(context.build())));
  }
}
