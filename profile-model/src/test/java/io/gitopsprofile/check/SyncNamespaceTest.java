package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.Workload;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncNamespaceTest {

  @Test
  void isThereBeforeWhatLiesInIt() {
    assertThat(found(Flux.V2, "team")).isTrue();
    assertThat(found(Flux.V1, "team")).isFalse();
    assertThat(found(Flux.V2, "other")).isFalse();
    assertThat(found(Flux.V2, "flux-system")).isFalse();
    assertThat(found(Flux.V2, null)).isFalse();
  }

  @Test
  void thatOfAManifestIsMadeTheSameWay() {
    Profile profile =
        profile(Flux.V2, "made")
            .manifests(Found.manifest("v1", "Namespace", "made", Map.of()))
            .build();
    assertThat(Found.in(new SyncNamespace(), profile))
        .singleElement()
        .asString()
        .startsWith("PRF118 sync.namespace ");
  }

  @Test
  void somebodyElseMakesTheOneThatFluxLeavesOut() {
    Namespace leftOut = Namespace.builder().name("team").reconcile(false).build();
    Profile profile = profile(Flux.V2, "team").namespaces(leftOut).build();
    assertThat(Found.in(new SyncNamespace(), profile)).isEmpty();
  }

  @Test
  void theFixIsEnough() {
    Profile.Builder fixed =
        profile(Flux.V2, "fleet")
            .workloads(Workload.builder().name("podinfo").namespace("fleet").build());
    assertThat(Found.in(new SyncNamespace(), fixed.build())).isEmpty();
    assertThat(Found.in(new DeclaredNamespaces(), fixed.build())).isEmpty();
    Profile moved = fixed.build().withTarget(Target.of("1.21", Flux.V1));
    assertThat(Found.in(new DeclaredNamespaces(), moved)).as("the same profile").isEmpty();
  }

  private static boolean found(Flux flux, @Nullable String namespace) {
    return ProfileChecks.of(profile(flux, namespace).build()).stream()
        .anyMatch(finding -> finding.code() == DiagnosticCode.SYNC_NAMESPACE);
  }

  private static Profile.Builder profile(Flux flux, @Nullable String namespace) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(Target.of("1.21", flux))
        .sync(Sync.builder().namespace(namespace).build())
        .namespaces(Namespace.of("team"), Namespace.of("flux-system"));
  }
}
