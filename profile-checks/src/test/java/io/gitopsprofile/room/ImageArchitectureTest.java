package io.gitopsprofile.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageArchitectureTest {

  @ParameterizedTest
  @CsvSource({
    "k8s.gcr.io/metrics-server-amd64:v0.3.6, amd64",
    "ghcr.io/example/app:1.2.3-arm64, arm64",
    "ghcr.io/example/app:aarch64, arm64",
    "linuxserver/app:amd64-latest, amd64",
    "localhost:5000/app-x86_64, amd64",
    "arm64v8/nginx, arm64",
    "docker.io/amd64/nginx:1.29@sha256:aa, amd64"
  })
  void readsArchitectureFromName(String image, String architecture) {
    assertThat(ImageArchitecture.of(image)).isEqualTo(architecture);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx:1.29",
    "ghcr.io/arm64/nginx:1.29",
    "ghcr.io/example/arm64-tools:1.0",
    "ghcr.io/example/amd64:1.0",
    "ghcr.io/example/app:1.0-arm64-ready",
    "ghcr.io/example/app:${tag}-arm64"
  })
  void doesNotGuess(String image) {
    assertThat(ImageArchitecture.of(image)).isNull();
  }
}
