package io.gitopsprofile.render.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRendererTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "helmRepository: {url: 'oci://example.com/charts'}|type default cannot read",
        "helmRepository: {url: 'oci://example.com/charts', type: default}|type default cannot read",
        "helmRepository: {url: 'https://example.com/charts', type: oci}|type oci needs a url",
        "ociRepository: {url: 'oci://example.com/a:1.0', interval: 1m}|cannot have a tag",
        "ociRepository: {url: 'oci://example.com:5000/a@sha256:0', interval: 1m}|cannot have a tag"
      },
      quoteCharacter = '"')
  void refusesSourcesThatFluxCannotFetch(String source, String message) {
    assertThatThrownBy(() -> render(source))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("PRF094")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "helmRepository: {url: 'oci://example.com:5000/charts', type: oci}",
        "helmRepository: {url: 'https://example.com:8443/charts', type: default}",
        "helmRepository: {url: 'http://example.com/charts'}",
        "ociRepository: {url: 'oci://example.com:5000/a/b', interval: 1m}"
      })
  void acceptsSourcesThatFluxFetches(String source) {
    assertThat(render(source)).isPositive();
  }

  @Test
  void writesOneFileForEachSource() {
    assertThat(render("helmRepository: {url: 'http://example.com/charts'}")).isEqualTo(2);
  }

  private static int render(String source) {
    String yaml =
        """
        profile: v1
        name: shop
        target: {kubernetes: "1.35", flux: v2}
        sources:
          - %s
        """
            .formatted(source.replace("{url", "{name: a, namespace: flux-system, url"));
    return new ProfileGenerator()
        .generate(yaml, "profile.yaml", Path.of("."), TargetOverride.NONE)
        .tree()
        .files()
        .size();
  }
}
