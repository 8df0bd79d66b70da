package io.gitopsprofile.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ClosestNameTest {

  @Test
  void findsTheNameWithTheFewestEdits() {
    List<String> valid = List.of("maxReplicas", "minReplicas", "metrics");
    assertThat(ClosestName.of("minReplica", valid)).contains("minReplicas");
    assertThat(ClosestName.of("metric", valid)).contains("metrics");
    assertThat(ClosestName.of("nmae", List.of("namespace", "name"))).contains("name");
  }

  @Test
  void ignoresCase() {
    assertThat(ClosestName.of("MINREPLICAS", List.of("minReplicas"))).contains("minReplicas");
  }

  @Test
  void choosesFirstOfEquallyCloseNames() {
    assertThat(ClosestName.of("bat", List.of("cat", "rat"))).contains("cat");
    assertThat(ClosestName.of("bat", List.of("rat", "cat"))).contains("rat");
  }

  @Test
  void ignoresDistantNames() {
    assertThat(ClosestName.of("replicas", List.of("image", "ports"))).isEmpty();
    assertThat(ClosestName.of("x", List.of("y", "z"))).isEmpty();
    assertThat(ClosestName.of("", List.of("a"))).isEmpty();
    assertThat(ClosestName.of("name", List.of())).isEmpty();
  }
}
