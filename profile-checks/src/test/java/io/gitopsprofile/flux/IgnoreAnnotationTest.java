package io.gitopsprofile.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Flux;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IgnoreAnnotationTest {

  private static final String RECONCILE = "kustomize.toolkit.fluxcd.io/reconcile";
  private static final String PRUNE = "kustomize.toolkit.fluxcd.io/prune";

  @ParameterizedTest
  @ValueSource(strings = {"fluxcd.io/ignore", "flux.weave.works/ignore"})
  void translatesEachValue(String key) {
    assertThat(inV2(Map.of(key, "true"))).isEqualTo(Map.of(RECONCILE, "disabled"));
    assertThat(inV2(Map.of(key, "sync_only"))).isEqualTo(Map.of(PRUNE, "disabled"));
    for (Object value : List.of("false", "True", "", true)) {
      assertThat(inV2(Map.of(key, value))).as("%s", value).isEmpty();
    }
  }

  @Test
  void keepsOtherAnnotations() {
    Map<String, String> others = Map.of("fluxcd.io/automated", "true", "owner", "platform");
    assertThat(inV2(others)).isEqualTo(others);
  }

  @Test
  void keepsAnnotationsOfFluxV2() {
    Map<String, String> both = Map.of("fluxcd.io/ignore", "true", RECONCILE, "enabled");
    assertThat(inV2(both)).isEqualTo(Map.of(RECONCILE, "enabled"));
    assertThat(IgnoreAnnotation.of(both, Flux.V2)).isEmpty();
    assertThat(IgnoreAnnotation.of(both, Flux.V1)).isEqualTo("fluxcd.io/ignore");
  }

  private static Map<String, Object> inV2(Map<String, ?> annotations) {
    return IgnoreAnnotation.inWordsOfV2(annotations);
  }
}
