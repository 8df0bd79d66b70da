package example;

import static io.gitopsprofile.testkit.ProfileAssertions.assertThat;
import static io.gitopsprofile.testkit.ProfileAssertions.profile;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadTest {

  @Test
  void takesTenTimesTheLoad() {
    assertThat(profile("profile.yaml"))
        .underLoad("podinfo", "step:100@60..660")
        .needsAtMostPods(10)
        .isAboveTargetAtMost(Duration.ofMinutes(4))
        .isBackAtMinimumWithin(Duration.ofMinutes(15));
  }
}
