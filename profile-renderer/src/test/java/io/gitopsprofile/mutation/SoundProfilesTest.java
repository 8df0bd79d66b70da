package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No check raises an alarm on a profile that works. */
class SoundProfilesTest {

  static List<String> names() {
    return SoundProfiles.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingIsFoundAboveInformation(String name) {
    assertThat(SoundProfiles.findings(name, SoundProfiles.text(name))).as(name).isEmpty();
  }

  @Test
  void thereAreAtLeastTenBesidesTheStarterProfiles() {
    assertThat(names().stream().filter(name -> name.startsWith("sound-")))
        .hasSizeGreaterThanOrEqualTo(10);
  }
}
