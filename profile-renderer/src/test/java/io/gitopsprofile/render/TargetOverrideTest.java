package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Charts;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetOverrideTest {

  private static final Target WRITTEN =
      new Target(
          KubernetesVersion.of("1.24"),
          Flux.V1,
          null,
          null,
          HpaVersion.V2BETA2,
          MetricsSource.ADAPTER,
          Charts.AS_WRITTEN,
          List.of("HPAConfigurableTolerance"));
  private static final Profile PROFILE =
      Profile.builder().languageVersion(LanguageVersion.V1).name("p").target(WRITTEN).build();

  @Test
  void keepsValuesNotGiven() {
    assertThat(TargetOverride.NONE.applyTo(PROFILE)).isSameAs(PROFILE);
    assertThat(TargetOverride.builder().metrics("keda").build().applyTo(PROFILE).target())
        .isEqualTo(
            new Target(
                WRITTEN.kubernetes(),
                WRITTEN.flux(),
                null,
                null,
                WRITTEN.hpa(),
                MetricsSource.KEDA,
                WRITTEN.charts(),
                WRITTEN.featureGates()));
  }

  @Test
  void replacesAllThatIsGiven() {
    assertThat(new TargetOverride("v2", "1.25", "keda", "maintained").applyTo(PROFILE).target())
        .isEqualTo(
            new Target(
                KubernetesVersion.of("1.25"),
                Flux.V2,
                null,
                Flux.V1,
                WRITTEN.hpa(),
                MetricsSource.KEDA,
                Charts.MAINTAINED,
                WRITTEN.featureGates()));
  }

  @Test
  void changesOneValueInCopy() {
    TargetOverride all =
        TargetOverride.builder()
            .flux("v2")
            .kubernetes("1.25")
            .metrics("keda")
            .charts("maintained")
            .build();
    assertThat(all).isEqualTo(new TargetOverride("v2", "1.25", "keda", "maintained"));
    assertThat(all.toBuilder().build()).isEqualTo(all);
    assertThat(all.toBuilder().kubernetes(null).build())
        .isEqualTo(new TargetOverride("v2", null, "keda", "maintained"));
  }

  @Test
  void namesUnknownWords() {
    TargetOverride wrong = new TargetOverride("v3", "new", "prometheus", "dead");
    ProfileException refused =
        catchThrowableOfType(ProfileException.class, () -> wrong.applyTo(PROFILE));
    assertThat(refused.diagnostics())
        .extracting(it -> it.path() + ": " + it.fix())
        .contains(
            "target.flux: use v1 or v2",
            "target.metrics: use adapter or keda",
            "target.charts: use as-written or maintained")
        .hasSize(4);
  }

  @Test
  void namesTheNewWordOfMaintainedCharts() {
    TargetOverride former = TargetOverride.builder().charts("living").build();
    ProfileException refused =
        catchThrowableOfType(ProfileException.class, () -> former.applyTo(PROFILE));
    assertThat(refused.diagnostics())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.message())
                  .isEqualTo(
                      "the target was set to the charts \"living\" for this run, which is now"
                          + " called maintained");
              assertThat(it.fix()).isEqualTo("use maintained");
            });
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
