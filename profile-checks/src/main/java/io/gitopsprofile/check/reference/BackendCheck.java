package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF138, PRF139: an Ingress or a route leads to a Service or a Gateway that the profile does not
 * have (PRF138), or to a port or listener that it does not have (PRF139). A port of an Ingress or a
 * route is the port of the Service, not the one of its pods. (Source: Kubernetes docs, Ingress;
 * Gateway API, HTTPRoute, BackendObjectReference.)
 */
final class BackendCheck implements Check {

  static final String SERVICE = "Service";
  static final String GATEWAY = "Gateway";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject object : context.objects().all()) {
      if (!object.isManifest()) {
        continue;
      }
      Set<String> seen = new HashSet<>();
      for (Backend backend : Backends.of(object)) {
        Reference to = backend.to();
        if (!to.text().isEmpty()
            && seen.add(to.kind() + '/' + to.text() + '/' + backend.portText())) {
          check(backend, context, findings);
        }
      }
    }
  }

  private static void check(Backend backend, CheckContext context, DiagnosticCollector findings) {
    Reference reference = backend.to();
    Provided provided = Provided.of(context);
    ProfileObject found = provided.find(reference);
    if (found != null) {
      checkPort(backend, found, findings);
      return;
    }
    String slip = provided.slip(reference);
    if (slip == null && Outside.of(context).mayBe(reference.namespace())) {
      return;
    }
    String elsewhere = slip == null ? provided.elsewhere(reference) : null;
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        reference.name().path(),
        reference.name().object().title()
            + " leads to the "
            + reference.kind()
            + " "
            + quoted(reference.text())
            + reference.whereMissing(elsewhere)
            + Phrases.didYouMean(slip),
        slip == null
            ? "name a "
                + reference.kind()
                + " of that namespace, or accept the finding if something else creates it"
            : "write " + slip,
        Edit.setIfKnown(reference.name().path(), slip));
  }

  private static void checkPort(
      Backend backend, ProfileObject found, DiagnosticCollector findings) {
    String port = Reference.plain(backend.portText());
    List<ObjectField> ports =
        backend.to().kind().equals(GATEWAY)
            ? found.field("spec", "listeners").elements()
            : found.field("spec", "ports").elements();
    boolean external = found.field("spec", "type").text().equals("ExternalName");
    if (port.isEmpty() || ports.isEmpty() || external) {
      return;
    }
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    String behind = null;
    for (ObjectField each : ports) {
      Long number = each.in("port").number();
      String name = each.in("name").text();
      if (number == null || name.indexOf('$') >= 0) {
        return;
      }
      numbers.add(number.toString());
      if (!name.isEmpty()) {
        names.add(name);
      }
      Object target = each.in("targetPort").value();
      behind = port.equals(String.valueOf(target)) ? number.toString() : behind;
    }
    if (!numbers.contains(port) && !names.contains(port)) {
      report(backend, port, numbers, names, behind, findings);
    }
  }

  private static void report(
      Backend backend,
      String port,
      Set<String> numbers,
      Set<String> names,
      @Nullable String behind,
      DiagnosticCollector findings) {
    boolean gateway = backend.to().kind().equals(GATEWAY);
    boolean isNumber = backend.port().number() != null;
    String meant =
        isNumber ? (numbers.size() == 1 ? numbers.iterator().next() : behind) : slip(port, names);
    Set<String> all = isNumber ? numbers : names;
    findings.add(
        DiagnosticCode.MISSING_KEY,
        backend.port().path(),
        backend.to().name().object().title()
            + " leads to "
            + (gateway ? "listener " : "port ")
            + (isNumber ? port : quoted(port))
            + " of "
            + backend.to().kind()
            + " "
            + quoted(backend.to().name().text())
            + ", which has "
            + (all.isEmpty() ? "none of that name" : "only " + Phrases.and(all))
            + (behind == null
                ? ""
                : "; " + port + " is the port of the pods behind port " + behind),
        meant == null
            ? "write " + (all.isEmpty() ? "a number: " + Phrases.or(numbers) : Phrases.or(all))
            : "write " + meant,
        meant == null
            ? null
            : Edit.set(backend.port().path(), isNumber ? (Object) Long.valueOf(meant) : meant));
  }

  private static @Nullable String slip(String port, Set<String> names) {
    return names.size() == 1 ? names.iterator().next() : ClosestName.slip(port, names);
  }
}
