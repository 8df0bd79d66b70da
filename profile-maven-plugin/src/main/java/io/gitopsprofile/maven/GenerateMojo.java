package io.gitopsprofile.maven;

import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks a profile and renders it into a tree of YAML files that Flux applies. A profile with an
 * error fails the build, and nothing is written.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresProject = false,
    threadSafe = true)
public final class GenerateMojo extends ProfileMojo {

  /** The folder that receives the tree; in a GitOps repository that is its root. */
  @Parameter(property = "profile.outputDirectory", defaultValue = "${basedir}", required = true)
  @SuppressWarnings("NullAway.Init")
  File outputDirectory;

  private final BiFunction<Path, TargetOverride, Result> generator;

  /** Renders with the project's generator. */
  public GenerateMojo() {
    this(CheckedProfile.GENERATOR);
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
    Result result = new CheckedProfile(this, generator, "; nothing was written").result();
    WriteReport report = write(result);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log(report, milliseconds);
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

  private void log(WriteReport report, long milliseconds) {
    for (String path : report.created()) {
      getLog().info("created " + path);
    }
    for (String path : report.updated()) {
      getLog().info("updated " + path);
    }
    getLog()
        .info(
            "Rendered "
                + report.total()
                + " files into "
                + outputDirectory
                + ": "
                + report.created().size()
                + " created, "
                + report.updated().size()
                + " updated, "
                + report.unchanged().size()
                + " unchanged in "
                + milliseconds
                + " ms");
  }
}
