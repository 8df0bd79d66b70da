package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.model.Profile;
import org.junit.jupiter.api.Test;

final class ChecksBesideTest {

  private static final Profile PROFILE = SeedProfile.builder().releases().build();

  @Test
  void findsWhatTheChecksFind() {
    assertThat(ChecksBeside.start(PROFILE).findings())
        .isNotEmpty()
        .isEqualTo(ProfileChecks.of(PROFILE));
  }

  @Test
  @SuppressWarnings("NullAway")
  void throwsWhatTheChecksThrow() {
    ChecksBeside noProfile = ChecksBeside.start(null);
    assertThatNullPointerException().isThrownBy(noProfile::findings);
  }

  @Test
  void keepsAnInterruptForItsCaller() {
    Thread.currentThread().interrupt();
    assertThat(ChecksBeside.start(PROFILE).findings()).isEqualTo(ProfileChecks.of(PROFILE));
    assertThat(Thread.interrupted()).isTrue();
  }
}
