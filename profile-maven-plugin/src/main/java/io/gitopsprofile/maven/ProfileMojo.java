package io.gitopsprofile.maven;

import java.io.File;
import java.util.Properties;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of every goal that reads a profile. */
abstract class ProfileMojo extends AbstractMojo {

  /** The profile to read. */
  @Parameter(property = "profile.file", defaultValue = "${basedir}/profile.yaml", required = true)
  @SuppressWarnings("NullAway.Init")
  File file;

  /** Does nothing. */
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
   * What fetches the figures that autoscalers scale on, instead of the profile's choice: <code>
   * adapter</code> or <code>keda</code>.
   */
  @Parameter(property = "profile.metrics")
  @Nullable String metrics;

  /**
   * The charts to render with instead of the profile's choice: <code>as-written</code>, or <code>
   * living</code>, which replaces frozen charts by those in which they live on.
   */
  @Parameter(property = "profile.charts")
  @Nullable String charts;

  /** Fails the build on a warning too, unless the profile accepts it. */
  @Parameter(property = "profile.failOnWarning", defaultValue = "false")
  boolean failOnWarning;

  /**
   * A file that receives the findings, whether there are any or not: SARIF 2.1.0 if it ends in
   * <code>.sarif</code>, JSON if it ends in <code>.json</code>.
   */
  @Parameter(property = "profile.report")
  @Nullable File report;

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
}
