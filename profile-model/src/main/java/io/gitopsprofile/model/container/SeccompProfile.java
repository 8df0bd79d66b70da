package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The system calls that a container may make.
 *
 * @param type the kind
 * @param localhostProfile a profile on the node, for {@code Localhost}
 */
public record SeccompProfile(String type, @Nullable String localhostProfile) {

  /** Refuses values that break their syntax. */
  public SeccompProfile {
    Syntax.of()
        .required("type", type)
        .oneOf("type", type, Set.of("RuntimeDefault", "Unconfined", "Localhost"))
        .notBlank("localhostProfile", localhostProfile)
        .enforce();
  }
}
