package io.gitopsprofile.maven;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Renders a profile into a tree of YAML files that Flux applies. A profile with an error fails the
 * build with all of its errors, and nothing is written.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresProject = false,
    threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

  /** The profile to render. */
  @Parameter(property = "profile.file", defaultValue = "${basedir}/profile.yaml", required = true)
  @SuppressWarnings("NullAway.Init")
  File file;

  /** The folder that receives the tree; in a GitOps repository that is its root. */
  @Parameter(property = "profile.outputDirectory", defaultValue = "${basedir}", required = true)
  @SuppressWarnings("NullAway.Init")
  File outputDirectory;

  /** Renders nothing. */
  @Parameter(property = "profile.skip", defaultValue = "false")
  boolean skip;

  /**
   * The Flux generation to render for, <code>v1</code> or <code>v2</code>, instead of the
   * profile's.
   */
  @Parameter(property = "profile.flux")
  @Nullable String flux;

  /** The Kubernetes version to render for, such as <code>1.29</code>, instead of the profile's. */
  @Parameter(property = "profile.kubernetes")
  @Nullable String kubernetes;

  private final BiFunction<Path, TargetOverride, Result> generator;

  /** Renders with the project's generator. */
  public GenerateMojo() {
    this((profile, target) -> new ProfileGenerator().generate(profile, target));
  }

  GenerateMojo(BiFunction<Path, TargetOverride, Result> generator) {
    this.generator = generator;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: profile.skip is set");
      return;
    }
    long start = System.nanoTime();
    Result result = generate();
    result.diagnostics().forEach(this::log);
    WriteReport report = write(result);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log(report, milliseconds);
  }

  private Result generate() throws MojoFailureException {
    try {
      return generator.apply(file.toPath(), new TargetOverride(flux, kubernetes));
    } catch (ProfileException e) {
      // Without the cause: Maven would repeat the diagnostics, and -e would bury them in frames.
      throw new MojoFailureException(message(e.diagnostics()));
    }
  }

  private WriteReport write(Result result) throws MojoExecutionException {
    try {
      return new TreeWriter().write(result.tree(), outputDirectory.toPath());
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot write into " + outputDirectory + ": " + e + "; check the folder's permissions",
          e);
    }
  }

  private void log(Diagnostic diagnostic) {
    switch (diagnostic.severity()) {
      case ERROR -> getLog().error(diagnostic.toString());
      case WARNING -> getLog().warn(diagnostic.toString());
      case INFO -> getLog().info(diagnostic.toString());
    }
  }

  private void log(WriteReport report, long milliseconds) {
    report.created().forEach(path -> getLog().info("created " + path));
    report.updated().forEach(path -> getLog().info("updated " + path));
    getLog()
        .info(
            "Rendered %d files into %s: %d created, %d updated, %d unchanged in %d ms"
                .formatted(
                    report.total(),
                    outputDirectory,
                    report.created().size(),
                    report.updated().size(),
                    report.unchanged().size(),
                    milliseconds));
  }

  private String message(List<Diagnostic> diagnostics) {
    StringBuilder message =
        new StringBuilder("%s cannot be rendered, nothing was written:".formatted(file));
    diagnostics.forEach(diagnostic -> message.append('\n').append(diagnostic));
    return message.append('\n').toString();
  }
}
