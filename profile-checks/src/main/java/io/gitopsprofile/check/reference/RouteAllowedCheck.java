package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.ProfileObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF145: a route of the Gateway API is attached to a Gateway of another namespace whose listeners
 * do not admit it, or leads to a Service of another namespace without a ReferenceGrant there.
 * (Source: Gateway API, AllowedRoutes and ReferenceGrant.)
 */
final class RouteAllowedCheck implements Check {

  private static final String GROUP = "gateway.networking.k8s.io";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (String kind : List.of("HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute")) {
      for (ProfileObject route : context.objects().ofKind(kind)) {
        if (route.group().equals(GROUP)) {
          parents(route, context, findings);
          backends(route, context, findings);
        }
      }
    }
  }

  private static void parents(
      ProfileObject route, CheckContext context, DiagnosticCollector findings) {
    for (ObjectField parent : route.field("spec", "parentRefs").elements()) {
      String namespace = Reference.plain(parent.in("namespace").text());
      String name = Reference.plain(parent.in("name").text());
      ProfileObject gateway =
          namespace.isEmpty() || namespace.equals(route.namespace())
              ? null
              : context.objects().find(GROUP, BackendCheck.GATEWAY, namespace, name);
      if (gateway != null && !admits(gateway, parent.in("sectionName").text(), route, context)) {
        findings.add(
            DiagnosticCode.ROUTE_NOT_ALLOWED,
            parent.in("name").path(),
            route.title()
                + " is attached to Gateway "
                + quoted(name)
                + " in namespace "
                + quoted(namespace)
                + ", whose listeners admit no route of namespace "
                + quoted(route.namespace()),
            "set allowedRoutes: {namespaces: {from: All}} at the listener of the Gateway");
      }
    }
  }

  /** True if a listener admits a route, or may do so. */
  private static boolean admits(
      ProfileObject gateway, String section, ProfileObject route, CheckContext context) {
    boolean found = false;
    for (ObjectField listener : gateway.field("spec", "listeners").elements()) {
      if (section.isEmpty() || section.equals(listener.in("name").text())) {
        found = true;
        ObjectField namespaces = listener.in("allowedRoutes", "namespaces");
        String from = namespaces.in("from").text();
        boolean selected =
            from.equals("Selector")
                && selects(namespaces.in("selector"), namespace(route, context), route);
        if (selected || !(from.isEmpty() || from.equals("Same") || from.equals("Selector"))) {
          return true;
        }
      }
    }
    return !found;
  }

  private static @Nullable ProfileObject namespace(ProfileObject route, CheckContext context) {
    return context.objects().find("", "Namespace", "", route.namespace());
  }

  private static boolean selects(
      ObjectField selector, @Nullable ProfileObject namespace, ProfileObject route) {
    if (namespace == null) {
      return true;
    }
    Map<String, String> labels = new LinkedHashMap<>(namespace.field("metadata", "labels").texts());
    labels.put("kubernetes.io/metadata.name", route.namespace());
    return ObjectSelector.matches(selector.map(), labels);
  }

  private static void backends(
      ProfileObject route, CheckContext context, DiagnosticCollector findings) {
    for (ObjectField rule : route.field("spec", "rules").elements()) {
      for (ObjectField backend : rule.in("backendRefs").elements()) {
        String namespace = Reference.plain(backend.in("namespace").text());
        String kind = backend.in("kind").text();
        boolean ofService = kind.isEmpty() || kind.equals(BackendCheck.SERVICE);
        if (ofService
            && !namespace.isEmpty()
            && !namespace.equals(route.namespace())
            && !isGranted(namespace, route, context)
            && !Outside.of(context).mayBe(namespace)) {
          findings.add(
              DiagnosticCode.ROUTE_NOT_ALLOWED,
              backend.in("name").path(),
              route.title()
                  + " leads to Service "
                  + quoted(backend.in("name").text())
                  + " in namespace "
                  + quoted(namespace)
                  + ", which has no ReferenceGrant for routes of namespace "
                  + quoted(route.namespace()),
              "add a ReferenceGrant to namespace "
                  + quoted(namespace)
                  + " from "
                  + route.kind()
                  + " of namespace "
                  + quoted(route.namespace())
                  + " to Service");
        }
      }
    }
  }

  private static boolean isGranted(String namespace, ProfileObject route, CheckContext context) {
    for (ProfileObject grant : context.objects().ofKind("ReferenceGrant")) {
      for (ObjectField from : grant.field("spec", "from").elements()) {
        if (grant.namespace().equals(namespace)
            && from.in("kind").text().equals(route.kind())
            && from.in("namespace").text().equals(route.namespace())) {
          return true;
        }
      }
    }
    return false;
  }
}
