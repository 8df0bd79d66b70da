package io.gitopsprofile.tree.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  @Test
  void differsForContentsThatShareAPlace() {
    byte[] one = "replicas: Aa\n".getBytes(UTF_8);
    byte[] other = "replicas: BB\n".getBytes(UTF_8);
    assertThat(Arrays.hashCode(one)).isEqualTo(Arrays.hashCode(other));

    for (int i = 0; i < 2; i++) {
      assertThat(ContentHash.exact(one)).isEqualTo(sha256(one));
      assertThat(ContentHash.exact(other)).isEqualTo(sha256(other));
    }
  }

  @Test
  void isNotThatOfBytesThatWereChangedMeanwhile() {
    byte[] content = "replicas: 1\n".getBytes(UTF_8);
    String before = ContentHash.exact(content);
    content[content.length - 2] = '2';

    assertThat(ContentHash.exact(content)).isEqualTo(sha256(content)).isNotEqualTo(before);
    assertThat(ContentHash.exact("replicas: 1\n".getBytes(UTF_8))).isEqualTo(before);
  }

  @Test
  void isThatOfContentsOfAnyLength() {
    for (int length : new int[] {0, 1, 4095, 4096, 4097, 100_000}) {
      byte[] content = new byte[length];
      assertThat(ContentHash.exact(content)).isEqualTo(sha256(content));
    }
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(ContentHash.digest().digest(bytes));
  }
}
