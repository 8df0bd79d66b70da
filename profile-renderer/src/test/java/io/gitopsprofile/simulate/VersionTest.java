package io.gitopsprofile.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.simulate.MetricAnswer.Source;
import io.gitopsprofile.simulate.MetricAnswer.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The differences between versions of Kubernetes, row by row as in {@code
 * docs/design/simulator.md}. The recordings are of 1.27; these tables are from the sources.
 */
class VersionTest {

  private static int replicas(ScalingLimits limits, int spec, List<PodSample> pods) {
    MetricAnswer answer =
        new MetricAnswer(
            Source.PODS, Target.AVERAGE_VALUE, 10_000, pods, null, pods.size(), false, 600);
    return new ScalingController().sync(600, spec, spec, limits, List.of(answer));
  }

  private static PodSample sample(@Nullable Long milli) {
    return new PodSample(false, true, 0, 0, milli, 600, 60, 0);
  }

  private static List<PodSample> samples(int count, long milli) {
    List<PodSample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(sample(milli));
    }
    return samples;
  }

  /** Up to 1.32, {@code abs(1 - 1.1)} is a little more than 0.1. */
  @ParameterizedTest
  @CsvSource({"12, 11000, 11", "32, 11000, 11", "33, 11000, 10", "36, 11000, 10", "33, 11001, 12"})
  void tolerates(int minor, long milli, int replicas) {
    ScalingLimits limits = new ScalingLimits(1, 100, null, null, minor);

    assertThat(replicas(limits, 10, samples(10, milli))).isEqualTo(replicas);
  }

  /** Before 1.33, the tolerance of {@code behavior} has no effect. */
  @ParameterizedTest
  @CsvSource({"32, 12000, 12", "33, 12000, 10", "33, 13100, 14"})
  void takesToleranceOfBehavior(int minor, long milli, int replicas) {
    ScalingRules rules =
        new ScalingRules(0, "Max", List.of(new ScalingRules.Policy(true, 100, 15)), 0.3);
    ScalingLimits limits = new ScalingLimits(1, 100, rules, rules, minor);

    assertThat(replicas(limits, 10, samples(10, milli))).isEqualTo(replicas);
  }

  /** At a ratio of exactly 1.0, the missing pod counts as 0 up to 1.35, and not at all after. */
  @ParameterizedTest
  @CsvSource({"27, 4", "35, 4", "36, 5"})
  void countsPodWithoutSample(int minor, int replicas) {
    List<PodSample> pods = samples(4, 10_000);
    pods.add(sample(null));
    ScalingRules rules =
        new ScalingRules(0, "Max", List.of(new ScalingRules.Policy(true, 100, 15)), 0.1);
    ScalingLimits limits = new ScalingLimits(1, 100, rules, rules, minor);

    assertThat(replicas(limits, 5, pods)).isEqualTo(replicas);
  }

  /** Without {@code behavior}, at most twice the pods, or 4. */
  @ParameterizedTest
  @CsvSource({"12, 1, 4", "17, 2, 4", "27, 3, 6", "36, 10, 20"})
  void doublesWithoutBehavior(int minor, int spec, int replicas) {
    ScalingLimits limits = new ScalingLimits(1, 100, null, null, minor);

    assertThat(replicas(limits, spec, samples(spec, 1_000_000))).isEqualTo(replicas);
  }
}
