package io.gitopsprofile.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodNamePatternTest {

  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  @Test
  void matchesPodsOfDeployment() {
    String pattern = deployment("podinfo");
    assertThat("podinfo-6c9f8d7b5-x7k2p").matches(pattern);
    assertThat("podinfo-7-zzzzz").matches(pattern);
    assertThat("podinfo-canary-6c9f8d7b5-x7k2p").doesNotMatch(pattern);
    assertThat("podinfo-6c9f8d7b5-canary-x7k2p").doesNotMatch(pattern);
    assertThat("my-podinfo-6c9f8d7b5-x7k2p").doesNotMatch(pattern);
    assertThat("podinfo-x7k2p").doesNotMatch(pattern);
    assertThat("podinfo-0").doesNotMatch(pattern);
    assertThat("podinfo-proxy-x7k2p").doesNotMatch(pattern);
    assertThat("podinfo").doesNotMatch(pattern);
  }

  @Test
  void matchesDotLiterally() {
    assertThat("a.b-6c9f8d7b5-x7k2p").matches(deployment("a.b"));
    assertThat("axb-6c9f8d7b5-x7k2p").doesNotMatch(deployment("a.b"));
  }

  /** Flux replaces the variable before Prometheus reads the pattern. */
  @Test
  void keepsVariableOfFlux() {
    String pattern = deployment("${APP_OF_THE_TEAM:=" + "n".repeat(50) + "}-web");
    assertThat("podinfo-web-6c9f8d7b5-x7k2p")
        .matches(pattern.replace("${APP_OF_THE_TEAM:=" + "n".repeat(50) + "}", "podinfo"));
  }

  /**
   * Builds names like Kubernetes: the ReplicaSet's hash, and five letters after the truncated name.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 45, 46, 47, 50, 55, 56, 57, 58, 63})
  void matchesNamesOfEveryLength(int length) {
    String name = "n".repeat(length);
    Random random = new Random(length);
    for (int i = 0; i < 2000; i++) {
      long hash =
          i == 0 ? 0 : i == 1 ? 0xffffffffL : random.nextLong() >>> (32 + random.nextInt(32));
      String base = name + "-" + encoded(Long.toString(hash)) + "-";
      String pod = base.substring(0, Math.min(58, base.length())) + any(random);
      assertThat(pod).matches(deployment(name)).hasSizeLessThanOrEqualTo(63);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1, StatefulSet, web-0, true",
    "apps/v1, StatefulSet, web-12, true",
    "apps/v1, StatefulSet, web-a-0, false",
    "apps/v1, ReplicaSet, web-x7k2p, true",
    "apps/v1, ReplicaSet, web-6c9f8d7b5-x7k2p, false",
    "apps/v1, Deployment, web-6c9f8d7b5-x7k2p, true"
  })
  void matchesPodsOfOtherKinds(String apiVersion, String kind, String pod, boolean fits) {
    String pattern =
        PodNamePattern.of(scaling(new ScaleTarget.ObjectReference(apiVersion, kind, "web")));
    assertThat(pod.matches(String.valueOf(pattern))).isEqualTo(fits);
  }

  @Test
  void returnsNoPatternForCustomKinds() {
    var rollout = new ScaleTarget.ObjectReference("argoproj.io/v1alpha1", "Rollout", "web");
    assertThat(PodNamePattern.of(scaling(rollout))).isNull();
  }

  private static String deployment(String name) {
    return String.valueOf(PodNamePattern.of(scaling(ScaleTarget.workload(name))));
  }

  private static Autoscaler scaling(ScaleTarget target) {
    return Autoscaler.builder().name("web").namespace("demo").target(target).maxReplicas(3).build();
  }

  /** Encodes like rand.SafeEncodeString of apimachinery. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    text.chars().forEach(c -> encoded.append(ALPHABET.charAt(c % ALPHABET.length())));
    return encoded.toString();
  }

  private static String any(Random random) {
    StringBuilder any = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      any.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return any.toString();
  }
}
