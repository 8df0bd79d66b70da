package io.gitopsprofile.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.release.Chart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chart's version is told apart from a range of versions. */
final class ChartVersionTest {

  private static final String OCI = "oci://registry.example.com/charts/front";

  @ParameterizedTest
  @CsvSource({
    "1.2.0, , 1.2.0",
    ", 1.2.0, 1.2.0",
    ", =1.2.0, 1.2.0",
    ", = v1.2.0-rc.1+a, v1.2.0-rc.1+a",
    "1.2.0, ^1.2.0, ",
    ", ~1.4.0, ",
    ", =1.4, ",
    ", 1.4, ",
    ", 1, ",
    ", 1.4.x, ",
    ", >=1.4.0, "
  })
  void takesNoRangeForAVersion(String tag, String semver, String version) {
    Chart chart = Chart.Oci.builder().oci(OCI).tag(tag).semver(semver).build();
    assertThat(ChartVersion.of(chart)).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "14.0.0, , 14",
    "v14.0.0, , 14",
    ", 29.x, 29",
    ", ^14.1, 14",
    "14.0.0, ~29.1.0, 29",
    "14.0.0, >=14.0.0, -1",
    ", *, -1",
    ", , -1"
  })
  void tellsTheMajorVersionThatARangeStaysIn(String tag, String semver, int major) {
    Chart chart = Chart.Oci.builder().oci(OCI).tag(tag).semver(semver).build();
    assertThat(ChartVersion.major(chart)).isEqualTo(major);
  }
}
