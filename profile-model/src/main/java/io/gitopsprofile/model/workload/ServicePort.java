package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.container.Protocol;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A port of a Service.
 *
 * @param name its name; a DNS label
 * @param port its number, 1 to 65535
 * @param protocol its protocol; default TCP
 * @param targetPort the pods' port, by number or name; default the same number
 */
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
}
