package io.gitopsprofile.render;

import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.growth.GrowingProfile;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadProfile;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The cost of each stage of a run, and of all of them, warm and without a disk. */
@State(Scope.Thread)
public class StagesBenchmark {

  static final String NAME = "profile.yaml";
  static final Path DIRECTORY = Path.of("").toAbsolutePath();

  /** The profile: a number of workloads, or of manifests with an {@code m} behind. */
  @Param({"1", "10", "100", "1000", "5000", "5000m"})
  public String size;

  private String yaml = "";
  private Profile profile = new ProfileReader().read(text("1"), NAME, DIRECTORY).profile();
  private ProfileRenderer.Rendering rendering = ProfileRenderer.attempt(profile);

  /** The text of a profile of this size. */
  static String text(String size) {
    return size.endsWith("m")
        ? GrowingProfile.ofManifests(Integer.parseInt(size.substring(0, size.length() - 1)))
        : GrowingProfile.ofWorkloads(Integer.parseInt(size));
  }

  /** The number of files that a profile becomes. */
  static int files(String yaml) {
    return generated(yaml).files().size();
  }

  static RenderedTree generated(String yaml) {
    return new ProfileGenerator().generate(yaml, NAME, DIRECTORY, TargetOverride.NONE).tree();
  }

  /** Reads and renders the profile once, for the stages that begin there. */
  @Setup
  public void prepare() {
    yaml = text(size);
    profile = new ProfileReader().read(yaml, NAME, DIRECTORY).profile();
    rendering = ProfileRenderer.attempt(profile);
  }

  /** Text to records. */
  @Benchmark
  public ReadProfile read() {
    return new ProfileReader().read(yaml, NAME, DIRECTORY);
  }

  /** Records and objects to findings. */
  @Benchmark
  public List<Diagnostic> check() {
    return ProfileChecks.of(profile, rendering.objects());
  }

  /** Records to files, with their text. */
  @Benchmark
  public RenderedTree render() {
    return ProfileRenderer.attempt(profile).tree();
  }

  /** Objects to text, which is a part of rendering. */
  @Benchmark
  public int text() {
    int characters = 0;
    for (RenderedFile file : rendering.tree().files()) {
      for (RenderedObject object : file.objects()) {
        characters += CanonicalYaml.write(object.content().entries()).length();
      }
    }
    return characters;
  }

  /** Text to a tree and findings: a whole run without a disk. */
  @Benchmark
  public RenderedTree all() {
    return generated(yaml);
  }
}
