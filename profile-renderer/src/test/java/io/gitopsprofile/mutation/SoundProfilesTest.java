package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks raise no false alarm on a working profile. */
class SoundProfilesTest {

  /** Expected warning: users who start with App Mesh must see that it has ended. */
  private static final Map<String, List<DiagnosticCode>> MEANT =
      Map.of("eks-hpa-appmesh", List.of(DiagnosticCode.APP_MESH_ENDED));

  static List<String> names() {
    return SoundProfiles.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsNothingAboveInformation(String name) {
    assertThat(SoundProfiles.findings(name, SoundProfiles.text(name)))
        .as(name)
        .extracting(Diagnostic::code)
        .isEqualTo(MEANT.getOrDefault(name, List.of()));
  }

  /** Further profiles, of forms that people write, without a golden tree. */
  static List<Path> further() throws IOException {
    Path folder = Path.of("src/test/resources/io/gitopsprofile/mutation/sound");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("further")
  void findsNothingInFurtherProfiles(Path file) throws IOException {
    assertThat(SoundProfiles.findings(file.toString(), Files.readString(file)))
        .as(file.getFileName().toString())
        .isEmpty();
  }

  @Test
  void hasTenProfilesBesidesStarterProfiles() {
    assertThat(names().stream().filter(name -> name.startsWith("sound-")))
        .hasSizeGreaterThanOrEqualTo(10);
  }
}
