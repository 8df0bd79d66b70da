package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.Target;
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

  private static boolean found(Flux flux, @Nullable String namespace) {
    Profile profile =
        Profile.builder(LanguageVersion.V1, "p", Target.of("1.21", flux))
            .sync(new Sync(namespace, null, null, null, null))
            .namespaces(Namespace.of("team"), Namespace.of("flux-system"))
            .build();
    return ProfileChecks.of(profile).stream()
        .anyMatch(finding -> finding.code() == DiagnosticCode.SYNC_NAMESPACE);
  }
}
