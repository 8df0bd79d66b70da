package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.read.node.KubernetesYaml;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The reader and the schema accept and reject the same documents. Both judge the same tree: the
 * validator gets the document as {@link KubernetesYaml} types it, and a document that kubectl
 * cannot represent counts as rejected. {@link ReaderRule} lists rules that only the reader can
 * check.
 *
 * <p>{@code -Dschema.seed=N} and {@code -Dschema.changes=N} try other and more documents.
 */
class SchemaAgreementTest {

  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final long SEED = Long.getLong("schema.seed", 20_261_124L);
  private static final int CHANGES = Integer.getInteger("schema.changes", 1000);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\u007f-\\u009f\\ufeff\\ufffe\\uffff]");

  /** Rules that the reader checks and a schema cannot. */
  enum ReaderRule {
    /** A manifest file does not exist or has wrong content. */
    FILES {
      @Override
      boolean explains(Diagnostic problem, String yaml) {
        return problem.code() == DiagnosticCode.UNREADABLE_FILE
            || !problem.position().file().equals("profile.yaml");
      }
    },
    /**
     * A plain number for a quantity, a port or a percentage is checked by its spelling: {@code
     * 1_000} and {@code 0x1f} are not quantities. The tree has only its value.
     */
    SPELLING_OF_NUMBERS {
      @Override
      boolean explains(Diagnostic problem, String yaml) {
        String line = yaml.split("\n", -1)[problem.position().line() - 1];
        String bare = line.substring(problem.position().column() - 1).split("[,}\\]]", 2)[0];
        Object value = PlainScalarResolver.value(bare);
        return problem.code() == DiagnosticCode.BAD_VALUE
            && value instanceof Number
            && !value.toString().equals(bare);
      }
    },
    /** A name of a part or of a parameter that the profile does not have. */
    NAMES_OF_THE_PROFILE {
      @Override
      boolean explains(Diagnostic problem, String yaml) {
        return problem.code() == DiagnosticCode.UNKNOWN_IN_BASE
            || problem.code() == DiagnosticCode.UNKNOWN_PARAMETER;
      }
    },
    /** A workload's name is that of its Service, too, unless the Service has a name of its own. */
    NAME_OF_THE_SERVICE {
      @Override
      boolean explains(Diagnostic problem, String yaml) {
        return problem.code() == DiagnosticCode.BAD_VALUE
            && problem.message().endsWith("cannot be the name of its Service");
      }
    };

    abstract boolean explains(Diagnostic problem, String yaml);
  }

  private final JsonNode json = new ObjectMapper().readTree(ProfileSchema.text());
  private final Schema schema = SchemaFragments.whole(json);
  private final Map<TreeChange.Kind, int[]> figures = new EnumMap<>(TreeChange.Kind.class);

  SchemaAgreementTest() throws IOException {}

  @TestFactory
  Stream<DynamicTest> agreesOnEveryStarterAndGoldenProfile() throws IOException {
    return documents().entrySet().stream()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document.getKey(),
                    () ->
                        assertThat(
                                disagreement(
                                    document.getValue(),
                                    problems(document.getValue(), folder(document.getKey())),
                                    new int[4]))
                            .as(document.getKey())
                            .isEmpty()));
  }

  @Test
  void agreesOnGeneratedChanges() throws IOException {
    System.out.println("seed " + SEED + ", " + CHANGES + " changes");
    List<Object> trees = new ArrayList<>();
    for (String document : documents().values()) {
      if (problems(document).isEmpty()) {
        trees.add(tree(document, new ArrayList<>()));
      }
    }
    assertThat(trees).hasSizeGreaterThan(5);
    Random random = new Random(SEED);
    TreeChange change = new TreeChange(random);
    TreeChange.Kind[] kinds = TreeChange.Kind.values();
    List<String> disagreements = new ArrayList<>();
    for (int i = 0; i < CHANGES; ) {
      Object tree = TreeChange.copy(trees.get(random.nextInt(trees.size())));
      TreeChange.Kind kind = kinds[i % kinds.length];
      String place = change.apply(kind, tree);
      if (!place.isEmpty()) {
        i++;
        String found = disagreement(text(tree), figures.computeIfAbsent(kind, key -> new int[4]));
        if (!found.isEmpty()) {
          disagreements.add(kind + " at " + place + ": " + found);
        }
      }
    }
    figures.forEach((kind, f) -> System.out.println(kind + " " + figures(f)));
    assertThat(disagreements).as("seed %s", SEED).isEmpty();
    assertThat(sum(0)).as("taken by both").isGreaterThan(CHANGES / 10);
    assertThat(sum(1)).as("refused by both").isGreaterThan(CHANGES / 3);
    assertThat(sum(2)).as("explained by a rule of the reader").isLessThan(CHANGES / 50);
  }

  private int sum(int index) {
    return figures.values().stream().mapToInt(f -> f[index]).sum();
  }

  private static String figures(int[] f) {
    return "taken " + f[0] + ", refused " + f[1] + ", reader's rule " + f[2] + ", against " + f[3];
  }

  /** Profiles to judge and to change. */
  private static Map<String, String> documents() throws IOException {
    Map<String, String> documents = new LinkedHashMap<>();
    for (String name : StarterProfile.names()) {
      documents.put(name, StarterProfile.named(name).orElseThrow().text());
    }
    try (Stream<Path> cases = Files.list(GOLDEN)) {
      for (Path file : cases.map(folder -> folder.resolve("profile.yaml")).sorted().toList()) {
        if (Files.exists(file)) {
          documents.put(file.getParent().getFileName().toString(), Files.readString(file));
        }
      }
    }
    documents.put("overlays", OVERLAYS);
    return documents;
  }

  /** The difference between reader and schema for a document; empty if they agree. */
  private String disagreement(String yaml, int[] figures) {
    return disagreement(yaml, problems(yaml), figures);
  }

  private String disagreement(String yaml, List<Diagnostic> problems, int[] figures) {
    List<String> errors = errors(yaml);
    if (problems.isEmpty() == errors.isEmpty()) {
      figures[errors.isEmpty() ? 0 : 1]++;
      return "";
    }
    boolean explained =
        errors.isEmpty()
            && problems.stream()
                .allMatch(p -> Stream.of(ReaderRule.values()).anyMatch(r -> r.explains(p, yaml)));
    figures[explained ? 2 : 3]++;
    return explained ? "" : "reader " + problems + ", schema " + errors;
  }

  private static List<Diagnostic> problems(String yaml) {
    try {
      new ProfileReader().read(yaml, "profile.yaml", GOLDEN.resolve("kitchen-sink"));
      return List.of();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }

  /** The folder of a golden case; that of the files which other documents name. */
  private static Path folder(String document) {
    Path own = GOLDEN.resolve(document);
    return Files.exists(own.resolve("profile.yaml")) ? own : GOLDEN.resolve("kitchen-sink");
  }

  /** The problems of a profile, or of all its environments. */
  private static List<Diagnostic> problems(String yaml, Path folder) {
    try {
      ReadFleet fleet = new ProfileReader().fleet(yaml, "profile.yaml", folder);
      if (fleet.hasEnvironments()) {
        fleet.directories().keySet().forEach(fleet::read);
      } else {
        fleet.only();
      }
      return List.of();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }

  private List<String> errors(String yaml) {
    List<String> refused = new ArrayList<>();
    Object tree = tree(yaml, refused);
    if (!refused.isEmpty()) {
      return refused;
    }
    return schema.validate(JSON.<JsonNode>valueToTree(tree)).stream()
        .map(Object::toString)
        .toList();
  }

  private static Object tree(String yaml, List<String> refused) {
    Node node;
    try {
      node = Reading.node(yaml);
    } catch (YAMLException e) {
      refused.add(e.getMessage());
      return null;
    }
    return new KubernetesYaml((code, at, message, fix) -> refused.add(message)).read(node);
  }

  /** The document as JSON, which is YAML. */
  private static String text(Object value) throws JsonProcessingException {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        entries.add(quoted(entry.getKey()) + ": " + text(entry.getValue()));
      }
      return entries.stream().collect(Collectors.joining(",\n", "{", "}"));
    }
    if (value instanceof List<?> list) {
      List<String> elements = new ArrayList<>();
      for (Object element : list) {
        elements.add(text(element));
      }
      return elements.stream().collect(Collectors.joining(",\n", "[", "]"));
    }
    return value instanceof TreeChange.Bare bare ? bare.text() : quoted(value);
  }

  /** The JSON text without characters that YAML forbids unescaped. */
  private static String quoted(Object value) throws JsonProcessingException {
    return UNPRINTABLE
        .matcher(JSON.writeValueAsString(value))
        .replaceAll(c -> String.format("\\\\u%04x", (int) c.group().charAt(0)));
  }

  /** Presets with an overlay of every part, and manifests of every form. */
  private static final String OVERLAYS =
      """
      profile: v1
      name: overlays
      target: {kubernetes: "1.30", flux: v1}
      workloads:
        - preset: podinfo
          namespace: shop
          name: front
          minReadySeconds: ~
          strategy: {type: Recreate}
          podLabels: {team: shop}
          scrape: {port: ~, path: /stats}
          containers:
            - name: podinfod
              image: example.com/podinfo:1.0
              env: []
              command: ~
              livenessProbe: {httpGet: {port: http}, timeoutSeconds: ~}
              readinessProbe: {periodSeconds: 20}
              resources: {requests: {cpu: ~, memory: 1Gi, example.com/gpu: 1}}
            - name: sidecar
              image: example.com/sidecar:1.0
              livenessProbe: {exec: {command: [check]}}
          initContainers:
            - {name: init, image: example.com/init:1.0}
          service: {type: NodePort, patch: ~}
        - preset: loadtester
          namespace: shop
          service: ~
          scrape: ~
          containers:
            - name: loadtester
              livenessProbe: ~
              resources: {limits: ~}
      manifests:
        - apiVersion: v1
          kind: List
          items:
            - {apiVersion: v1, kind: ServiceAccount, metadata: {name: shop}}
        - kind: List
          items: []
        - {apiVersion: v1, kind: Secret, metadata: {name: shop}, data: {}}
      """;
}
