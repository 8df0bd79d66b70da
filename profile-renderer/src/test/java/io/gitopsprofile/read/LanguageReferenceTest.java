package io.gitopsprofile.read;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.nodes.Node;

/** The reference of the language says what the model has, and its samples can be read. */
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
  Stream<DynamicTest> samplesCanBeRead() {
    return reference.samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.yaml().lines().findFirst().orElse(""),
                    () -> assertThat(problems(sample)).isEmpty()));
  }

  /** What is wrong with a sample, apart from what it leaves out at its top. */
  private static List<Diagnostic> problems(LanguageReference.Sample sample) {
    Node node = requireNonNull(Reading.node(sample.yaml()));
    Place place = new Place(new SourceFile("sample", sample.yaml()), node, ProfilePath.ROOT);
    Problems problems = new Problems();
    SourceMap sources = new SourceMap(place);
    ManifestReader manifests =
        new ManifestReader(problems, sources, place, Path.of(""), new HashMap<>());
    ValueBinder values = new ValueBinder(problems, sources, manifests);
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
