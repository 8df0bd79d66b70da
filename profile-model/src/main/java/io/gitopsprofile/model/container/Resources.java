package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The requests and limits of a container, by resource: {@code cpu}, {@code memory} and others.
 *
 * @param requests the amounts that the scheduler reserves
 * @param limits the amounts that the container cannot exceed
 */
public record Resources(Map<String, Quantity> requests, Map<String, Quantity> limits) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Resources {
    requests = Ordered.map("requests", requests);
    limits = Ordered.map("limits", limits);
    Syntax.of()
        .resources("requests", requests.keySet())
        .resources("limits", limits.keySet())
        .enforce();
  }

  /** Requests for CPU and memory, without limits. */
  public static Resources requests(String cpu, String memory) {
    Map<String, Quantity> requests = new LinkedHashMap<>();
    requests.put("cpu", Quantity.of(cpu));
    requests.put("memory", Quantity.of(memory));
    return new Resources(requests, Map.of());
  }
}
