package io.gitopsprofile.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ServedApisTest {

  @ParameterizedTest
  @CsvSource({
    "1.14, V2BETA1 V2BETA2",
    "1.22, V2BETA1 V2BETA2",
    "1.23, V2BETA1 V2BETA2 V2",
    "1.24, V2BETA1 V2BETA2 V2",
    "1.25, V2BETA2 V2",
    "1.26, V2",
    "1.99, V2"
  })
  void listsHpaVersionsOldestFirst(String kubernetes, String versions) {
    assertThat(ServedApis.hpaVersions(KubernetesVersion.of(kubernetes)))
        .extracting(HpaVersion::name)
        .containsExactly(versions.split(" "));
  }

  @ParameterizedTest
  @EnumSource(HpaVersion.class)
  void findsRowOfEveryHpaVersion(HpaVersion version) {
    assertThat(ServedApis.of(version).apiVersion()).isEqualTo("autoscaling/" + version);
  }

  @Test
  void servesEachKindInEveryVersion() {
    for (int minor = 14; minor <= 99; minor++) {
      KubernetesVersion kubernetes = new KubernetesVersion(minor);
      assertThat(ServedApis.newest("HorizontalPodAutoscaler", kubernetes)).isPresent();
      assertThat(ServedApis.newest("PodDisruptionBudget", kubernetes))
          .contains(minor < 21 ? Api.PDB_V1BETA1 : Api.PDB_V1);
    }
    assertThat(ServedApis.newest("Pod", new KubernetesVersion(30))).isEmpty();
  }

  @Test
  void namesServingVersions() {
    assertThat(Api.HPA_V2BETA1.versions()).isEqualTo("1.8 to 1.24");
    assertThat(Api.HPA_V2.versions()).isEqualTo("1.23 and newer");
    assertThat(Field.HPA_BEHAVIOR.requirement()).isEqualTo("Kubernetes 1.18");
    assertThat(Field.GRPC_PROBE.requirement())
        .isEqualTo("Kubernetes 1.24, or 1.23 with the feature gate GRPCContainerProbe");
  }

  @Test
  void decidesWhichVersionsHaveField() {
    assertThat(Field.HPA_BEHAVIOR.existsIn(Api.HPA_V2BETA1)).isFalse();
    assertThat(Field.HPA_BEHAVIOR.existsIn(Api.HPA_V2BETA2)).isTrue();
    assertThat(Field.HPA_TOLERANCE.existsIn(Api.HPA_V2BETA2)).isFalse();
    assertThat(Field.STARTUP_PROBE.servedBy(Target.of("1.18", Flux.V1))).isTrue();
    assertThat(Field.STARTUP_PROBE.servedBy(Target.of("1.17", Flux.V1))).isFalse();
  }
}
