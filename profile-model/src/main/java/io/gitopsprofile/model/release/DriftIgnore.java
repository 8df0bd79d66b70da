package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields that others may change.
 *
 * @param paths JSON pointers, such as {@code /spec/replicas}
 * @param target the objects; null means all objects
 */
public record DriftIgnore(List<String> paths, @Nullable ObjectSelector target) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public DriftIgnore {
    paths = Ordered.list("paths", paths);
    Syntax.of().notEmpty("paths", paths).enforce();
  }
}
