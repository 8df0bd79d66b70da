package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadKindTest {

  @ParameterizedTest
  @EnumSource(WorkloadKind.class)
  void isFoundByItsKind(WorkloadKind kind) {
    assertThat(WorkloadKind.of(kind.kind())).isSameAs(kind);
    assertThat(WorkloadKind.of(kind.apiVersion(), kind.kind())).isSameAs(kind);
    assertThat(WorkloadKind.of("example.org/v1", kind.kind())).isNull();
  }

  /** The table has neither the core group nor kinds of custom resources. */
  @ParameterizedTest
  @EnumSource(WorkloadKind.class)
  void namesTheVersionThatNewClustersServe(WorkloadKind kind) {
    boolean isInTable = !kind.group().isEmpty() && !kind.group().contains(".");
    var newest = ApiTable.newest(kind.kind(), KubernetesVersion.of("1.35"));
    assertThat(newest.map(ApiTable.Row::apiVersion).orElse("none"))
        .isEqualTo(isInTable ? kind.apiVersion() : "none");
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1beta1, Deployment, true",
    "extensions/v1beta1, Deployment, true",
    "extensions/v1beta1, DaemonSet, true",
    "extensions/v1beta1, Job, false",
    "apps/v1, Job, false",
    "v1, Deployment, false"
  })
  void looksAtTheGroupAndNotAtTheVersion(String apiVersion, String kind, boolean known) {
    assertThat(WorkloadKind.of(apiVersion, kind) != null).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "DEPLOYMENT, spec.template.spec",
    "CRON_JOB, spec.jobTemplate.spec.template.spec",
    "POD, spec"
  })
  void knowsWhereThePodsAreSpecified(WorkloadKind kind, String path) {
    assertThat(String.join(".", kind.podSpec())).isEqualTo(path);
    assertThat(kind.hasTemplate()).isEqualTo(kind != WorkloadKind.POD);
  }

  @Test
  void resolvesTheNameOfAWorkloadToItsDeployment() {
    assertThat(WorkloadKind.scaledBy(ScaleTarget.workload("web")))
        .isEqualTo(new ObjectReference("apps/v1", "Deployment", "web"));
    ObjectReference other = new ObjectReference("apps/v1", "StatefulSet", "db");
    assertThat(WorkloadKind.scaledBy(other)).isSameAs(other);
  }
}
