package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.GoDuration;
import io.gitopsprofile.model.LoadTest;
import io.gitopsprofile.model.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadTestUrlCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://podinfo.demo",
        "http://podinfo",
        "http://podinfo.demo:80/token",
        "http://podinfo.demo.svc",
        "http://podinfo.demo.svc.cluster.local/",
        "http://loadtester.demo",
        "https://podinfo.example.com",
        "http://example.com",
        "http://podinfo.io",
        "http://10.0.0.1:8080",
        "http://prometheus.monitoring-system:9090",
        "http://frontend.other.svc.cluster.local"
      })
  void aServiceOfTheProfileOrAnotherHost(String url) {
    assertThat(calling(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://podinfos.demo",
        "http://podinfo.demoo",
        "http://podinfo.dem.svc.cluster.local",
        "http://podinfos",
        "http://web.demo"
      })
  void noSuchService(String url) {
    assertThat(calling(url))
        .singleElement()
        .asString()
        .startsWith("PRF038 autoscalers[0].loadTest.url ")
        .contains("the profile has no such Service");
  }

  @Test
  void noSuchPort() {
    assertThat(calling("http://podinfo.demo:9898"))
        .containsExactly(
            "PRF038 autoscalers[0].loadTest.url the load test of autoscaler \"podinfo\" calls"
                + " http://podinfo.demo:9898 at port 9898, and Service \"podinfo\" in namespace"
                + " \"demo\" has port 80");
    assertThat(calling("https://podinfo.demo")).hasSize(1);
  }

  @Test
  void aServiceAmongTheManifests() {
    Profile profile =
        eksHpa().toBuilder()
            .autoscalers(load("http://web.demo:8080"))
            .manifests(
                Found.manifest(
                    "v1", "Service", "web", Map.of("ports", List.of(Map.of("port", 8080)))))
            .build();
    assertThat(Found.in(new LoadTestUrlCheck(), profile)).isEmpty();
    Profile mesh =
        eksHpa().toBuilder()
            .autoscalers(load("http://podinfo-canary.demo"))
            .manifests(Found.manifest("flagger.app/v1beta1", "Canary", "podinfo", Map.of()))
            .build();
    assertThat(Found.in(new LoadTestUrlCheck(), mesh)).isEmpty();
  }

  private static List<String> calling(String url) {
    return Found.in(new LoadTestUrlCheck(), eksHpa().toBuilder().autoscalers(load(url)).build());
  }

  private static Autoscaler load(String url) {
    return SoundProfiles.autoscaler().toBuilder()
        .loadTest(
            LoadTest.builder()
                .url(url)
                .duration(GoDuration.of("10m"))
                .workers(5)
                .ratePerWorker(5)
                .build())
        .build();
  }
}
