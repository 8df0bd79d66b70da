package io.gitopsprofile.mutation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.UncheckedRenderer;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sound profile, rendered for the adapter and for KEDA. */
class EveryTargetTest {

  /** Expected findings of a newer cluster in a profile for an older one. */
  private static final Set<DiagnosticCode> OF_THE_CLUSTER =
      Set.of(DiagnosticCode.CHART_API_NOT_SERVED, DiagnosticCode.CLUSTER_INVALID);

  /** Expected additional findings with KEDA. */
  private static final Map<String, List<String>> EXPECTED =
      Map.ofEntries(
          entry("eks-hpa-appmesh", List.of("PRF116 releases[0].chart")),
          // KEDA takes no rules from the values or the file of an adapter, and both serve external
          // metrics.
          entry(
              "sound-adapter-release",
              List.of(
                  "PRF077 autoscalers[0].metrics[0].pods.metric",
                  "PRF077 autoscalers[1].metrics[0].external.metric",
                  "PRF024 target.metrics")),
          entry(
              "sound-variables",
              List.of("PRF077 autoscalers[0].metrics[0].external.metric", "PRF024 target.metrics")),
          entry(
              "sound-adapter-file",
              List.of(
                  "PRF077 autoscalers[0].metrics[0].pods.metric",
                  "PRF077 autoscalers[1].metrics[0].external.metric",
                  "PRF024 manifests[1]")),
          entry("sound-adapter-program", List.of("PRF077 autoscalers[0].metrics[0].pods.metric")),
          // The adapter's resourceRules stand in for metrics-server.
          entry("sound-remote-prometheus", List.of("PRF025 autoscalers[0].metrics[2].cpu")),
          // These profiles have neither releases nor an adapter, so there is no namespace for KEDA.
          entry("sound-cluster", List.of("PRF044 target.metrics.namespace")),
          entry("sound-container-metrics", List.of("PRF044 target.metrics.namespace")),
          entry("sound-stateful", List.of("PRF044 target.metrics.namespace")),
          entry("sound-three-resources", List.of("PRF044 target.metrics.namespace")),
          entry("sound-fleet-components@staging", List.of("PRF044 target.metrics.namespace")),
          entry("sound-fleet-components@production", List.of("PRF044 target.metrics.namespace")),
          entry("sound-web-shop-fleet@staging", List.of("PRF044 target.metrics.namespace")),
          entry("sound-web-shop-fleet@production", List.of("PRF044 target.metrics.namespace")),
          // The accepted finding is about the adapter.
          entry("sound-queries", List.of("PRF060 accept[1].at")),
          // KEDA stands in the namespace of the first release, which the autoscaler is in, too.
          entry("sound-operator-scrape", List.of("PRF078 autoscalers[2].namespace")),
          entry("sound-fleet@staging", List.of("PRF078 autoscalers[0].namespace")),
          entry("sound-fleet@prod-eu-2", List.of("PRF078 autoscalers[0].namespace")));

  @TestFactory
  Stream<DynamicTest> findsSameDiagnosticsWithKeda() {
    return each(
        name -> {
          Profile profile = with(read(name), MetricsSource.KEDA);
          List<String> found = new ArrayList<>();
          for (Diagnostic finding : findings(profile)) {
            found.add(finding.code().code() + " " + finding.path());
          }
          assertThat(found).isEqualTo(EXPECTED.getOrDefault(name, List.of()));
        });
  }

  @TestFactory
  Stream<DynamicTest> replacesAutoscalersAndAdapterByKeda() {
    return each(
        name -> {
          Profile profile = read(name);
          List<String> adapter = objects(UncheckedRenderer.render(with(profile, null)).files());
          List<String> keda =
              objects(UncheckedRenderer.render(with(profile, MetricsSource.KEDA)).files());
          long autoscalers = profile.autoscalers().size();
          assertThat(kinds(keda, "ScaledObject ") - kinds(adapter, "ScaledObject "))
              .isEqualTo(autoscalers);
          assertThat(kinds(adapter, "HorizontalPod") - kinds(keda, "HorizontalPod"))
              .isEqualTo(autoscalers);
          if (profile.metricsAdapter() != null) {
            String release = "HelmRelease " + profile.metricsAdapter().release().name();
            assertThat(adapter).contains(release);
            assertThat(keda).doesNotContain(release);
          }
        });
  }

  /** Does something for each profile. */
  private interface Example {
    void run(String name);
  }

  private static Stream<DynamicTest> each(Example example) {
    List<String> names = SoundProfiles.ofOneTree();
    assertThat(names).hasSizeGreaterThan(20).containsAll(EXPECTED.keySet());
    return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> example.run(name)));
  }

  private static Profile read(String name) {
    return SoundProfiles.profile(name);
  }

  private static Profile with(Profile profile, @Nullable MetricsSource metrics) {
    Target newest = Target.of("1.35", profile.target().flux());
    return profile.withTarget(
        Target.builder()
            .kubernetes(newest.kubernetes())
            .flux(newest.flux())
            .metrics(metrics)
            .charts(profile.target().charts())
            .build());
  }

  private static List<Diagnostic> findings(Profile profile) {
    List<Diagnostic> all;
    try {
      all = new ProfileGenerator().generate(profile).diagnostics();
    } catch (ProfileException e) {
      all = e.diagnostics();
    }
    return all.stream()
        .filter(it -> it.severity() != Severity.INFO)
        .filter(it -> !OF_THE_CLUSTER.contains(it.code()))
        .toList();
  }

  private static List<String> objects(Iterable<RenderedFile> files) {
    List<String> objects = new ArrayList<>();
    for (RenderedFile file : files) {
      for (RenderedObject object : file.objects()) {
        objects.add(object.kind() + " " + object.name());
      }
    }
    return objects;
  }

  private static long kinds(List<String> objects, String kind) {
    return objects.stream().filter(object -> object.startsWith(kind)).count();
  }
}
