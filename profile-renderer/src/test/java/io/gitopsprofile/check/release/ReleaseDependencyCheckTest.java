package io.gitopsprofile.check.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseDependencyCheckTest {

  private static final String PROFILE =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.35", flux: v2}
      namespaces: [{name: shop}]
      releases:
        - name: front
          namespace: shop
          dependsOn: [{name: store}]
          chart:
            name: ./charts/front
            sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}
      manifests:
        - apiVersion: helm.toolkit.fluxcd.io/v2
          kind: HelmRelease
          metadata: {name: store, namespace: shop}
          spec: {interval: 1m, chartRef: {kind: OCIRepository, name: store}}
        - apiVersion: source.toolkit.fluxcd.io/v1
          kind: OCIRepository
          metadata: {namespace: shop, name: store}
          spec: {interval: 1h, url: "oci://ghcr.io/shop/store", ref: {semver: 1.x}}
      """;

  @Test
  void acceptsSourceOfTreeItself() {
    assertThat(findings(PROFILE)).isEmpty();
    String sync = "sync: {namespace: gitops, sourceRef: {kind: GitRepository, name: fleet}}\n";
    String named =
        PROFILE.replace(
            "name: flux-system, namespace: flux-system}", "name: fleet, namespace: gitops}");
    assertThat(findings(named + sync)).isEmpty();
    assertThat(findings(PROFILE + sync))
        .singleElement()
        .asString()
        .contains("PRF075", "takes its chart from the GitRepository \"flux-system/flux-system\"");
  }

  @Test
  void acceptsReleaseAmongManifests() {
    assertThat(
            findings(
                PROFILE.replace("{name: store, namespace: shop}", "{name: s, namespace: shop}")))
        .singleElement()
        .asString()
        .contains("PRF075", "waits for the release \"shop/store\"");
  }

  private static List<Diagnostic> findings(String yaml) {
    return new ProfileGenerator()
        .generate(yaml, "profile.yaml", Path.of("."), TargetOverride.NONE)
        .diagnostics();
  }
}
