package io.gitopsprofile.check.reference;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The Services and Gateways that Ingresses, routes and target groups name. (Sources: Kubernetes,
 * networking/v1; Gateway API; Istio, VirtualService; AWS Load Balancer Controller,
 * TargetGroupBinding; Traefik, IngressRoute.)
 */
final class Backends {

  /** The port of a backend that an annotation describes in place of a Service. */
  private static final String OF_ANNOTATION = "use-annotation";

  private final ProfileObject object;
  private final List<Backend> all = new ArrayList<>();

  private Backends(ProfileObject object) {
    this.object = object;
  }

  /** Returns the Services and Gateways that an object names; none for most kinds. */
  static List<Backend> of(ProfileObject object) {
    Backends backends = new Backends(object);
    switch (object.kind()) {
      case "Ingress" -> backends.ingress();
      case "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute" -> backends.route();
      case "VirtualService" -> backends.virtualService();
      case "TargetGroupBinding" -> backends.add(object.field("spec", "serviceRef"));
      case "IngressRoute" -> backends.traefik();
      default -> {
        return List.of();
      }
    }
    return backends.all;
  }

  private void ingress() {
    ingress(object.field("spec", "defaultBackend"));
    ingress(object.field("spec", "backend"));
    for (ObjectField rule : object.field("spec", "rules").elements()) {
      for (ObjectField path : rule.in("http", "paths").elements()) {
        ingress(path.in("backend"));
      }
    }
  }

  private void ingress(ObjectField backend) {
    ObjectField former = backend.in("serviceName");
    ObjectField name = former.isPresent() ? former : backend.in("service", "name");
    ObjectField port = backend.in("service", "port");
    ObjectField number = port.in("number");
    ObjectField used =
        former.isPresent()
            ? backend.in("servicePort")
            : number.isPresent() ? number : port.in("name");
    if (!name.text().isEmpty() && !used.text().equals(OF_ANNOTATION)) {
      add(BackendCheck.SERVICE, name, object.namespace(), used);
    }
  }

  private void route() {
    if (!object.group().equals("gateway.networking.k8s.io")) {
      return;
    }
    for (ObjectField parent : object.field("spec", "parentRefs").elements()) {
      String kind = parent.in("kind").text();
      String group = parent.in("group").text();
      if ((kind.isEmpty() || kind.equals(BackendCheck.GATEWAY))
          && (group.isEmpty() || group.equals(object.group()))) {
        add(BackendCheck.GATEWAY, parent.in("name"), namespace(parent), parent.in("sectionName"));
      }
    }
    for (ObjectField rule : object.field("spec", "rules").elements()) {
      for (ObjectField backend : rule.in("backendRefs").elements()) {
        add(backend);
      }
      for (ObjectField filter : rule.in("filters").elements()) {
        add(filter.in("requestMirror", "backendRef"));
      }
    }
  }

  private String namespace(ObjectField reference) {
    String namespace = reference.in("namespace").text();
    return namespace.isEmpty() ? object.namespace() : namespace;
  }

  private void add(ObjectField reference) {
    String kind = reference.in("kind").text();
    String group = reference.in("group").text();
    if (!reference.in("name").text().isEmpty()
        && (kind.isEmpty() || kind.equals(BackendCheck.SERVICE))
        && group.isEmpty()) {
      add(BackendCheck.SERVICE, reference.in("name"), namespace(reference), reference.in("port"));
    }
  }

  private void add(String kind, ObjectField name, String namespace, ObjectField port) {
    all.add(new Backend(Reference.to(kind, name, namespace), port));
  }

  private void traefik() {
    for (ObjectField route : object.field("spec", "routes").elements()) {
      for (ObjectField service : route.in("services").elements()) {
        add(service);
      }
    }
  }

  /** A short name is a Service of the namespace; names with a dot may be anywhere. */
  private void virtualService() {
    if (!object.group().equals("networking.istio.io")) {
      return;
    }
    for (String protocol : new String[] {"http", "tcp", "tls"}) {
      for (ObjectField route : object.field("spec", protocol).elements()) {
        for (ObjectField to : route.in("route").elements()) {
          ObjectField host = to.in("destination", "host");
          if (!host.text().isEmpty() && host.text().indexOf('.') < 0) {
            ObjectField port = to.in("destination", "port", "number");
            add(BackendCheck.SERVICE, host, object.namespace(), port);
          }
        }
      }
    }
  }
}
