package io.gitopsprofile.testkit;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.trial.TriedAutoscaler;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile under test, for the target that it names or for another one; rendered once. */
public final class TestedProfile {

  private final Path file;
  private final TargetOverride target;
  private final @Nullable String environment;
  private @Nullable Rendering rendering;

  private TestedProfile(Path file, TargetOverride target, @Nullable String environment) {
    this.file = file;
    this.target = target;
    this.environment = environment;
  }

  static TestedProfile of(Path file) {
    return new TestedProfile(file, TargetOverride.NONE, null);
  }

  /** The findings, and the tree if no finding is an error. */
  private record Rendering(List<Diagnostic> findings, @Nullable RenderedTree tree) {}

  /** The same profile for another version of Kubernetes, such as {@code 1.29}. */
  public TestedProfile onTarget(String kubernetes) {
    return onTarget(TargetOverride.builder().kubernetes(kubernetes).build());
  }

  /** The same profile for another version of Kubernetes and generation of Flux. */
  public TestedProfile onTarget(String kubernetes, String flux) {
    return onTarget(TargetOverride.builder().kubernetes(kubernetes).flux(flux).build());
  }

  /** The same profile for another target. */
  public TestedProfile onTarget(TargetOverride other) {
    return new TestedProfile(file, other, environment);
  }

  /**
   * One environment of the profile, alone. Without this call, the tree has all environments, each
   * below its folder.
   */
  public TestedProfile onEnvironment(String name) {
    return new TestedProfile(file, target, name);
  }

  Path file() {
    return file;
  }

  /** All findings, errors included, in the order of the file. */
  public List<Diagnostic> findings() {
    return rendering().findings();
  }

  /**
   * The rendered tree.
   *
   * @throws AssertionError if the profile has an error
   */
  public RenderedTree tree() {
    RenderedTree tree = rendering().tree();
    if (tree == null) {
      throw new AssertionError(this + " has errors:" + FindingAssert.text(findings()));
    }
    return tree;
  }

  /** The autoscalers of the profile, for trials of a load. */
  List<TriedAutoscaler> autoscalers() {
    return environment == null
        ? new ProfileGenerator().autoscalers(file, target)
        : fleet(environment).autoscalers(environment);
  }

  private Rendering rendering() {
    Rendering known = rendering;
    if (known == null) {
      known = render();
      rendering = known;
    }
    return known;
  }

  private Rendering render() {
    try {
      GenerationResult result =
          environment == null
              ? new ProfileGenerator().generate(file, target)
              : environment(environment);
      return new Rendering(result.diagnostics(), result.tree());
    } catch (ProfileException e) {
      return new Rendering(e.diagnostics(), null);
    }
  }

  private GenerationResult environment(String name) {
    return fleet(name).result(name).generated();
  }

  private FleetGenerator fleet(String name) {
    FleetGenerator fleet = FleetGenerator.of(file, target);
    if (fleet == null || !fleet.names().contains(name)) {
      throw new AssertionError(
          file
              + " has no environment "
              + name
              + (fleet == null ? "" : "; it has " + String.join(", ", fleet.names())));
    }
    return fleet;
  }

  @Override
  public String toString() {
    return environment == null ? file.toString() : file + " (" + environment + ")";
  }
}
