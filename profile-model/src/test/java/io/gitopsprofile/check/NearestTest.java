package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {

  @Test
  void findsTheNameWithTheFewestEdits() {
    List<String> valid = List.of("maxReplicas", "minReplicas", "metrics");
    assertThat(Nearest.of("minReplica", valid)).contains("minReplicas");
    assertThat(Nearest.of("metric", valid)).contains("metrics");
    assertThat(Nearest.of("nmae", List.of("namespace", "name"))).contains("name");
  }

  @Test
  void ignoresCase() {
    assertThat(Nearest.of("MINREPLICAS", List.of("minReplicas"))).contains("minReplicas");
  }

  @Test
  void takesTheFirstOfEquals() {
    assertThat(Nearest.of("bat", List.of("cat", "rat"))).contains("cat");
    assertThat(Nearest.of("bat", List.of("rat", "cat"))).contains("rat");
  }

  @Test
  void suggestsNothingThatIsTooFarOff() {
    assertThat(Nearest.of("replicas", List.of("image", "ports"))).isEmpty();
    assertThat(Nearest.of("x", List.of("y", "z"))).isEmpty();
    assertThat(Nearest.of("", List.of("a"))).isEmpty();
    assertThat(Nearest.of("name", List.of())).isEmpty();
  }
}
