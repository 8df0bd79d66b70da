package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of a committed release that make helm-controller uninstall it. */
class ReleaseGuardTest {

  private static final String PROFILE =
      """
      profile: v1
      name: guard
      target: {kubernetes: "1.34", flux: v2}
      namespaces: [{name: shop}, {name: other}]
      releases:
        - name: redis
          namespace: shop
          releaseName: redis
          targetNamespace: shop
          storageNamespace: shop
          chart: {repository: "https://charts.example.com", name: redis, version: 1.0.0}
      """;
  private static final String CHART = "name: redis, version";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "releaseName: redis|releaseName: cache|releaseName was redis and becomes cache",
        "targetNamespace: shop|targetNamespace: other|targetNamespace was shop and becomes other",
        "storageNamespace: shop|storageNamespace: other|storageNamespace was shop and becomes"
            + " other",
        CHART + "|name: valkey, version|chart was redis and becomes valkey"
      })
  void refusesChangeThatReinstalls(String before, String after, String message) throws IOException {
    write(PROFILE);
    String changed = PROFILE.replace(before, after);
    assertThat(changed).isNotEqualTo(PROFILE);
    assertThatThrownBy(() -> write(changed))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("PRF107")
        .hasMessageContaining(message);
    assertThat(Files.readString(directory.resolve("base/shop/redis.yaml")))
        .doesNotContain("cache", "other", "valkey");
  }

  @Test
  void namesEveryKeyThatKeepsTheRelease() throws IOException {
    write(PROFILE);
    String changed =
        PROFILE
            .replace("    releaseName: redis\n", "")
            .replace("    storageNamespace: shop\n", "    storageNamespace: other\n");
    assertThatThrownBy(() -> write(changed))
        .hasMessageContaining("write storageNamespace: shop and releaseName: redis; or accept");
    write(
        changed.replace(
            "storageNamespace: other\n", "storageNamespace: shop\n    releaseName: redis\n"));
  }

  @Test
  void refusesDroppedStorageNamespaceAndNamesTheMoveFromFluxV1() throws IOException {
    String elsewhere = PROFILE.replace("    namespace: shop\n", "    namespace: flux-system\n");
    write(elsewhere);
    String dropped = elsewhere.replace("    storageNamespace: shop\n", "");
    assertThatThrownBy(() -> write(dropped))
        .hasMessageContaining("storageNamespace was shop and becomes flux-system")
        .hasMessageContaining("movedFrom: v1");
    write(dropped.replace("flux: v2}", "flux: v2, movedFrom: v1}"));
  }

  @Test
  void writesChangeThatTheProfileAccepts() throws IOException {
    write(PROFILE);
    String changed =
        PROFILE.replace("releaseName: redis", "releaseName: cache")
            + "accept: [{code: PRF107, at: releases.redis, reason: The cache may start empty.}]\n";
    write(changed);
    assertThat(Files.readString(directory.resolve("base/shop/redis.yaml"))).contains("cache");
    assertThat(generate(changed).diagnostics()).isEmpty();
  }

  @Test
  void acceptsOtherChartNameInPlace() throws IOException {
    write(PROFILE);
    write(
        PROFILE.replace(CHART, "name: valkey, version")
            + "    upgrade: {chartNameChangeStrategy: InPlaceUpdate}\n");
  }

  @Test
  void writesOtherVersionAndValues() throws IOException {
    write(PROFILE);
    write(PROFILE.replace("1.0.0", "2.0.0") + "    values: {replicas: 2}\n");
  }

  private void write(String yaml) throws IOException {
    new TreeWriter()
        .write(
            generate(yaml),
            "profile.yaml",
            directory,
            new WriteOptions(true, true, directory.resolve("copies")).withFsync(false));
  }

  private GenerationResult generate(String yaml) {
    return new ProfileGenerator().generate(yaml, "profile.yaml", directory, TargetOverride.NONE);
  }
}
