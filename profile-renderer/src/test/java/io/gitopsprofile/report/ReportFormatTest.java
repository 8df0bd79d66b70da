package io.gitopsprofile.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitopsprofile.diagnostic.CodeDescription;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.read.edit.ProfileEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFormatTest {

  private static final ProfilePath PATH = ProfilePath.ROOT.key("releases").index(1).key("chart");
  private static final Diagnostic MOVES =
      Diagnostic.of(DiagnosticCode.CHART_BRANCH, "it \"moves\"", "pin it", PATH)
          .at(new SourcePosition("my apps/ä#%?.yaml", 53, 12, "chart: 1"));
  private static final Diagnostic PLACELESS =
      Diagnostic.of(DiagnosticCode.BAD_VALUE, "no version", "write one", ProfilePath.ROOT);
  private static final List<Diagnostic> FINDINGS = List.of(PLACELESS, MOVES, MOVES);

  @TempDir Path folder;

  @Test
  void choosesFormatByExtension() {
    assertThat(ReportFormat.of(Path.of("a/b.sarif"))).contains(ReportFormat.SARIF);
    assertThat(ReportFormat.of(Path.of("b.JSON"))).contains(ReportFormat.JSON);
    assertThat(ReportFormat.of(Path.of("b.sarif.txt"))).isEmpty();
    assertThat(ReportFormat.of(Path.of("json"))).isEmpty();
  }

  @Test
  void writesShortJson() throws IOException {
    assertThat(ReportFormat.JSON.text("p.yaml", List.of(MOVES)))
        .isEqualTo(
            """
            {
              "version": 1,
              "profile": "p.yaml",
              "findings": [
                {
                  "code": "PRF031",
                  "severity": "warning",
                  "message": "it \\"moves\\"",
                  "fix": "pin it",
                  "path": "releases[1].chart",
                  "file": "my apps/ä#%?.yaml",
                  "line": 53,
                  "column": 12
                }
              ]
            }
            """);
    assertThat(ReportFormat.JSON.text("p.yaml", List.of()))
        .isEqualTo("{\n  \"version\": 1,\n  \"profile\": \"p.yaml\",\n  \"findings\": []\n}\n");
    assertThat(json(ReportFormat.JSON, PLACELESS).at("/findings/0").has("line")).isFalse();
  }

  @Test
  void writesRulesOfRunToSarif() throws IOException {
    JsonNode sarif = json(ReportFormat.SARIF, FINDINGS.toArray(Diagnostic[]::new));

    assertThat(sarif.at("/version").textValue()).isEqualTo("2.1.0");
    JsonNode run = sarif.at("/runs/0");
    assertThat(run.at("/columnKind").textValue()).isEqualTo("unicodeCodePoints");
    JsonNode rules = run.at("/tool/driver/rules");
    assertThat(texts(rules, "/id")).containsExactly("PRF005", "PRF031");
    assertThat(texts(rules, "/name")).containsExactly("BadValue", "ChartBranch");
    assertThat(texts(rules, "/defaultConfiguration/level")).containsExactly("error", "warning");
    CodeDescription text = CodeDescription.of(DiagnosticCode.CHART_BRANCH);
    assertThat(rules.at("/1/shortDescription/text").textValue()).isEqualTo(text.meaning());
    assertThat(rules.at("/1/fullDescription/text").textValue())
        .isEqualTo(text.meaning() + "\nIn the cluster: " + text.symptom());
    assertThat(rules.at("/1/help/text").textValue())
        .isEqualTo("Fix: " + text.fix() + "\nSource: " + text.source());
  }

  @Test
  void linksSarifRulesToPages() throws IOException {
    JsonNode driver = json(ReportFormat.SARIF, MOVES).at("/runs/0/tool/driver");

    String base = driver.at("/informationUri").textValue();
    assertThat(base).startsWith("https://").endsWith("/");
    assertThat(driver.at("/rules/0/helpUri").textValue()).isEqualTo(base + "PRF031");
  }

  @Test
  void writesLocationsToSarif() throws IOException {
    JsonNode results =
        json(ReportFormat.SARIF, FINDINGS.toArray(Diagnostic[]::new)).at("/runs/0/results");

    assertThat(texts(results, "/ruleId")).containsExactly("PRF005", "PRF031", "PRF031");
    assertThat(results.at("/1/ruleIndex").intValue()).isEqualTo(1);
    assertThat(texts(results, "/level")).containsExactly("error", "warning", "warning");
    assertThat(results.at("/0/message/text").textValue()).isEqualTo("no version\nfix: write one");
    JsonNode place = results.at("/1/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").textValue())
        .isEqualTo("my%20apps/%C3%A4%23%25%3F.yaml");
    assertThat(place.at("/region")).hasToString("{\"startLine\":53,\"startColumn\":12}");
    assertThat(results.at("/1/locations/0/logicalLocations/0/fullyQualifiedName").textValue())
        .isEqualTo("releases[1].chart");
    JsonNode nowhere = results.at("/0/locations/0/physicalLocation");
    assertThat(nowhere.at("/artifactLocation/uri").textValue()).isEqualTo("p.yaml");
    assertThat(nowhere.has("region")).isFalse();
  }

  @Test
  void writesEditsToJson() throws IOException {
    List<Edit> edits =
        List.of(
            Edit.set(PATH.key("ref"), Map.of("a", List.of(1, true, "x"))),
            Edit.set(PATH.key("name"), null),
            Edit.remove(PATH.key("path")));
    assertThat(json(ReportFormat.JSON, MOVES.withEdits(edits)).at("/findings/0/edits"))
        .hasToString(
            "[{\"path\":\"releases[1].chart.ref\",\"operation\":\"set\","
                + "\"value\":{\"a\":[1,true,\"x\"]}},"
                + "{\"path\":\"releases[1].chart.name\",\"operation\":\"set\",\"value\":null},"
                + "{\"path\":\"releases[1].chart.path\",\"operation\":\"remove\"}]");
  }

  @Test
  void writesReplacementsToSarif() throws IOException {
    ProfilePath name = ProfilePath.ROOT.key("name");
    Diagnostic finding =
        PLACELESS.withEdits(List.of(Edit.set(name, "x"), Edit.renameKey(name, "m")));
    JsonNode fix = sarif("---\n{a: 1, name: old}\n", finding).at("/runs/0/results/0/fixes/0");

    assertThat(fix.at("/description/text").textValue()).isEqualTo("write one");
    JsonNode change = fix.at("/artifactChanges/0");
    assertThat(change.at("/artifactLocation/uri").textValue()).isEqualTo("p.yaml");
    assertThat(change.at("/replacements"))
        .hasToString(
            "[{\"deletedRegion\":"
                + "{\"startLine\":2,\"startColumn\":8,\"endLine\":2,\"endColumn\":12},"
                + "\"insertedContent\":{\"text\":\"m\"}},"
                + "{\"deletedRegion\":"
                + "{\"startLine\":2,\"startColumn\":14,\"endLine\":2,\"endColumn\":17},"
                + "\"insertedContent\":{\"text\":\"x\"}}]");
  }

  @Test
  void omitsInapplicableFixFromSarif() throws IOException {
    Diagnostic finding = PLACELESS.withEdits(List.of(Edit.remove(ProfilePath.ROOT.key("name"))));
    assertThat(sarif("a: 1\n", finding).at("/runs/0/results/0").has("fixes")).isFalse();
    assertThat(json(ReportFormat.SARIF, finding).at("/runs/0/results/0").has("fixes")).isFalse();
  }

  private static JsonNode sarif(String yaml, Diagnostic finding) throws IOException {
    return new ObjectMapper()
        .readTree(
            ReportFormat.SARIF.text(
                "p.yaml",
                edits -> new ProfileEditor(yaml).edit(edits).replacements(),
                List.of(finding)));
  }

  @Test
  void writesInfoAsNote() throws IOException {
    Diagnostic size = Diagnostic.of(DiagnosticCode.FARGATE_SIZE, "m", "f", PATH);
    assertThat(json(ReportFormat.SARIF, size).at("/runs/0/results/0/level").textValue())
        .isEqualTo("note");
  }

  @Test
  void writesAbsoluteUriOutsideDirectory() throws IOException {
    assertThat(uri("/tmp/a b/p.yaml")).isEqualTo("file:///tmp/a%20b/p.yaml");
    assertThat(uri("C:/a b/p.yaml")).isEqualTo("file:///C:/a%20b/p.yaml");
    assertThat(uri("../p.yaml")).isEqualTo("../p.yaml");
    assertThat(uri("a:b.yaml")).isEqualTo("./a:b.yaml");
    assertThat(uri("1:2/50%.yaml")).isEqualTo("./1:2/50%25.yaml");
  }

  @Test
  void writesReportOfCleanRun() throws IOException {
    assertThat(json(ReportFormat.SARIF).at("/runs/0/results")).isEmpty();
  }

  @Test
  void namesValuesOfImageAutomation() throws IOException {
    List<TreeNote> notes = List.of(new TreeNote("base/a b.yaml", 25, "image tag 6.14.2 set"));
    String text = ReportFormat.JSON.text("p.yaml", edits -> List.of(), List.of(), notes);
    JsonNode value = new ObjectMapper().readTree(text).at("/imageValues/0");
    assertThat(value.toString())
        .isEqualTo("{\"file\":\"base/a b.yaml\",\"line\":25,\"message\":\"image tag 6.14.2 set\"}");
    String sarif = ReportFormat.SARIF.text("p.yaml", edits -> List.of(), List.of(MOVES), notes);
    JsonNode result = new ObjectMapper().readTree(sarif).at("/runs/0/results/1");
    assertThat(result.at("/kind").textValue()).isEqualTo("informational");
    assertThat(result.at("/message/text").textValue()).isEqualTo("image tag 6.14.2 set");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").textValue()).isEqualTo("base/a%20b.yaml");
    assertThat(place.at("/region/startLine").intValue()).isEqualTo(25);
  }

  @Test
  void createsFolderAndReplacesFile() throws IOException {
    Path file = folder.resolve("target/reports/p.sarif");
    ReportFormat.SARIF.write(file, "p.yaml", edits -> List.of(), FINDINGS);
    ReportFormat.SARIF.write(file, "p.yaml", edits -> List.of(), List.of());
    assertThat(file).hasContent(ReportFormat.SARIF.text("p.yaml", List.of()));
    assertThat(Files.readString(file)).endsWith("}\n").doesNotContain("\r");
  }

  private static String uri(String file) throws IOException {
    return json(ReportFormat.SARIF, MOVES.at(new SourcePosition(file, 1, 1)))
        .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
        .textValue();
  }

  private static JsonNode json(ReportFormat format, Diagnostic... findings) throws IOException {
    return new ObjectMapper().readTree(format.text("p.yaml", List.of(findings)));
  }

  private static List<String> texts(JsonNode list, String pointer) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(element -> element.at(pointer).textValue())
        .toList();
  }
}
