package io.gitopsprofile.catalog;

import io.gitopsprofile.view.ReleaseValues;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a release on their way to the maintained chart that takes the place of its own. A
 * value that is neither kept nor taken has no counterpart there, and is reported. Places are
 * spelled with dots.
 */
public interface ValuesMigration {

  /** The values as the profile writes them. */
  ReleaseValues written();

  /** True if the labels of the Prometheus that the adapter reads get other names. */
  boolean renamesLabels();

  /** True if the cluster has no nodes but Fargate's, which run no DaemonSet. */
  boolean isFargateOnly();

  /** True if Fargate takes the pods of the release that have these labels. */
  boolean runsOnFargate(Map<String, String> labels);

  /** Keeps those of these values that the profile has, in its order. */
  void keep(Set<String> keys);

  /** Moves a value to another place, if the profile has it. */
  void move(String from, String to);

  /** Takes a value away, for a mapping that is not one place to another; null if not there. */
  @Nullable Object take(String from);

  /** Gives the maintained chart a value. */
  void put(String to, Object value);

  /** Gives the maintained chart a value that stems from one that stands elsewhere. */
  void put(String to, Object value, String from);

  /** Gives the maintained chart a list of one element that stems from a value elsewhere. */
  void putElement(String to, Object element, String from);

  /** Gives the maintained chart a value unless the profile gives one in its place. */
  void putUnlessMoved(String from, String to, Object byDefault);

  /** Refuses a value, if the profile has it and it says something. */
  void refuse(String from, String fix);

  /** Refuses an element of a list of texts. */
  void refuse(String list, int index, String text, String fix);

  /** Refuses another image: the chart passes flags and probes that only its own image takes. */
  void refuseImage(String image);

  /** Refuses pod security policies that are on, and leaves out those that are off. */
  void refusePodSecurityPolicy(String from);

  /** Writes all values in the names that the maintained Prometheus chart gives labels and jobs. */
  void renameLabels();

  /** A value in these names. */
  Object renamed(Object value);
}
