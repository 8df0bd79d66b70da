package io.gitopsprofile.catalog;

import io.gitopsprofile.model.release.Chart;

/**
 * Receives the parts of a chart that Fargate may be unable to run. Keys are places of values,
 * spelled with dots.
 */
public interface FargateConstraints {

  /** The chart as the profile writes it. */
  Chart chart();

  /** The chart is nothing but a DaemonSet. */
  void daemonSet();

  /**
   * A part of the chart is a DaemonSet, unless {@code <key>.enabled} is false.
   *
   * @param what the part in words
   */
  void daemonSet(String key, String what);

  /** The pods use the network of their node if a value is true. */
  void nodeNetwork(String key);

  /** The pods listen on port 10250, which is the kubelet's, unless a value says another. */
  void kubeletPort(String key);

  /** The pods mount the claim that a value names. */
  void claim(String key);

  /** The chart claims a volume if {@code <key>.enabled} is true. */
  void volume(String key, boolean byDefault);

  /**
   * The chart claims a volume if {@code <key>.enabled} is true and {@code <key>.existingClaim}
   * names no claim.
   */
  void volumeOrClaim(String key, boolean byDefault);

  /** The chart claims a volume by the template that a value has. */
  void template(String key);

  /** True if a value is true. */
  boolean isOn(String key, boolean byDefault);
}
