package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.model.Charts;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetOverrideTest {

  private static final Target WRITTEN =
      new Target(
          KubernetesVersion.of("1.24"),
          Flux.V1,
          HpaVersion.V2BETA2,
          MetricsSource.ADAPTER,
          Charts.AS_WRITTEN,
          List.of("HPAConfigurableTolerance"));
  private static final Profile PROFILE =
      Profile.builder().languageVersion(LanguageVersion.V1).name("p").target(WRITTEN).build();

  @Test
  void keepsWhatIsNotGiven() {
    assertThat(TargetOverride.NONE.applyTo(PROFILE)).isSameAs(PROFILE);
    assertThat(TargetOverride.builder().metrics("keda").build().applyTo(PROFILE).target())
        .isEqualTo(
            new Target(
                WRITTEN.kubernetes(),
                WRITTEN.flux(),
                WRITTEN.hpa(),
                MetricsSource.KEDA,
                WRITTEN.charts(),
                WRITTEN.featureGates()));
  }

  @Test
  void replacesAllThatIsGiven() {
    assertThat(new TargetOverride("v2", "1.25", "keda", "living").applyTo(PROFILE).target())
        .isEqualTo(
            new Target(
                KubernetesVersion.of("1.25"),
                Flux.V2,
                WRITTEN.hpa(),
                MetricsSource.KEDA,
                Charts.LIVING,
                WRITTEN.featureGates()));
  }

  @Test
  void changesOneValueOfACopy() {
    TargetOverride all =
        TargetOverride.builder()
            .flux("v2")
            .kubernetes("1.25")
            .metrics("keda")
            .charts("living")
            .build();
    assertThat(all).isEqualTo(new TargetOverride("v2", "1.25", "keda", "living"));
    assertThat(all.toBuilder().build()).isEqualTo(all);
    assertThat(all.toBuilder().kubernetes(null).build())
        .isEqualTo(new TargetOverride("v2", null, "keda", "living"));
  }

  @Test
  void namesEachWordThatIsNone() {
    TargetOverride wrong = new TargetOverride("v3", "new", "prometheus", "dead");
    ProfileException refused =
        catchThrowableOfType(ProfileException.class, () -> wrong.applyTo(PROFILE));
    assertThat(refused.diagnostics())
        .extracting(it -> it.path() + ": " + it.fix())
        .contains(
            "target.flux: use v1 or v2",
            "target.metrics: use adapter or keda",
            "target.charts: use as-written or living")
        .hasSize(4);
  }

  @Test
  void saysThatTheRunSetIt() {
    String yaml =
        """
        profile: v1
        name: p
        target: {kubernetes: "1.23", flux: v1}
        namespaces: [{name: demo}]
        """;
    TargetOverride keda = TargetOverride.builder().metrics("keda").build();
    ProfileException refused =
        catchThrowableOfType(
            ProfileException.class,
            () -> new ProfileGenerator().generate(yaml, "p.yaml", Path.of(""), keda));
    assertThat(refused.diagnostics())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path()).hasToString("target.metrics.namespace");
              assertThat(it.position()).isNull();
              assertThat(it.message())
                  .endsWith(" (the target was set to the metrics keda for this run)");
            });
  }
}
