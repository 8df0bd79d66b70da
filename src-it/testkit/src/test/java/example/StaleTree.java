package example;

import static io.gitopsprofile.testkit.ProfileAssertions.assertThat;
import static io.gitopsprofile.testkit.ProfileAssertions.profile;

import org.junit.jupiter.api.Test;

/** Fails until the tree is updated; runs only when it is named. */
class StaleTree {

  @Test
  void treeIsCurrent() {
    assertThat(profile("profile.yaml")).rendersTo("stale");
  }
}
