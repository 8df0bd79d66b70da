package io.gitopsprofile.maven;

import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.render.TargetOverride;
import java.io.File;
import java.util.Properties;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of every goal that reads a profile. */
abstract class ProfileMojo extends AbstractMojo {

  /** The profile to read. */
  @Parameter(property = "profile.file", defaultValue = "${basedir}/profile.yaml", required = true)
  @SuppressWarnings("NullAway.Init")
  File file;

  /** Skips the goal. */
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

  /**
   * Source of the metrics that autoscalers read, instead of the profile's choice: <code>adapter
   * </code> or <code>keda</code>.
   */
  @Parameter(property = "profile.metrics")
  @Nullable String metrics;

  /**
   * The charts to render with instead of the profile's choice: <code>as-written</code>, or <code>
   * maintained</code>, which replaces discontinued charts with their maintained successors.
   */
  @Parameter(property = "profile.charts")
  @Nullable String charts;

  /** Fails the build also on a warning, unless the profile accepts the warning. */
  @Parameter(property = "profile.failOnWarning", defaultValue = "false")
  boolean failOnWarning;

  /**
   * File for the report of all findings, also of none. The extension decides: <code>.sarif</code>
   * is SARIF 2.1.0, <code>.json</code> is JSON. The goal <code>simulate</code> writes the curves
   * instead, as <code>.json</code> or <code>.csv</code>.
   */
  @Parameter(property = "profile.report")
  @Nullable File report;

  /**
   * The environments of the profile to work on, such as <code>staging,prod-*</code>; all if not
   * set.
   */
  @Parameter(property = "profile.environment")
  @Nullable String environment;

  @Parameter(defaultValue = "${settings.interactiveMode}", readonly = true)
  boolean interactive;

  @Parameter(defaultValue = "${mojo.executionId}", readonly = true)
  @SuppressWarnings("NullAway.Init")
  String execution;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  @SuppressWarnings("NullAway.Init")
  String version;

  @Parameter(defaultValue = "${project.file}", readonly = true)
  @Nullable File pom;

  @Parameter(defaultValue = "${project.properties}", readonly = true)
  Properties ofPom = new Properties();

  @Parameter(defaultValue = "${session.userProperties}", readonly = true)
  Properties given = new Properties();

  @Parameter(defaultValue = "${user.dir}", readonly = true)
  @Nullable File workingDirectory;

  /** Returns the options of every goal that reads a profile. */
  final ProfileOptions options() throws MojoFailureException {
    return new ProfileOptions(
        BuildPath.of(file),
        skip,
        new TargetOverride(flux, kubernetes, metrics, charts),
        failOnWarning,
        report == null ? null : BuildPath.of(report),
        environment);
  }

  /** Returns Maven as the program that runs this goal. */
  final MavenHost host() throws MojoFailureException {
    File base = pom == null ? workingDirectory : pom.getAbsoluteFile().getParentFile();
    return MavenHost.of(this, version).in(pom, workingDirectory, base);
  }
}
