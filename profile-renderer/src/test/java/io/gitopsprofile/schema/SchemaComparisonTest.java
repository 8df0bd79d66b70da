package io.gitopsprofile.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaComparisonTest {

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: queues.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Queue, plural: queues}
        versions:
          - name: v1
            schema: {openAPIV3Schema: {type: object, properties: {spec: %s}}}
      """;

  private static FreeForm object(String yaml) {
    return KubernetesObjects.of(yaml.getBytes(StandardCharsets.UTF_8)).orElseThrow().get(0);
  }

  private static List<String> differences(Schemas schemas, String yaml, int minor, boolean flux) {
    FreeForm object = object(yaml);
    KindSchema kind =
        Objects.requireNonNull(
            schemas.find((String) object.get("apiVersion"), (String) object.get("kind")));
    List<String> found = new ArrayList<>();
    for (Mismatch each : SchemaComparison.of(object.entries(), kind, minor, flux)) {
      found.add(each.problem() + " " + each.steps() + " " + each.name());
    }
    return found;
  }

  private static List<String> ofPod(String spec) {
    return differences(
        new Schemas(List.of(), List.of()),
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: " + spec + "}",
        35,
        false);
  }

  private static List<String> ofQueue(String schema, String spec) {
    Schemas schemas = new Schemas(List.of(object(DEFINITION.formatted(schema))), List.of());
    String queue = "{apiVersion: example.com/v1, kind: Queue, metadata: {name: a}, spec: ";
    return differences(schemas, queue + spec + "}", 35, false);
  }

  private static String container(String field) {
    return "{containers: [{name: a, image: b, " + field + "}]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0.5",
        "\"500m\"",
        "64Mi",
        "1e3",
        "1E3",
        "\"1\"",
        "100Gi",
        "\"0\"",
        "12345678901234567890"
      })
  void takesQuantity(String quantity) {
    assertThat(ofPod(container("resources: {limits: {cpu: " + quantity + "}}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"64mb", "\"\"", "1 Gi", "true", "[]", "{}"})
  void refusesOtherQuantity(String quantity) {
    assertThat(ofPod(container("resources: {limits: {cpu: " + quantity + "}}"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'livenessProbe: {httpGet: {port: 80}}', 0",
    "'livenessProbe: {httpGet: {port: http}}', 0",
    "'livenessProbe: {httpGet: {port: 80.5}}', 1",
    "'livenessProbe: {httpGet: {port: true}}', 1",
    "'livenessProbe: {initialDelaySeconds: 5}', 0",
    "'livenessProbe: {initialDelaySeconds: 5.0}', 0",
    "'livenessProbe: {initialDelaySeconds: 5s}', 1",
    "'livenessProbe: {initialDelaySeconds: 5.5}', 1",
    "'tty: yes', 0",
    "'tty: \"yes\"', 1",
    "'env: null', 0",
    "'env: [null]', 0",
    "'env: {}', 1",
    "'imagePullPolicy: \"\"', 0",
    "'imagePullPolicy: always', 1",
  })
  void comparesTypes(String field, int differences) {
    assertThat(ofPod(container(field))).hasSize(differences);
  }

  @ParameterizedTest
  @CsvSource({
    "aGVsbG8=, 0",
    "aGVsbG8, 1",
    "'', 0",
    "====, 1",
    "aGV=bG8=, 1",
    "aGVs_G8=, 1",
    "'aGVs bG8=', 1",
    "'\"aGVs\\nbG8=\"', 0",
  })
  void readsBase64AsGoDoes(String data, int differences) {
    String text = data.startsWith("\"") ? data : "\"" + data + "\"";
    String secret = "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {a: " + text + "}}";
    assertThat(differences(new Schemas(List.of(), List.of()), secret, 35, false))
        .hasSize(differences);
  }

  @Test
  void namesPlaceOfEachDifference() {
    assertThat(
            ofPod("{containers: [{image: a}, {name: b, prots: [], env: [{name: c, value: 1}]}]}"))
        .containsExactly(
            "MISSING_FIELD [spec, containers, 0] name",
            "UNKNOWN_FIELD [spec, containers, 1, prots] prots",
            "WRONG_TYPE [spec, containers, 1, env, 0, value] value");
  }

  @Test
  void knowsFieldsByVersion() {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: a, clusterName: b}, spec: "
            + "{hostUsers: true, containers: [{name: a}]}}";
    Schemas schemas = new Schemas(List.of(), List.of());
    assertThat(differences(schemas, pod, 22, false))
        .containsExactly("NOT_SERVED [spec, hostUsers] hostUsers");
    assertThat(differences(schemas, pod, 35, false))
        .containsExactly("NOT_SERVED [metadata, clusterName] clusterName");
  }

  @Test
  void leavesVariablesOfFluxAlone() {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {\"${KEY}\": 1, "
            + "hostNetwork: \"${A}\", containers: \"${B}\", dnsPolicy: \"${C:=Default}\"}}";
    Schemas schemas = new Schemas(List.of(), List.of());
    assertThat(differences(schemas, pod, 35, true)).isEmpty();
    assertThat(differences(schemas, pod, 35, false)).hasSize(4);
  }

  @Test
  void ignoresStatus() {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a}]}, "
            + "status: {phase: 5, odd: true}}";
    assertThat(differences(new Schemas(List.of(), List.of()), pod, 35, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{type: object, properties: {a: {type: integer}}}; {a: 1}; 0",
        "{type: object, properties: {a: {type: integer}}}; {a: x, b: 1}; 2",
        "{type: object, properties: {a: {type: integer}}, x-kubernetes-preserve-unknown-fields:"
            + " true}; {a: x, b: 1}; 1",
        "{type: object, x-kubernetes-preserve-unknown-fields: true}; {a: 1}; 0",
        "{type: object, additionalProperties: {type: string}}; {a: 1, b: x}; 1",
        "{type: object, additionalProperties: true}; {a: 1}; 0",
        "{type: object}; {a: 1}; 0",
        "{type: object}; [a]; 1",
        "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string,"
            + " default: c}}}; {}; 1",
        "{type: object, properties: {a: {x-kubernetes-int-or-string: true}}}; {a: 5%}; 0",
        "{type: object, properties: {a: {anyOf: [{type: integer}, {type: string}]}}}; {a: [1]}; 0",
        "{type: object, properties: {a: {type: object, x-kubernetes-embedded-resource: true}}};"
            + " {a: {b: 1}}; 0",
        "{type: object, properties: {a: {type: string, enum: [x, y]}}}; {a: z}; 1",
        "{type: object, properties: {a: {type: string, nullable: true}}}; {a: null}; 0",
        "{type: object, properties: {a: {type: array, items: {type: number}}}}; {a: [1, 2.5, x]};"
            + " 1",
        "nothing; {a: 1}; 0",
      })
  void readsDefinition(String schema, String spec, int differences) {
    assertThat(ofQueue(schema, spec)).hasSize(differences);
  }

  @Test
  void keepsUnknownFieldsOfOldDefinition() {
    String old =
        """
        apiVersion: apiextensions.k8s.io/v1beta1
        kind: CustomResourceDefinition
        metadata: {name: queues.example.com}
        spec:
          group: example.com
          names: {kind: Queue, plural: queues}
          %s
          versions: [{name: v1}]
          validation: {openAPIV3Schema: {properties: {spec: {type: object, properties: {a: {type: string}}}}}}
        """;
    String queue =
        "{apiVersion: example.com/v1, kind: Queue, metadata: {name: a}, spec: {a: 1, b: 2}}";
    Schemas open = new Schemas(List.of(object(old.formatted(""))), List.of());
    assertThat(differences(open, queue, 35, false)).containsExactly("WRONG_TYPE [spec, a] a");
    Schemas closed =
        new Schemas(List.of(object(old.formatted("preserveUnknownFields: false"))), List.of());
    assertThat(differences(closed, queue, 35, false))
        .containsExactly("WRONG_TYPE [spec, a] a", "UNKNOWN_FIELD [spec, b] b");
  }

  @Test
  void prefersDefinitionOfProfileToFolderAndCatalogue() {
    String own =
        DEFINITION
            .replace("example.com", "keda.sh")
            .replace("Queue", "ScaledObject")
            .replace("v1\n", "v1alpha1\n");
    String first = own.formatted("{type: object, properties: {first: {type: string}}}");
    String second = own.formatted("{type: object, properties: {second: {type: string}}}");
    String object =
        "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: a}, spec: {%s: b}}";
    Schemas both = new Schemas(List.of(object(first)), List.of(object(second)));
    assertThat(differences(both, object.formatted("first"), 35, false)).isEmpty();
    Schemas folder = new Schemas(List.of(), List.of(object(second)));
    assertThat(differences(folder, object.formatted("second"), 35, false)).isEmpty();
    Schemas none = new Schemas(List.of(), List.of());
    assertThat(differences(none, object.formatted("second"), 35, false))
        .containsExactly(
            "UNKNOWN_FIELD [spec, second] second",
            "MISSING_FIELD [spec] scaleTargetRef",
            "MISSING_FIELD [spec] triggers");
    assertThat(both.isApplied("keda.sh", "ScaledObject")).isTrue();
    assertThat(folder.isApplied("keda.sh", "ScaledObject")).isFalse();
    assertThat(folder.isDefined("keda.sh", "ScaledObject")).isTrue();
  }
}
