package io.gitopsprofile.goal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePageTest {

  @Test
  void keepsCodeBlocksUnchanged() {
    assertThat(CodePage.plain("# T\n\na\\_b `c\\_d\ne\\_f` \\<g>\n\n```yaml\nh: \\_\n\n# i\n```\n"))
        .isEqualTo("T\n\n  a_b `c\\_d\n  e\\_f` <g>\n\n    h: \\_\n\n    # i\n");
  }
}
