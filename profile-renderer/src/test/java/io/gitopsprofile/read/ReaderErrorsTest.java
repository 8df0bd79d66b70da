package io.gitopsprofile.read;

import static io.gitopsprofile.read.Reading.HEAD;
import static io.gitopsprofile.read.Reading.diagnostics;
import static io.gitopsprofile.read.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each cause gives one finding with its position and fix. */
final class ReaderErrorsTest {

  @Test
  void rejectsUnknownKeysOnEveryLevel() {
    assertThat(
            problems(
                """
                nmaespaces: []
                xyz: 1
                workloads:
                  - name: a
                    namespace: b
                    replica: 1
                    containers:
                      - name: c
                        image: d
                        livenessProbe: {exec: {comand: [x]}, periodSecond: 5}
                autoscalers:
                  - {name: a, namespace: b, target: a, maxReplicas: 1, metrics: [cpu: {averageUtilisation: 5}]}
                """))
        .containsExactly(
            "4:1 PRF002 unknown key \"nmaespaces\"; did you mean \"namespaces\"?; rename it to"
                + " \"namespaces\"",
            "5:1 PRF002 unknown key \"xyz\"; remove it, or use one of description, include, sync,"
                + " cluster, namespaces, serviceAccounts, configMaps, sources, imagePolicies,"
                + " releases, metricsAdapter, keda, manifests, patches, schemas, accept",
            "9:5 PRF002 unknown key \"replica\"; did you mean \"replicas\"?; rename it to"
                + " \"replicas\"",
            "13:32 PRF002 unknown key \"comand\"; did you mean \"command\"?; rename it to"
                + " \"command\"",
            "13:46 PRF002 unknown key \"periodSecond\"; did you mean \"periodSeconds\"?; rename it"
                + " to \"periodSeconds\"",
            "15:72 PRF002 unknown key \"averageUtilisation\"; did you mean \"averageUtilization\"?;"
                + " rename it to \"averageUtilization\"");
  }

  @Test
  void rejectsKeysThatAreNotWords() {
    assertThat(problems("? [a]\n: b\nname: y\n~: z\n"))
        .containsExactly(
            "4:3 PRF004 a key must be text; write the key as one word",
            "6:1 PRF003 the key \"name\" is already given in line 2; keep one of the two",
            "7:1 PRF002 unknown key \"~\"; remove it, or use one of description, include, sync,"
                + " cluster, namespaces, serviceAccounts, configMaps, sources, imagePolicies,"
                + " releases, metricsAdapter, keda, workloads, autoscalers, manifests, patches,"
                + " schemas, accept");
  }

  @Test
  void rejectsKeysThatKubectlRewrites() {
    assertThat(
            problems(
                """
                namespaces:
                  - name: a
                    labels: {on: x, "yes": x, 1: x, true: x, 2001-01-01: x}
                    annotations: {1.10: x, 0x1f: x, ~: x}
                """))
        .containsExactly(
            "6:14 PRF004 kubectl reads the key on as \"true\"; write \"on\"",
            "7:19 PRF004 kubectl rewrites the key 1.10, a number; write \"1.10\"",
            "7:28 PRF004 kubectl reads the key 0x1f as \"31\"; write \"0x1f\"",
            "7:37 PRF004 kubectl reads the key ~ as null; write \"~\"");
  }

  @Test
  void namesTheNewWordOfMaintainedCharts() {
    String yaml = HEAD.replace("flux: v1", "flux: v1, charts: living");
    assertThat(diagnostics(yaml).stream().map(Reading::text))
        .containsExactly(
            "3:48 PRF106 charts \"living\" is now called maintained; write maintained, or run the"
                + " goal upgrade");
  }

  @Test
  void theKeyOfALabelPattern() {
    assertThat(
            problems(
                """
                cluster:
                  name: c
                  fargateProfiles:
                    - name: p
                      selectors:
                        - namespace: a
                          labels: {"tier*": web, "a?pp*!": x, "b*": "-?"}
                """))
        .containsExactly(
            "10:34 PRF005 labels \"a?pp*!\" is not a key of a label; write it as name or"
                + " prefix.example.com/name, the name at most 63 letters, digits, \"-\", \"_\" and"
                + " \".\"",
            "10:47 PRF005 labels \"-?\" is not a label value; use at most 63 letters, digits,"
                + " \"-\", \"_\" and \".\", with a letter or digit at both ends");
  }

  @Test
  void rejectsWrongTypes() {
    assertThat(
            problems(
                """
                cluster:
                  name: 5
                  version: 1.30
                  tags: {a: 1, b: [x]}
                  managedNodeGroups: {name: x}
                  provides: [on]
                namespaces:
                  - {name: b, reconcile: 'true', directory: 5, labels: [a]}
                releases:
                  - {name: c, namespace: b, timeout: 300, wait: 1, maxHistory: '3', chart: 7}
                autoscalers:
                  - name: d
                    namespace: b
                    target: 5
                    maxReplicas: 99999999999
                    minReplicas: 1.5
                    metrics: [cpu, memory: 80]
                """))
        .containsExactly(
            "5:9 PRF004 name must be text, but is the number 5; put it in quotes: \"5\"",
            "6:12 PRF004 version must be a quoted version such as \"1.29\", but is the number 1.30;"
                + " put it in quotes: \"1.30\"",
            "7:13 PRF004 a must be text, but is the number 1; put it in quotes: \"1\"",
            "7:19 PRF004 b must be text, but is a list; write text",
            "8:22 PRF004 managedNodeGroups must be a list, but is a mapping; start each element"
                + " with \"- \"",
            "9:14 PRF004 provides[0] must be text, but is the boolean on; put it in quotes: \"on\"",
            "11:26 PRF004 reconcile must be true or false, but is the text \"true\"; remove the"
                + " quotes",
            "11:45 PRF004 directory must be a path, but is the number 5; put it in quotes: \"5\"",
            "11:56 PRF004 labels must be a mapping, but is a list; write it as key: value",
            "13:38 PRF004 timeout must be a duration such as 5m, but is the number 300; add the"
                + " unit: 300s",
            "13:49 PRF004 wait must be true or false, but is the number 1; write true or false",
            "13:64 PRF004 maxHistory must be a whole number, but is the text \"3\"; remove the"
                + " quotes",
            "13:76 PRF004 chart must be a mapping, but is the number 7; write its parts below it as"
                + " key: value",
            "17:13 PRF004 target must be text, but is the number 5; put it in quotes: \"5\"",
            "18:18 PRF005 maxReplicas is too large: 99999999999; use a number up to 2147483647",
            "19:18 PRF004 minReplicas must be a whole number, but is the number 1.5; write digits"
                + " alone, without quotes or a unit",
            "20:15 PRF004 metrics[0] must be a mapping with one of httpRequests, appMeshRequests,"
                + " cpu, memory, pods, object, external, containerResource, prometheus, but is the"
                + " text \"cpu\"; write the kind as a key and its parts below it",
            "20:28 PRF004 memory must be a mapping, but is the number 80; write its parts below it"
                + " as key: value");
  }

  @Test
  void rejectsEmptyValues() {
    assertThat(problems("description:\nnamespaces: ~\nworkloads: [~]\ncluster: null\n"))
        .containsExactly(
            "4:13 PRF004 description must be text, but is empty; give it a value or remove it",
            "5:13 PRF004 namespaces must be a list, but is empty; give it a value or remove it",
            "6:13 PRF004 workloads[0] must be a mapping, but is empty; give it a value or remove"
                + " it",
            "7:10 PRF004 cluster must be a mapping, but is empty; give it a value or remove it");
  }

  @Test
  void rejectsBadWordsAndValues() {
    assertThat(
            problems(
                """
                namespaces:
                  - {name: Demo, directory: ../x, labels: {ok: yes it is, a/b/c: x}}
                workloads:
                  - name: a
                    namespace: b
                    service: {type: clusterip, ports: [{port: 70000, targetPort: a_b}]}
                    strategy: {type: }
                    containers: [{name: c, image: d, resources: {limits: {cpus: 1, memory: 1q}}}]
                """))
        .containsExactly(
            "5:12 PRF005 name \"Demo\" is not a DNS label; use at most 63 lower-case letters,"
                + " digits and \"-\", with a letter or digit at both ends",
            "5:29 PRF005 directory \"../x\" is not a path that stays in its directory and works on"
                + " every system; write folders of letters, digits, \"-\", \"_\" and \".\","
                + " separated by \"/\", without \"..\" or a leading \"/\"",
            "5:44 PRF005 labels \"yes it is\" is not a label value; use at most 63 letters, digits,"
                + " \"-\", \"_\" and \".\", with a letter or digit at both ends",
            "5:59 PRF005 labels \"a/b/c\" is not a key of a label; write it as name or"
                + " prefix.example.com/name, the name at most 63 letters, digits, \"-\", \"_\" and"
                + " \".\"",
            "9:21 PRF005 type cannot be \"clusterip\"; did you mean \"ClusterIP\"?; use one of"
                + " ClusterIP, NodePort, LoadBalancer",
            "9:47 PRF005 port cannot be 70000; use a number from 1 to 65535",
            "9:66 PRF005 targetPort \"a_b\" is neither a port nor a port's name; write a number"
                + " from 1 to 65535, or the name of a container port",
            "10:21 PRF005 type cannot be empty; use one of RollingUpdate, Recreate",
            "11:59 PRF005 limits \"cpus\" is not a resource of a container; use cpu, memory,"
                + " ephemeral-storage, or a name such as nvidia.com/gpu",
            "11:76 PRF005 memory \"1q\" is not a quantity; write a number with an optional unit,"
                + " such as 100m, 2, 64Mi or 1Gi");
  }

  @Test
  void rejectsNumbersOutOfRange() {
    assertThat(
            problems(
                """
                cluster:
                  name: a
                  managedNodeGroups:
                    - {name: b, desiredCapacity: 99999999999999, minSize: -99999999999, maxSize: 99999999999999999999999999}
                """))
        .containsExactly(
            "7:34 PRF005 desiredCapacity is too large: 99999999999999; use a number up to"
                + " 2147483647",
            "7:59 PRF005 minSize is too small: -99999999999; use a larger number",
            "7:82 PRF005 maxSize is too large: 99999999999999999999999999; use a number up to"
                + " 2147483647");
  }

  @Test
  void rejectsAmbiguousNumbers() {
    assertThat(
            problems(
                """
                workloads:
                  - name: a
                    namespace: b
                    strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 010}}
                    service: {ports: [{port: 80, targetPort: 0x50}]}
                    containers: [{name: c, image: d, resources: {limits: {cpu: +5, memory: 1_0}}}]
                autoscalers:
                  - name: a
                    namespace: b
                    target: a
                    maxReplicas: 3
                    metrics: [httpRequests: {averageValue: 010}, pods: {metric: x, averageValue: .inf}]
                """))
        .containsExactly(
            "7:63 PRF005 maxSurge is written as 010, which kubectl reads as 8; write 8",
            "8:46 PRF005 targetPort is written as 0x50, which kubectl reads as 80; write 80",
            "9:64 PRF005 cpu is written as +5, which kubectl reads as 5; write 5, or put it in"
                + " quotes: \"+5\"",
            "9:76 PRF005 memory is written as 1_0, which kubectl reads as 10; write 10",
            "15:44 PRF005 averageValue is written as 010, which kubectl reads as 8; write 8, or put"
                + " it in quotes: \"010\"",
            "15:82 PRF005 averageValue \".inf\" is not a quantity; write a number with an optional"
                + " unit, such as 100m, 2, 64Mi or 1Gi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "0", "0.5", ".5", "1e3", "\"010\"", "\"+5\"", "! 5", "! 010"})
  void quantitiesThatAllReadersAgreeOn(String quantity) {
    String metrics = "metrics: [httpRequests: {averageValue: " + quantity + "}]";
    Reading.profile(
        HEAD
            + "autoscalers: [{name: a, namespace: b, target: a, maxReplicas: 3, "
            + metrics
            + "}]");
  }

  @Test
  void readsEmptyTagAsText() {
    assertThat(Reading.profile(HEAD + "description: ! 12\n").description()).isEqualTo("12");
  }

  @Test
  void reportsUnknownKindOnce() {
    assertThat(
            problems(
                """
                workloads:
                  - name: a
                    namespace: b
                    containers:
                      - name: c
                        image: d
                        env: [{name: E, valueFrom: {vault: {}}}]
                        livenessProbe: {telnet: {port: 1}}
                    volumes: [{name: v, nfs: {}}, {nme: w}]
                """))
        .containsExactly(
            "10:37 PRF002 unknown key \"vault\"; remove it, or use one of configMapKeyRef,"
                + " secretKeyRef, fieldRef, resourceFieldRef",
            "11:25 PRF002 unknown key \"telnet\"; remove it, or use one of exec, httpGet,"
                + " tcpSocket, grpc, initialDelaySeconds, periodSeconds, timeoutSeconds,"
                + " successThreshold, failureThreshold",
            "12:25 PRF002 unknown key \"nfs\"; the language has no key for this part of Kubernetes;"
                + " write it in the workload's patch: patch: {spec: {template: {spec: {volumes:"
                + " [{name: <its name>, nfs: ...}]}}}}",
            "12:35 PRF006 workloads[0].volumes[1] has no key that names its kind; add one of"
                + " emptyDir, configMap, secret, persistentVolumeClaim, hostPath, csi",
            "12:36 PRF002 unknown key \"nme\"; did you mean \"name\"?; rename it to \"name\"");
    assertThat(problems("workloads: [{name: a, namespace: b, volumes: [{name: v}]}]\n"))
        .singleElement()
        .asString()
        .contains("PRF006 workloads[0].volumes[0] has no key that names its kind");
  }

  @Test
  void reportsOldKubernetesOnce() {
    assertThat(
            Reading.diagnostics("profile: v1\nname: x\ntarget: {kubernetes: \"1.13\", flux: v1}\n"))
        .singleElement()
        .extracting(Reading::text)
        .isEqualTo(
            "3:22 PRF005 kubernetes \"1.13\" is not a version of Kubernetes that this tool knows;"
                + " use \"1.14\" or newer");
  }

  @Test
  void reportsMissingParts() {
    assertThat(problems("cluster: {}\nworkloads:\n  - name: a\nautoscalers:\n  - {name: a}\n"))
        .containsExactly(
            "4:10 PRF006 cluster has no name; add name: ...",
            "6:5 PRF006 workloads[0] has no namespace; add namespace: ...",
            "8:5 PRF006 autoscalers[0] has no namespace; add namespace: ...",
            "8:5 PRF006 autoscalers[0] has no target; add target: ...",
            "8:5 PRF006 autoscalers[0] has no maxReplicas; add maxReplicas: ...");
    assertThat(Reading.diagnostics("profile: v1\n"))
        .extracting(Reading::text)
        .containsExactly(
            "1:1 PRF006 the profile has no name; add name: ...",
            "1:1 PRF006 the profile has no target; add target: ...");
  }

  @Test
  void rejectsUnionsWithTwoOrNoVariants() {
    assertThat(
            problems(
                """
                autoscalers:
                  - name: a
                    namespace: b
                    target: a
                    maxReplicas: 3
                    metrics:
                      - {cpu: {averageUtilization: 1}, memory: {averageUtilization: 1}}
                      - {}
                      - {xyz: {}}
                      - {pods: {metric: x}}
                releases:
                  - {name: a, namespace: b, chart: {repository: "https://x", git: "https://y"}}
                  - {name: a, namespace: b, chart: {}}
                  - {name: a, namespace: b, chart: {name: a, version: "1"}}
                  - {name: a, namespace: b, chart: {gitt: "https://x", path: a}}
                """))
        .containsExactly(
            "10:48 PRF005 metrics[0] has both cpu and memory; remove one of the two",
            "11:9 PRF006 autoscalers[0].metrics[1] has no key that names its kind; add one of"
                + " httpRequests, appMeshRequests, cpu, memory, pods, object, external,"
                + " containerResource, prometheus",
            "12:10 PRF002 unknown key \"xyz\"; remove it, or use one of httpRequests,"
                + " appMeshRequests, cpu, memory, pods, object, external, containerResource,"
                + " prometheus",
            "13:16 PRF006 autoscalers[0].metrics[3].pods has no averageValue; add averageValue:"
                + " ...",
            "15:67 PRF005 chart has both repository and git; remove one of the two, with the keys"
                + " that belong to it",
            "16:36 PRF006 chart has neither repository nor git nor oci nor sourceRef nor kind; add"
                + " one of them, with the keys that belong to it",
            "17:36 PRF006 releases[2].chart has no repository; add repository: ...",
            "18:37 PRF002 unknown key \"gitt\"; did you mean \"git\"?; rename it to \"git\"");
  }

  @Test
  void namesLineOfTooManyNamespaces() {
    assertThat(problems("namespaces: [" + "{name: a},".repeat(40_000) + "]\n"))
        .singleElement()
        .asString()
        .startsWith("4:13 ")
        .contains("namespaces has more than 10000 ")
        .endsWith("; split the profile into several profiles");
  }

  @Test
  void acceptsSoundHead() {
    assertThat(Reading.profile(HEAD).name()).isEqualTo("x");
  }
}
