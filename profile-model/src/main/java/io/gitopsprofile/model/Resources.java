package io.gitopsprofile.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a container asks for and may use, by resource: {@code cpu}, {@code memory} and others.
 *
 * @param requests what the scheduler sets aside
 * @param limits what it cannot exceed
 */
public record Resources(Map<String, Quantity> requests, Map<String, Quantity> limits) {

  /** Copies the collections in their order. */
  public Resources {
    requests = Ordered.map(requests);
    limits = Ordered.map(limits);
  }

  /** Requests for CPU and memory, without limits. */
  public static Resources requests(String cpu, String memory) {
    Map<String, Quantity> requests = new LinkedHashMap<>();
    requests.put("cpu", Quantity.of(cpu));
    requests.put("memory", Quantity.of(memory));
    return new Resources(requests, Map.of());
  }
}
