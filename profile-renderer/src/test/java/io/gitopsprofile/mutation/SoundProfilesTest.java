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

  private static final Path SMALL = Path.of("src/test/resources/io/gitopsprofile/mutation/sound");

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

  /** Small profiles around one subject each: references, triggers of KEDA, classes of Ingresses. */
  static List<Path> small() throws IOException {
    try (Stream<Path> files = Files.list(SMALL)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  void findsNothingInSmallProfile(Path file) throws IOException {
    String name = file.getFileName().toString();
    assertThat(SoundProfiles.findings(name, Files.readString(file))).as(name).isEmpty();
  }

  @Test
  void hasTenProfilesBesidesStarterProfiles() {
    assertThat(names().stream().filter(name -> name.startsWith("sound-")))
        .hasSizeGreaterThanOrEqualTo(10);
  }
}
