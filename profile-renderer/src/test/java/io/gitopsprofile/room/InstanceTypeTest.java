package io.gitopsprofile.room;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources of instance types, compared with nodes of EKS. */
class InstanceTypeTest {

  /** The first two are from {@code kubectl describe node}; Karpenter's document has the CPU. */
  @ParameterizedTest
  @CsvSource({
    "m5.large, 1930, 7518",
    "t3.medium, 1930, 3554",
    "m5.24xlarge, 95690, 390111",
    "a1.medium, 940, 1605",
    "c5.9xlarge, 35840, 71000"
  })
  void reservesForKubelet(String name, long cpu, long memory) {
    InstanceType type = requireNonNull(InstanceTypes.find(name));
    assertThat(type.allocatableCpu()).isEqualTo(cpu);
    assertThat(type.allocatableMemory()).isBetween(memory - 3_000, memory + 3_000);
  }

  @Test
  void findsNoTypeByPartOfName() {
    assertThat(InstanceTypes.find("5.large")).isNull();
    assertThat(InstanceTypes.find("m5.larg")).isNull();
    assertThat(InstanceTypes.find("m5.large 2")).isNull();
    assertThat(InstanceTypes.find("")).isNull();
    assertThat(InstanceTypes.find("#")).isNull();
  }

  @Test
  void knowsNamesWithoutResources() {
    assertThat(InstanceTypes.contain("p3.2xlarge")).isTrue();
    assertThat(InstanceTypes.find("p3.2xlarge")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "m5.larg, m5.large",
    "m5large, m5.large",
    "m5.Large, m5.large",
    "t3.meduim, t3.medium",
    "m5.3xlarge, m5.2xlarge",
    "m6.large, m1.large"
  })
  void suggestsNearestName(String wrong, String name) {
    assertThat(InstanceTypes.nearest(wrong)).isEqualTo(name);
  }

  @Test
  void suggestsNothingForOtherWords() {
    assertThat(InstanceTypes.nearest("standard-b2s-of-another-cloud-x")).isNull();
  }
}
