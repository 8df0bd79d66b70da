package io.gitopsprofile.importer.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of kustomizations. The expected values are those of {@code kubectl kustomize}, v5.5. */
final class KustomizeBuildTest {

  private static final String CONFIG =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: one}
      data: {text: a}
      """;

  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<TreeValue> build(String folder) throws IOException {
    ImportNotes notes = new ImportNotes();
    List<TreeValue> objects = new KustomizeBuild(new SourceTree(root, notes), notes).build(folder);
    assertThat(notes.notes()).isEmpty();
    assertThat(notes.problems()).isEmpty();
    return objects;
  }

  @Test
  void mergesGeneratorOfBaseByItsNameWithoutHash() throws IOException {
    write("base/kustomization.yaml", "configMapGenerator: [{name: v, literals: [a=1]}]");
    write(
        "kustomization.yaml",
        """
        resources: [base]
        configMapGenerator: [{name: v, behavior: merge, literals: ['b="2"']}]
        """);

    assertThat(build(""))
        .singleElement()
        .satisfies(
            object -> {
              assertThat(object.get("data")).hasToString("{a=1, b=2}");
              assertThat(object.textAt("metadata", "name")).isEqualTo("v-7gdc49gk6d");
            });
  }

  @Test
  void followsNamesByConfigurationOfBase() throws IOException {
    write("base/kustomization.yaml", "resources: [c.yaml]\nconfigurations: [names.yaml]");
    write("base/c.yaml", CONFIG);
    write(
        "base/names.yaml",
        """
        nameReference:
          - kind: ConfigMap
            fieldSpecs: [{path: spec/valuesFrom/name, kind: HelmRelease}]
        """);
    write(
        "kustomization.yaml",
        """
        resources: [base, release.yaml]
        namespace: shop
        configMapGenerator: [{name: values, literals: [a=1]}]
        """);
    write(
        "release.yaml",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: web}
        spec: {valuesFrom: [{kind: ConfigMap, name: values}]}
        """);

    assertThat(build(""))
        .filteredOn(object -> ObjectIdentity.kind(object).equals("HelmRelease"))
        .singleElement()
        .satisfies(
            release ->
                assertThat(release.get("spec"))
                    .hasToString("{valuesFrom=[{kind=ConfigMap, name=values-h29d89cmmt}]}"));
  }

  @Test
  void keepsNameOfObjectInAnotherNamespace() throws IOException {
    write(
        "kustomization.yaml",
        """
        resources: [pod.yaml]
        configMapGenerator: [{name: values, namespace: a, literals: [a=1]}]
        """);
    write(
        "pod.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: b}
        spec: {volumes: [{name: v, configMap: {name: values}}]}
        """);

    assertThat(build("").get(0).get("spec"))
        .hasToString("{volumes=[{name=v, configMap={name=values}}]}");
  }

  @Test
  void writesBinaryFilesInBase64() throws IOException {
    write("kustomization.yaml", "configMapGenerator: [{name: icon, files: [a.png]}]");
    Files.write(root.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    assertThat(build("").get(0))
        .hasToString(
            "{apiVersion=v1, kind=ConfigMap, metadata={name=icon-4m7m895ccf},"
                + " binaryData={a.png=iVBORw==}}");
  }

  @Test
  void readsEnvironmentFilesWithTheirQuotes() throws IOException {
    write(
        "kustomization.yaml",
        """
        configMapGenerator: [{name: e, envs: [a.env]}]
        generatorOptions: {disableNameSuffixHash: true}
        """);
    write("a.env", "# none\n  KEY=\"a b\"\nOTHER='c'\n");

    assertThat(build("").get(0).get("data")).hasToString("{KEY=\"a b\", OTHER='c'}");
  }

  @Test
  void addsLabelsToSelectorsOfEveryKind() throws IOException {
    write("kustomization.yaml", "resources: [all.yaml]\ncommonLabels: {team: a}\n");
    write(
        "all.yaml",
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: job}
        spec: {jobTemplate: {spec: {template: {spec: {}}}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: net}
        spec: {podSelector: {matchLabels: {app: b}}, ingress: [{from: [{podSelector: {}}]}]}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: pdb}
        spec: {selector: {matchLabels: {app: b}}}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: set}
        spec: {template: {}}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: volumes}
        spec: {template: {}, volumeClaimTemplates: [{spec: {}}]}
        """);

    List<TreeValue> objects = build("");
    assertThat(objects.get(3).at("spec", "volumeClaimTemplates")).isNull();
    assertThat(objects.get(4).at("spec", "volumeClaimTemplates"))
        .hasToString("[{spec={}, metadata={labels={team=a}}}]");
    assertThat(objects.get(0).get("spec"))
        .hasToString(
            "{jobTemplate={spec={template={spec={}, metadata={labels={team=a}}}},"
                + " metadata={labels={team=a}}}}");
    assertThat(objects.get(1).get("spec"))
        .hasToString(
            "{podSelector={matchLabels={app=b, team=a}}, ingress=[{from=[{podSelector={}}]}]}");
    assertThat(objects.get(2).get("spec")).hasToString("{selector={matchLabels={app=b, team=a}}}");
  }

  @Test
  void appliesPatchesOfJsonAfterLabels() throws IOException {
    write(
        "kustomization.yaml",
        """
        resources: [c.yaml]
        commonLabels: {team: a}
        patchesJson6902:
          - target: {version: v1, kind: ConfigMap, name: one}
            patch: '[{"op": "replace", "path": "/metadata/labels", "value": {"team": "b"}}]'
        """);
    write("c.yaml", CONFIG);

    assertThat(build("").get(0).at("metadata", "labels")).hasToString("{team=b}");
  }

  @Test
  void patchesNameWhereOptionsAllowIt() throws IOException {
    write(
        "kustomization.yaml",
        """
        resources: [c.yaml]
        patches:
          - target: {kind: ConfigMap}
            options: {allowNameChange: true}
            patch: '{kind: ConfigMap, metadata: {name: two}, data: {$key: b}}'
        """);
    write("c.yaml", CONFIG);

    assertThat(build("").get(0).plain())
        .hasToString("{apiVersion=v1, kind=ConfigMap, metadata={name=two}, data={text=a, $key=b}}");
  }

  @Test
  void keepsWordsThatAreBooleansInYaml11Only() throws IOException {
    write("kustomization.yaml", "resources: [c.yaml]");
    write(
        "c.yaml",
        "apiVersion: v1\n"
            + "kind: ConfigMap\n"
            + "metadata: {name: c, annotations: {}}\n"
            + "data: {a: on, b: n}");

    assertThat(build("").get(0).plain())
        .isEqualTo(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "c"),
                "data",
                Map.of("a", "on", "b", "n")));
  }

  @Test
  void copiesValuesByReplacements() throws IOException {
    write(
        "kustomization.yaml",
        """
        resources: [c.yaml, d.yaml]
        replacements:
          - path: r.yaml
          - source: {kind: ConfigMap, name: one, fieldPath: data.text}
            targets:
              - select: {kind: Deployment}
                fieldPaths:
                  - spec.template.spec.containers.[name=web].image
                options: {delimiter: ':', index: 1}
        """);
    write("c.yaml", CONFIG);
    write(
        "d.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          template: {spec: {containers: [{name: log, image: 'log:1'}, {name: web, image: 'web:1'}]}}
        """);
    write(
        "r.yaml",
        """
        - source: {kind: ConfigMap}
          targets:
            - select: {kind: Deployment}
              reject: [{name: other}]
              fieldPaths: ['metadata.annotations.example\\.com/from', metadata.labels.from]
              options: {create: true}
        """);

    TreeValue deployment = build("").get(1);
    assertThat(deployment.get("metadata"))
        .hasToString("{name=web, annotations={example.com/from=one}, labels={from=one}}");
    assertThat(deployment.at("spec", "template", "spec"))
        .hasToString("{containers=[{name=log, image=log:1}, {name=web, image=web:a}]}");
  }

  @Test
  void namesReplacementWithoutItsField() throws IOException {
    write(
        "kustomization.yaml",
        """
        resources: [c.yaml]
        replacements:
          - source: {kind: ConfigMap, fieldPath: data.missing}
            targets: [{select: {kind: ConfigMap}, fieldPaths: [data.text]}]
          - source: {kind: ConfigMap, fieldPath: data.text}
            targets: [{select: {kind: ConfigMap}, fieldPaths: [data.none]}]
        """);
    write("c.yaml", CONFIG);
    ImportNotes notes = new ImportNotes();
    new KustomizeBuild(new SourceTree(root, notes), notes).build("");

    assertThat(notes.notes())
        .extracting(Object::toString)
        .satisfiesExactly(
            first -> assertThat(first).contains(":3:5: the source of this replacement is not one"),
            second -> assertThat(second).contains("the ConfigMap one has no field data.none"));
  }

  @Test
  void movesNamespaceOfWebhookServices() throws IOException {
    write("kustomization.yaml", "resources: [w.yaml]\nnamespace: b\n");
    write(
        "w.yaml",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: hook, namespace: a}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingWebhookConfiguration
        metadata: {name: w}
        webhooks:
          - name: one
            clientConfig: {service: {name: hook, namespace: a}}
          - name: two
            clientConfig: {service: {name: other, namespace: a}}
        """);

    assertThat(build("").get(1).get("webhooks"))
        .hasToString(
            "[{name=one, clientConfig={service={name=hook, namespace=b}}},"
                + " {name=two, clientConfig={service={name=other, namespace=a}}}]");
  }
}
