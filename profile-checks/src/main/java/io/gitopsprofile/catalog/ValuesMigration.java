package io.gitopsprofile.catalog;

import io.gitopsprofile.view.ReleaseValues;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The migration of a release's values to the maintained successor of its chart. A value that is
 * neither kept nor taken has no equivalent there and is reported. Paths are written with dots.
 */
public interface ValuesMigration {

  /** The values as the profile writes them. */
  ReleaseValues written();

  /** True if the migration renames the labels of the Prometheus that the adapter reads. */
  boolean renamesLabels();

  /** True if the cluster has only Fargate nodes, which cannot run DaemonSets. */
  boolean isFargateOnly();

  /** True if a Fargate profile selects the pods of the release that have these labels. */
  boolean runsOnFargate(Map<String, String> labels);

  /** Keeps each of these values that the profile has, in the profile's order. */
  void keep(Set<String> keys);

  /** Moves a value to another path, if the profile has the value. */
  void move(String from, String to);

  /** Removes a value and returns it, for a mapping that is more than a move; null if absent. */
  @Nullable Object take(String from);

  /** Gives the maintained chart a value. */
  void put(String to, Object value);

  /** Gives the maintained chart a value that is derived from the value at another path. */
  void put(String to, Object value, String from);

  /**
   * Gives the maintained chart a list of one element that is derived from the value at another
   * path.
   */
  void putElement(String to, Object element, String from);

  /** Moves a value to another path, or sets a default there if the profile has none. */
  void putUnlessMoved(String from, String to, Object byDefault);

  /** Refuses a value if the profile sets it and it is not empty. */
  void refuse(String from, String fix);

  /** Refuses an element of a list of texts. */
  void refuse(String list, int index, String text, String fix);

  /** Refuses another image: the chart passes flags and probes that only its own image takes. */
  void refuseImage(String image);

  /** Refuses pod security policies that are on, and leaves out those that are off. */
  void refusePodSecurityPolicy(String from);

  /** Renames labels and jobs in all values to the names of the maintained Prometheus chart. */
  void renameLabels();

  /** Returns a value with the renamed labels and jobs. */
  Object renamed(Object value);
}
