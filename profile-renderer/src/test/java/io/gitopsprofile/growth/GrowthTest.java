package io.gitopsprofile.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * The cost of a run grows with the profile and not with the square of the profile: a file of a
 * large profile costs about as much CPU time as a file of a small one. The bound leaves room for
 * caches of the processor; a loop over all workloads for each workload exceeds it.
 */
final class GrowthTest {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int SMALL = 100;
  private static final int LARGE = 1_500;
  private static final double MOST = 2.5;

  @Test
  void growsWithWorkloads() {
    assertThat(growth(GrowingProfile::ofWorkloads)).isLessThan(MOST);
  }

  @Test
  void growsWithWorkloadsOfOneNamespace() {
    assertThat(growth(GrowingProfile::inOneNamespace)).isLessThan(MOST);
  }

  @Test
  void growsWithManifests() {
    assertThat(growth(GrowingProfile::ofManifests)).isLessThan(MOST);
  }

  @Test
  void growsWithMonitorsAndSidecars() {
    assertThat(growth(GrowingProfile::inMesh)).isLessThan(MOST);
  }

  @Test
  void growsWithMonitorsWithoutTarget() {
    assertThat(growth(GrowingProfile::besideMonitors)).isLessThan(MOST);
  }

  @Test
  void growsWithReleases() {
    assertThat(growth(GrowingProfile::ofReleases)).isLessThan(MOST);
  }

  @Test
  void growsWithChangesOfEnvironment() {
    assertThat(growth(GrowingProfile::withChanges)).isLessThan(MOST);
  }

  @Test
  void growsWithLoadTests() {
    assertThat(growth(GrowingProfile::withLoadTests)).isLessThan(MOST);
  }

  @Test
  void rendersEachDifferentProfile() {
    for (int i = 0; i < 1_000; i += 37) {
      assertThat(generate(GrowingProfile.different(i)).tree().files()).isNotEmpty();
    }
  }

  /** The cost of a file of a large profile in costs of a file of a small one. */
  private static double growth(IntFunction<String> profile) {
    String small = profile.apply(SMALL);
    String large = profile.apply(LARGE);
    double ofSmall = Double.MAX_VALUE;
    double ofLarge = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        ofSmall = Math.min(ofSmall, costOfFile(small));
      }
      ofLarge = Math.min(ofLarge, costOfFile(large));
    }
    return ofLarge / ofSmall;
  }

  /** The CPU time of a run divided by its number of files. */
  private static double costOfFile(String profile) {
    long before = THREADS.getCurrentThreadCpuTime();
    int files = generate(profile).tree().files().size();
    return (double) (THREADS.getCurrentThreadCpuTime() - before) / files;
  }

  private static GenerationResult generate(String profile) {
    return new ProfileGenerator()
        .generate(profile, "profile.yaml", Path.of("").toAbsolutePath(), TargetOverride.NONE);
  }
}
