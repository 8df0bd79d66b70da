package example;

import static io.gitopsprofile.testkit.ProfileAssertions.assertThat;
import static io.gitopsprofile.testkit.ProfileAssertions.profile;

import org.junit.jupiter.api.Test;

class ProfileTest {

  @Test
  void treeIsCurrent() {
    assertThat(profile("profile.yaml")).hasNoFindings().rendersTo(".");
  }
}
