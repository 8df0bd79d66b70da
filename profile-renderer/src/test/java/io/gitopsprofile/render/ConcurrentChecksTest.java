package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.model.Profile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConcurrentChecksTest {

  private static final Profile PROFILE = SeedProfile.builder().releases().build();

  @Test
  void findsWhatTheChecksFind() {
    assertThat(ConcurrentChecks.start(PROFILE).findings())
        .isNotEmpty()
        .isEqualTo(ProfileChecks.of(PROFILE));
  }

  @Test
  @SuppressWarnings("NullAway")
  void throwsWhatTheChecksThrow() {
    ConcurrentChecks noProfile = ConcurrentChecks.start(null);
    assertThatNullPointerException().isThrownBy(noProfile::findings);
  }

  @Test
  void saysNothingIfTheClassLoaderIsClosedWhileItLoads() throws InterruptedException {
    List<Throwable> uncaught = new ArrayList<>();
    for (Throwable closed :
        List.of(
            new NoClassDefFoundError("io/gitopsprofile/check/ProfileChecks"),
            new ExceptionInInitializerError("io/gitopsprofile/check/MetricChecks"),
            new IllegalStateException("zip file closed"))) {
      Thread loading = new ConcurrentChecks.Loading(() -> raise(closed));
      loading.setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
      loading.start();
      loading.join();
    }
    assertThat(uncaught).isEmpty();
  }

  private static void raise(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void keepsAnInterruptForItsCaller() {
    Thread.currentThread().interrupt();
    assertThat(ConcurrentChecks.start(PROFILE).findings()).isEqualTo(ProfileChecks.of(PROFILE));
    assertThat(Thread.interrupted()).isTrue();
  }
}
