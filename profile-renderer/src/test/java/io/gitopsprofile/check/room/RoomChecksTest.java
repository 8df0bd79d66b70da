package io.gitopsprofile.check.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.ReadFindings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods against nodes, quotas and security levels, in forms that the mutation table has not. */
class RoomChecksTest {

  private static final String HEAD =
      """
      profile: v1
      name: room
      target: {kubernetes: "1.35", flux: v2}
      cluster:
        name: shop
        region: eu-west-1
        provides: [metrics-server]
        managedNodeGroups: %s
      namespaces: [{name: shop}]
      """;

  private static final String MANIFEST =
      """
      manifests:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: app, namespace: shop}
          spec:
            replicas: %s
            selector: {matchLabels: {app: app}}
            template:
              metadata: {labels: {app: app}}
              spec: %s
      """;

  private static List<String> found(String groups, String replicas, String spec) {
    return ReadFindings.of(HEAD.formatted(groups) + MANIFEST.formatted(replicas, spec));
  }

  private static String pod(String more) {
    return "{containers: [{name: app, image: \"example.com/app:1\"" + more + "}]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{name: a}]",
        "[{name: a, instanceType: m5.large, desiredCapacity: 1}]",
        "[{name: a, instanceType: p3.2xlarge}]",
        "[{name: a, instanceType: m99.large}, {name: b}]",
        "[{name: a, minSize: 0, maxSize: 3, desiredCapacity: 0}, {name: b, desiredCapacity: 1}]"
      })
  void acceptsSmallPods(String groups) {
    assertThat(found(groups, "2", pod("")).stream().filter(it -> !it.contains("PRF053"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{requests: {cpu: 1930m}}  | warning PRF161",
        "{requests: {cpu: 1931m}}  | error PRF160",
        "{requests: {cpu: 1.805}}  | ",
        "{limits: {cpu: 2}}        | error PRF160",
        "{limits: {cpu: 8}, requests: {cpu: 100m}} | ",
        "{requests: {memory: 7518Mi}} | ",
        "{requests: {memory: 7519Mi}} | error PRF160",
        "{requests: {cpu: 1e3}}    | error PRF160"
      })
  void comparesRequestsWithNode(String resources, String finding) {
    List<String> found = found("[{name: a}]", "1", pod(", resources: " + resources));
    if (finding == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).singleElement().asString().startsWith(finding);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubernetes.io/hostname: ip-10-0-0-1",
        "topology.kubernetes.io/zone: eu-west-1c",
        "feature.node.kubernetes.io/cpu-model.family: '6'",
        "node.kubernetes.io/instance-type: m5.large",
        "eks.amazonaws.com/nodegroup: a",
        "kubernetes.io/arch: '${ARCH}'"
      })
  void acceptsLabelsThatNodesMayHave(String label) {
    String spec = "{nodeSelector: {" + label + "}, containers: [{name: a, image: \"a/b:1\"}]}";
    assertThat(found("[{name: a}]", "1", spec)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topology.kubernetes.io/zone: us-east-1a",
        "node.kubernetes.io/instance-type: m5.xlarge",
        "eks.amazonaws.com/nodegroup: b",
        "eks.amazonaws.com/capacityType: SPOT",
        "kubernetes.io/os: windows"
      })
  void reportsLabelsThatNodesHaveNot(String label) {
    String spec = "{nodeSelector: {" + label + "}, containers: [{name: a, image: \"a/b:1\"}]}";
    assertThat(found("[{name: a}]", "1", spec))
        .singleElement()
        .asString()
        .startsWith("error PRF160 manifests[0].spec.template.spec.nodeSelector");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{operator: Exists}] | ",
        "[{key: t, operator: Exists}] | ",
        "[{key: t, value: v}] | ",
        "[{key: t, value: v, effect: NoSchedule}] | ",
        "[{key: t, value: v, effect: NoExecute}] | error",
        "[{key: t, value: w}] | error",
        "[{key: u, operator: Exists}] | error"
      })
  void readsTolerationsAsSchedulerDoes(String tolerations, String severity) {
    String groups =
        "[{name: a, taints: [{key: t, value: v, effect: NoSchedule}]}, {name: b, desiredCapacity:"
            + " 0, labels: {never: used}}]";
    String spec =
        "{nodeSelector: {eks.amazonaws.com/nodegroup: a}, tolerations: "
            + tolerations
            + ", containers: [{name: a, image: \"a/b:1\"}]}";
    List<String> found = found(groups, "1", spec);
    if (severity == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found)
          .containsExactly(severity + " PRF160 manifests[0].spec.template.spec.tolerations");
    }
  }

  @Test
  void countsPortsOfNodes() {
    String spec = pod(", ports: [{containerPort: 80, hostPort: 80}]");
    assertThat(found("[{name: a}]", "3", spec))
        .containsExactly("warning PRF161 manifests[0].spec.replicas");
    assertThat(found("[{name: a}]", "2", spec)).isEmpty();
  }

  @Test
  void staysSilentWhereNodesAreUnknown() {
    String spec = pod(", resources: {requests: {cpu: 64}}");
    String manifests = MANIFEST.formatted("500", spec);
    String head = HEAD.formatted("[{name: a}]");
    assertThat(ReadFindings.of(head.replace("  region: eu-west-1\n", "") + manifests)).isEmpty();
    assertThat(
            ReadFindings.of(
                head.replace("[metrics-server]", "[metrics-server, karpenter]") + manifests))
        .isEmpty();
    assertThat(
            ReadFindings.of(
                head.replace("namespaces:", "  patch: {nodeGroups: [{name: own}]}\nnamespaces:")
                    + manifests))
        .isEmpty();
    assertThat(
            ReadFindings.of(
                head.replace("namespaces:", "  autoModeConfig: {enabled: true}\nnamespaces:")
                    + manifests))
        .isEmpty();
  }

  @Test
  void sumsPodsAtTheirSmallestNumber() {
    String two =
        MANIFEST.formatted("2", pod(", resources: {requests: {cpu: 900m}}"))
            + MANIFEST
                .formatted("3", pod(", resources: {requests: {cpu: 900m}}"))
                .replace("manifests:\n", "")
                .replace("name: app,", "name: other,")
                .replace("app: app", "app: other");
    assertThat(ReadFindings.of(HEAD.formatted("[{name: a}]") + two))
        .containsExactly("warning PRF161 cluster.managedNodeGroups");
  }
}
