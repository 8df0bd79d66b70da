package io.gitopsprofile.read;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.read.binding.ContentReader;
import io.gitopsprofile.read.binding.ManifestReader;
import io.gitopsprofile.read.binding.RecordBinder;
import io.gitopsprofile.read.binding.ValueBinder;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.nodes.Node;

/** The reference of the language matches the model, and its samples can be read. */
class LanguageReferenceTest {

  private static final LanguageKeys MODEL = LanguageKeys.ofTheModel();

  private final LanguageReference reference = LanguageReference.load();

  @TestFactory
  Stream<DynamicTest> listsEveryKeyWithItsType() {
    return MODEL.tables().entrySet().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.getKey(),
                    () ->
                        assertThat(reference.tables().get(table.getKey()))
                            .as("the table below <!-- keys of %s -->", table.getKey())
                            .isEqualTo(table.getValue())));
  }

  @Test
  void documentsNothingElse() {
    assertThat(reference.tables().keySet()).isSubsetOf(MODEL.tables().keySet());
  }

  @TestFactory
  Stream<DynamicTest> hasReadableSamples() {
    return reference.samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.yaml().lines().findFirst().orElse(""),
                    () -> assertThat(problems(sample)).isEmpty()));
  }

  /** The problems of a sample, except for keys that the sample leaves out at its top. */
  private static List<Diagnostic> problems(LanguageReference.Sample sample) {
    Node node = requireNonNull(Reading.node(sample.yaml()));
    NodeLocation place =
        new NodeLocation(new SourceFile("sample", sample.yaml()), node, ProfilePath.ROOT);
    ReadDiagnostics problems = new ReadDiagnostics();
    SourceMap sources = new SourceMap(place);
    ManifestReader manifests =
        new ManifestReader(
            problems, sources, place, Path.of("src/test/golden/kitchen-sink"), new HashMap<>());
    ContentReader contents =
        new ContentReader(
            problems, place.file(), Path.of("src/test/golden/sound-pod-objects"), new HashMap<>());
    ValueBinder values = new ValueBinder(problems, sources, manifests, contents);
    Class<? extends Record> type = requireNonNull(MODEL.records().get(sample.record()));
    new RecordBinder(problems, values).bind(place, type, null);
    try {
      problems.throwIfAny();
      return List.of();
    } catch (ProfileException e) {
      return e.diagnostics().stream()
          .filter(
              problem ->
                  problem.code() != DiagnosticCode.MISSING_PART
                      || !problem.path().equals(ProfilePath.ROOT))
          .toList();
    }
  }
}
