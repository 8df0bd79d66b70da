package io.gitopsprofile.tree.strangers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows are those of fluxcd/pkg sourceignore/gitignore/pattern_test.go that name a file. */
class IgnorePatternTest {

  @ParameterizedTest
  @CsvSource({
    "value, value/tail, true",
    "value, head/value/tail, true",
    "value, head/value, true",
    "value/, value/tail, true",
    "value/, head/value/tail, true",
    "value/, head/value, false",
    "value, head/val/tail, false",
    "val, head/value/tail, false",
    "v*o, value/vulkano/tail, true",
    "vul?ano, value/vulkano/tail, true",
    "v[ou]l[kc]ano, value/volcano, true",
    "v[^au]l[kc]ano, value/volcano, true",
    "v[a-n]lcano, value/volcano, false",
    "v[a-o]lcano, value/volcano, true",
    "v[ou]l[, value/vol[, false",
    "vo\\[, value/vo[, true",
    "/value/vul?ano, value/vulkano/tail, true",
    "value/vul?ano, value/vulkano/tail, true",
    "value/vulkano, value/volcano, false",
    "value/vul?ano, value, false",
    "/value/volcano, value/value/volcano, false",
    "**/*lue/vol?ano, value/volcano/tail, true",
    "**/*lue/vol?ano, head/value/volcano/tail, true",
    "**/*lue/vol?ano, head/value/Volcano/tail, false",
    "**/*lue/vol?ano/, head/value/volcano/tail, true",
    "**/*lue/vol?ano/, head/value/volcano, false",
    "/*lue/vol?ano/**, value/volcano/tail/moretail, true",
    "/*lue/**/vol?ano, value/volcano, true",
    "/*lue/**/vol?ano, value/middle/volcano, true",
    "/*lue/**/vol?ano, value/middle1/middle2/volcano, true",
    "/*lue/**/vol?ano/, value/middle1/middle2/volcano, false",
    "/*lue/**/vol?ano/, value/middle1/middle2/volcano/tail, true",
    "/*lue/**foo/vol?ano, value/foo/volcano/tail, false",
    "**/head/v[ou]l[kc]ano, value/head/volcano, true",
    "**/head/v[ou]l[, value/head/vol[, false",
    "/value/**/v[ou]l[, value/head/vol[, false",
    "**/android/**/Registrant.java, packages/lib/src/android/gradle.dart, false",
    "'*.yaml   ', base/a.yaml, true",
    "/, base/a.yaml, false",
    "**, base/a.yaml, true",
    "*, base/a.yaml, true"
  })
  void matchesAsSourceControllerDoes(String pattern, String path, boolean matches) {
    IgnorePattern parsed = requireNonNull(IgnorePattern.of(pattern));
    assertThat(parsed.matches(Arrays.asList(path.split("/", -1)), 0)).isEqualTo(matches);
  }

  @Test
  void matchesBelowItsFolderOnly() {
    IgnorePattern parsed = requireNonNull(IgnorePattern.of("volcano"));
    List<String> path = List.of("value", "volcano", "tail");
    assertThat(parsed.matches(path, 1)).isTrue();
    assertThat(parsed.matches(path, 2)).isFalse();
  }

  @Test
  void readsCommentsEmptyLinesAndInclusions() {
    assertThat(IgnorePattern.of("# a")).isNull();
    assertThat(IgnorePattern.of("  ")).isNull();
    assertThat(requireNonNull(IgnorePattern.of("!a")).isInclusion()).isTrue();
    assertThat(requireNonNull(IgnorePattern.of("a")).isInclusion()).isFalse();
  }

  @Test
  void matchesManyStarsInBoundedTime() {
    IgnorePattern parsed = requireNonNull(IgnorePattern.of("*a".repeat(500) + "b"));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(parsed.matches(List.of("a".repeat(255)), 0)).isFalse());
  }
}
