package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Ordered;
import java.util.List;

/**
 * Linux capabilities to add and to drop, such as {@code NET_BIND_SERVICE} or {@code ALL}.
 *
 * @param add the capabilities to add
 * @param drop the capabilities to drop
 */
public record Capabilities(List<String> add, List<String> drop) {

  /** Copies the collections in their order. */
  public Capabilities {
    add = Ordered.list("add", add);
    drop = Ordered.list("drop", drop);
  }
}
