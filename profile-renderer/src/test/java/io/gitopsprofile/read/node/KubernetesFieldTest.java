package io.gitopsprofile.read.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of Kubernetes in a place where the language has another one. */
class KubernetesFieldTest {

  private static final String PROFILE =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.35", flux: v2}
      TOP
      workloads:
        - name: front
          namespace: shop
          WORKLOAD
          containers:
            - {name: front, image: acme/front:1, CONTAINER}
          service: {SERVICE}
      autoscalers:
        - {name: front, namespace: shop, target: front, maxReplicas: 3, AUTOSCALER}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          WORKLOAD | hostNetwork: true | write it in the patch: patch: {spec: {template: {spec: {hostNetwork: ...}}}}
          WORKLOAD | progressDeadline: 1 | remove it, or use one of
          WORKLOAD | paused: true | write it in the patch: patch: {spec: {paused: ...}}
          WORKLOAD | ingress: {} | write each Ingress as an element of manifests
          WORKLOAD | volumes: [{name: a, projected: {}}] | write it in the workload's patch: patch: {spec: {template: {spec: {volumes: [{name: <its name>, projected: ...}]}}}}
          CONTAINER | tty: true | write it in the workload's patch: patch: {spec: {template: {spec: {containers: [{name: <its name>, tty: ...}]}}}}
          CONTAINER | imagePullPolic: Always | rename it to "imagePullPolicy"
          SERVICE | sessionAffinity: ClientIP | write it in the patch: patch: {spec: {sessionAffinity: ...}}
          AUTOSCALER | scaleTargetRef: {} | use target
          TOP | ingresses: [] | write each Ingress as an element of manifests
          TOP | networkPolicies: [] | write each NetworkPolicy as an element of manifests
          TOP | apiVersion: v1 | write a Kubernetes object as an element of manifests
          TOP | autoscaler: [] | use one of
          """)
  void namesPlaceOfKubernetesWord(String place, String line, String fix) {
    List<Diagnostic> problems = problems(PROFILE.replace(place, line));

    assertThat(problems).anySatisfy(problem -> assertThat(problem.fix()).contains(fix));
  }

  @Test
  void acceptsProfileWithoutSuchWords() {
    assertThat(problems(PROFILE)).isEmpty();
  }

  private static List<Diagnostic> problems(String text) {
    String profile =
        text.replace("TOP\n", "")
            .replace("WORKLOAD\n", "\n")
            .replace(", CONTAINER", "")
            .replace("SERVICE", "ports: [{port: 80}]")
            .replace(", AUTOSCALER", ", metrics: [{cpu: {averageUtilization: 80}}]");
    ProfileException refused =
        catchThrowableOfType(
            ProfileException.class,
            () -> new ProfileReader().read(profile, "profile.yaml", Path.of(".")));
    return refused == null ? List.of() : refused.diagnostics();
  }
}
