package io.gitopsprofile.view;

import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The Services of a profile, each workload's and the manifests. */
public final class Services {

  /**
   * A Service that pods can call.
   *
   * @param name the Service's name
   * @param namespace the Service's namespace
   * @param ports the Service's ports
   */
  public record Callable(String name, String namespace, Set<Integer> ports) {}

  private Services() {}

  /** Returns a Service's name: its own, else its workload's. */
  public static String name(Workload workload, Service service) {
    String name = service.name();
    return name == null ? workload.name() : name;
  }

  /** All of a profile. */
  public static List<ProfileObject> all(ProfileObjects objects) {
    List<ProfileObject> all = new ArrayList<>();
    for (ProfileObject object : objects.ofKind("Service")) {
      if (object.group().isEmpty()) {
        all.add(object);
      }
    }
    return all;
  }

  /** True if the Service is headless: it has no address of its own. */
  public static boolean isHeadless(ProfileObject service) {
    return service.field("spec", "clusterIP").text().equals("None");
  }

  /**
   * Returns all Services of a profile with their ports; a Service without ports can be called at
   * any port.
   */
  public static List<Callable> callable(ProfileObjects objects) {
    List<Callable> all = new ArrayList<>();
    for (ProfileObject service : all(objects)) {
      Set<Integer> ports = new LinkedHashSet<>();
      if (!isHeadless(service)) {
        for (ObjectField port : service.field("spec", "ports").elements()) {
          Long number = port.in("port").number();
          if (number != null) {
            ports.add(number.intValue());
          }
        }
      }
      all.add(new Callable(service.name(), service.namespace(), ports));
    }
    return all;
  }
}
