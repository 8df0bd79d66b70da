package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Charts;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sound profile, on a current cluster, with discontinued charts and with maintained ones. */
class MaintainedTargetTest {

  /** The findings of the migration itself; sound profiles have only values that can be migrated. */
  private static final Set<DiagnosticCode> OF_MAINTAINED_CHARTS =
      Set.of(
          DiagnosticCode.CHART_NOT_UPGRADABLE,
          DiagnosticCode.MIGRATE_ELSEWHERE,
          DiagnosticCode.NO_MAINTAINED_CHART);

  @TestFactory
  Stream<DynamicTest> addsNoDiagnostic() {
    return each(
        (profile, flux, metrics) -> {
          List<String> before = found(with(profile, flux, metrics, Charts.AS_WRITTEN));
          List<String> after = found(with(profile, flux, metrics, Charts.MAINTAINED));
          after.removeAll(before);
          assertThat(after).isEmpty();
        });
  }

  @TestFactory
  Stream<DynamicTest> turnsSeedProfilesIntoCurrentOnes() {
    return Stream.of("eks-hpa", "eks-hpa-cpu", "eks-hpa-memory", "eks-hpa-appmesh")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Profile seed = read(name);
                      String before = text(generate(seed));
                      for (Flux flux : Flux.values()) {
                        String maintained =
                            text(generate(with(seed, flux, null, Charts.MAINTAINED)));
                        assertThat(maintained.replace("__meta_kubernetes_", ""))
                            .contains("https://")
                            .doesNotContain("charts.helm.sh", "appmesh-prometheus", "v1beta1\n")
                            .doesNotContain("kubernetes_namespace", "kubernetes_pod_name");
                      }
                      Profile back = with(seed, Flux.V2, null, Charts.MAINTAINED);
                      assertThat(text(generate(back.withTarget(seed.target())))).isEqualTo(before);
                    }));
  }

  /** Does something for a profile and a target. */
  private interface Example {
    void run(Profile profile, Flux flux, @Nullable MetricsSource metrics);
  }

  private static Stream<DynamicTest> each(Example example) {
    return SoundProfiles.ofOneTree().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Profile profile = read(name);
                      for (Flux flux : Flux.values()) {
                        for (MetricsSource metrics : MetricsSource.values()) {
                          example.run(profile, flux, metrics);
                        }
                      }
                    }));
  }

  private static Profile read(String name) {
    return SoundProfiles.profile(name);
  }

  private static Profile with(
      Profile profile, Flux flux, @Nullable MetricsSource metrics, Charts charts) {
    return profile.withTarget(
        Target.builder()
            .kubernetes(KubernetesVersion.of("1.34"))
            .flux(flux)
            .metrics(metrics)
            .charts(charts)
            .build());
  }

  private static GenerationResult generate(Profile profile) {
    return new ProfileGenerator().generate(profile);
  }

  private static List<String> found(Profile profile) {
    List<Diagnostic> all;
    try {
      all = generate(profile).diagnostics();
    } catch (ProfileException e) {
      all = e.diagnostics();
    }
    Set<String> found = new TreeSet<>();
    for (Diagnostic finding : all) {
      boolean isInformation = finding.severity() == Severity.INFO;
      if (!isInformation && !OF_MAINTAINED_CHARTS.contains(finding.code())) {
        found.add(finding.code().code() + " " + finding.path());
      }
    }
    return new ArrayList<>(found);
  }

  private static String text(GenerationResult result) {
    StringBuilder text = new StringBuilder();
    for (RenderedFile file : result.tree().files()) {
      text.append(file.path()).append('\n').append(file.text()).append('\n');
    }
    return text.toString();
  }
}
