package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A port that a container listens on.
 *
 * @param name the name; at most 15 characters
 * @param containerPort the number, 1 to 65535
 * @param protocol the protocol; default TCP
 */
public record ContainerPort(@Nullable String name, int containerPort, @Nullable Protocol protocol) {

  /** Refuses values that break their syntax. */
  public ContainerPort {
    Syntax.of().portName("name", name).port("containerPort", containerPort).enforce();
  }

  /** A named port. */
  public static ContainerPort of(String name, int containerPort) {
    return new ContainerPort(name, containerPort, null);
  }
}
