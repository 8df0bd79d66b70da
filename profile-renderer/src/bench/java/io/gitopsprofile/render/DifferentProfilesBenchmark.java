package io.gitopsprofile.render;

import io.gitopsprofile.growth.GrowingProfile;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand different small profiles, one after the other, in a JVM that has rendered none. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class DifferentProfilesBenchmark {

  static final int PROFILES = 1_000;

  private final List<String> profiles = new ArrayList<>();

  /** The profiles. */
  static List<String> profiles() {
    List<String> profiles = new ArrayList<>();
    for (int i = 0; i < PROFILES; i++) {
      profiles.add(GrowingProfile.different(i));
    }
    return profiles;
  }

  /** Makes the texts. */
  @Setup
  public void prepare() {
    profiles.addAll(profiles());
  }

  /** Renders each profile once. */
  @Benchmark
  public int all() {
    int files = 0;
    for (String profile : profiles) {
      files += StagesBenchmark.files(profile);
    }
    return files;
  }
}
