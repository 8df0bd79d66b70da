package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A port of a Service.
 *
 * @param name its name; a DNS label
 * @param port its number, 1 to 65535
 * @param protocol its protocol; default TCP
 * @param targetPort the pods' port, by number or name; default the same number
 */
@Value.Builder
public record ServicePort(
    @Nullable String name,
    int port,
    @Nullable Protocol protocol,
    @Nullable PortReference targetPort) {

  /** Refuses values that break their syntax. */
  public ServicePort {
    Syntax.of().dnsLabel("name", name).port("port", port).enforce();
  }

  /** A named port that leads to a port of the pods. */
  public static ServicePort of(String name, int port, PortReference targetPort) {
    return new ServicePort(name, port, null, targetPort);
  }

  /** Starts a port; {@code port} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ServicePort}; its {@code @param} tags describe the components. */
  public static final class Builder extends ServicePortBuilder {
    Builder() {}
  }
}
