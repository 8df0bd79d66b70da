package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncTest {

  @Test
  void theSourceOfBootstrapIsWhereBootstrapPutsIt() {
    SourceReference beside = new SourceReference(null, "flux-system", null);
    assertThat(Sync.DEFAULT.sourceRefOrDefault()).isEqualTo(beside);
    assertThat(Sync.builder().namespace("flux-system").build().sourceRefOrDefault())
        .isEqualTo(beside);
    assertThat(Sync.builder().namespace("team").build().sourceRefOrDefault())
        .isEqualTo(new SourceReference(null, "flux-system", "flux-system"));
    SourceReference own = new SourceReference(SourceKind.BUCKET, "trees", null);
    assertThat(Sync.builder().namespace("team").sourceRef(own).build().sourceRefOrDefault())
        .isEqualTo(own);
  }
}
