package io.gitopsprofile.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.ReadFindings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single values in forms that the mutation table has not. */
class ValueChecksTest {

  private static final String HEAD =
      """
      profile: v1
      name: values
      target: {kubernetes: "%s", flux: v2}
      namespaces: [{name: shop}]
      """;

  private static List<String> container(String kubernetes, String container) {
    return ReadFindings.of(
        HEAD.formatted(kubernetes)
            + "workloads:\n  - name: app\n    namespace: shop\n    containers: [{name: app, "
            + container
            + "}]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx:1",
        "localhost:5000/app:1",
        "registry.example.com/a/b/c_d.e-f:v1.0.0_rc1",
        "a/b@sha512:00",
        "a/b:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "${REGISTRY}/App:1"
      })
  void acceptsImages(String image) {
    assertThat(
            container("1.35", "image: \"" + image + "\"").stream()
                .filter(it -> it.contains("PRF164")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nginx:1",
        "docker://nginx:1",
        "nginx:",
        "nginx:1:2",
        "example.com//app:1",
        "a/b@sha256:00",
        "/app:1",
        "app/:1"
      })
  void reportsImages(String image) {
    assertThat(container("1.35", "image: \"" + image + "\""))
        .containsExactly("error PRF164 workloads[0].containers[0].image");
  }

  @ParameterizedTest
  @CsvSource({
    "1.31, A-B.c_d, false",
    "1.31, 1A, true",
    "1.31, A B, true",
    "1.31, A:B, true",
    "1.32, A B, false",
    "1.34, 1A, false"
  })
  void knowsNamesOfVariablesByVersion(String kubernetes, String name, boolean isFound) {
    assertThat(container(kubernetes, "image: \"a/b:1\", env: [{name: \"" + name + "\", value: x}]"))
        .hasSize(isFound ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "memory, 512m, true",
    "memory, 0.5, true",
    "memory, 128, true",
    "memory, 64k, false",
    "memory, 1Mi, false",
    "memory, 0, false",
    "memory, 1e9, false",
    "memory, 134217728, false",
    "cpu, 100Mi, true",
    "cpu, 2G, true",
    "cpu, 250, true",
    "cpu, 96, false",
    "cpu, 0.5, false",
    "cpu, 250m, false",
    "ephemeral-storage, 500m, true"
  })
  void readsUnitsOfAmounts(String resource, String amount, boolean isFound) {
    assertThat(
            container(
                "1.35",
                "image: \"a/b:1\", resources: {requests: {" + resource + ": \"" + amount + "\"}}"))
        .hasSize(isFound ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/spec/replicas | false",
        "'' | false",
        "/spec/template/spec/containers/0/resources/limits | false",
        "/metadata/annotations/a.b~1c | false",
        "/spec/labels/a/b | false",
        "spec/replicas | true",
        ".spec.replicas | true",
        "$.spec.replicas | true",
        "/metadata/labels/app.kubernetes.io/name | true",
        "/spec/a~b | true",
        "/spec/a~ | true"
      })
  void readsPointers(String pointer, boolean isFound) {
    String release =
        """
        releases:
          - name: cart
            namespace: shop
            releaseName: cart
            chart: {repository: "https://charts.example.com", name: cart, version: 1.2.0}
            driftDetection: {mode: enabled, ignore: [{paths: ["%s"]}]}
        """;
    assertThat(ReadFindings.of(HEAD.formatted("1.35") + release.formatted(pointer)))
        .isEqualTo(
            isFound
                ? List.of("error PRF167 releases[0].driftDetection.ignore[0].paths[0]")
                : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {op: remove, path: /spec/replicas} | false",
        "- op: add\\n  path: /metadata/annotations/a.b~1c\\n  value: x | false",
        "- op: add\\n  path: metadata/annotations\\n  value: x | true",
        "[{\"op\": \"remove\", \"path\": \"spec\"}] | true",
        "- op: add\\n  path: /spec/template/metadata/labels/a.b/c\\n  value: /x/path | true",
        "kind: Deployment\\nmetadata: {name: x}\\nspec: {path: a/b} | false"
      })
  void readsPatches(String patch, boolean isFound) {
    String kustomization =
        """
        manifests:
          - apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps, namespace: shop}
            spec:
              interval: 10m
              prune: true
              path: ./apps
              sourceRef: {kind: GitRepository, name: flux-system}
              patches: [{target: {kind: Deployment}, patch: "%s"}]
        """;
    assertThat(
            ReadFindings.of(
                    HEAD.formatted("1.35") + kustomization.formatted(patch.replace("\"", "\\\"")))
                .stream()
                .filter(it -> it.contains("PRF167")))
        .hasSize(isFound ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env: [{name: DB, value: \"postgres://localhost:5432/x\"}] | true",
        "env: [{name: DB, value: \"127.0.0.1:3306\"}] | true",
        "env: [{name: URL, value: \"http://localhost:8080/health\"}] | false",
        "env: [{name: DB, value: \"db.shop.svc:5432\"}] | false",
        "ports: [{containerPort: 6379}], env: [{name: R, value: \"redis://localhost:6379\"}] |"
            + " false",
        "ports: [{containerPort: 80}], args: [--host, localhost] | true",
        "ports: [{containerPort: 80}], args: [--bind=127.0.0.1:80] | true",
        "ports: [{containerPort: 80}], args: [--bind=127.0.0.1:81] | false",
        "ports: [{containerPort: 80}], args: [--bind=0.0.0.0:80] | false",
        "args: [--host=localhost] | false"
      })
  void knowsWhoIsLocal(String container, boolean isFound) {
    assertThat(container("1.35", "image: \"a/b:1\", " + container)).hasSize(isFound ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "semver:~1.4, false",
    "glob:main-*, false",
    "main-*, false",
    "1.4.2, false",
    "'*', false",
    "latest, false",
    "~1.4, true",
    "^1.4, true",
    "'>=1.0 <2.0', true",
    "1.x, true",
    "v1.4.X, true",
    "^v1[.]4[.][0-9]+$, true",
    "semvar:1, true",
    "sem-ver:1, true"
  })
  void readsPatternsOfTags(String pattern, boolean isFound) {
    String profile =
        """
        profile: v1
        name: values
        target: {kubernetes: "1.21", flux: v1}
        namespaces: [{name: shop}]
        manifests:
          - apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: app
              namespace: shop
              annotations: {fluxcd.io/automated: "true", fluxcd.io/tag.app: "%s"}
            spec:
              selector: {matchLabels: {app: app}}
              template:
                metadata: {labels: {app: app}}
                spec: {containers: [{name: app, image: "a/b:1.4.2"}]}
        """;
    assertThat(ReadFindings.of(profile.formatted(pattern))).hasSize(isFound ? 1 : 0);
  }
}
