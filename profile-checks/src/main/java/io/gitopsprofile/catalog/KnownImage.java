package io.gitopsprofile.catalog;

import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge of one image, whatever registry it comes from. Checks ask it and compare no image
 * names. Each answer is "nothing known" unless the class of the image says more.
 */
public interface KnownImage {

  /** The program's name in messages. */
  String title();

  /** The image's names, without registry and tag. */
  List<String> repositories();

  /**
   * Returns the listening ports of the program by flags, environment and defaults; null if unknown.
   */
  default @Nullable Map<Integer, PortFlags.Listener> listening(Located<Container> container) {
    return null;
  }

  /** The metrics that a container exports; null if not known. */
  default @Nullable ExportedMetrics metrics(Container container) {
    return null;
  }

  /**
   * The new location of the image, if its publisher has moved it.
   *
   * @param repository the name without its tag, as a profile writes it
   */
  default @Nullable String newHome(String repository) {
    return null;
  }

  /** True if the program calls other Services of the profile. */
  default boolean isLoadTester() {
    return false;
  }

  /** True if the program serves metrics of Prometheus to autoscalers. */
  default boolean isMetricsAdapter() {
    return false;
  }

  /** The mesh whose sidecar the image is; null for any other image. */
  default @Nullable Mesh mesh() {
    return null;
  }

  /** The flags of all known versions of the program; empty if they are not known. */
  default List<String> flags() {
    return List.of();
  }

  /** True if a flag of more than one letter needs two dashes, as in the flags of POSIX. */
  default boolean needsTwoDashes() {
    return false;
  }

  /**
   * The HTTP paths that the program serves; a path that ends with {@code /} serves all below it.
   * Empty if they are not known, or if flags move them.
   *
   * @param words the words of the command line
   */
  default List<String> paths(List<String> words) {
    return List.of();
  }

  /** The start of the environment variables that stand for flags; empty if there are none. */
  default String variablePrefix() {
    return "";
  }
}
