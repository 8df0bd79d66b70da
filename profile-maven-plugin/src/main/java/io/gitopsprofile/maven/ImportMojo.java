package io.gitopsprofile.maven;

import io.gitopsprofile.goal.importer.ImportGoal;
import io.gitopsprofile.goal.importer.ImportOptions;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a profile for the objects of a tree that nobody generated, with manifest files beside it,
 * and proves that the profile renders the same objects. Nothing is overwritten.
 */
@Mojo(name = "import", requiresProject = false, threadSafe = true)
public final class ImportMojo extends AbstractMojo {

  /**
   * The folder of the tree; where it has several clusters, the folder of one, unless environments
   * are named.
   */
  @Parameter(property = "profile.tree", defaultValue = ".", required = true)
  @SuppressWarnings("NullAway.Init")
  String tree;

  /**
   * The environments of the tree that become one profile, each with the folder of its cluster, such
   * as staging=clusters/staging,production=clusters/production. Default: a profile of one cluster.
   */
  @Parameter(property = "profile.environments")
  @Nullable String environments;

  /** The profile to write; its manifest files are written beside it. */
  @Parameter(property = "profile.file", defaultValue = "${basedir}/profile.yaml", required = true)
  @SuppressWarnings("NullAway.Init")
  File file;

  /** The Kubernetes version of the cluster. Default: the newest that serves the tree's objects. */
  @Parameter(property = "profile.kubernetes")
  @Nullable String kubernetes;

  /** File for the report of what became of each object, by file and line, .json. */
  @Parameter(property = "profile.report")
  @Nullable File report;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    ImportOptions options =
        new ImportOptions(
            Path.of(tree),
            environments,
            BuildPath.of(file),
            kubernetes,
            report == null ? null : BuildPath.of(report));
    MavenHost.run(new ImportGoal(MavenHost.of(this, ""), options));
  }
}
