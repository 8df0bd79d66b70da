package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.component.IngressControllers;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF138, PRF140: an Ingress names a class that no controller of the profile serves (PRF138), or
 * nothing of the profile serves Ingresses (PRF140). No controller serves an Ingress of an unknown
 * class. (Source: Kubernetes docs, Ingress class.)
 */
final class IngressClassCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ProfileObject> all = context.objects().ofKind("Ingress");
    if (all.isEmpty()) {
      return;
    }
    Set<String> served = new LinkedHashSet<>();
    boolean known = collect(context, served);
    for (ProfileObject ingress : all) {
      ObjectField field = ingress.field("spec", "ingressClassName");
      if (!field.isPresent()) {
        field = ingress.field("metadata", "annotations", "kubernetes.io/ingress.class");
      }
      String name = Reference.plain(field.text());
      if (!name.isEmpty() && !served.contains(name)) {
        check(field, name, served, known, context, findings);
      }
    }
  }

  /** Collects the classes that are served; false if there may be others. */
  private static boolean collect(CheckContext context, Set<String> served) {
    boolean known = !Outside.of(context).isEverywhere();
    for (ProfileObject ingressClass : context.objects().ofKind("IngressClass")) {
      served.add(ingressClass.name());
    }
    Set<String> understood = new LinkedHashSet<>();
    for (Located<HelmRelease> release : context.releases()) {
      String chart = release.value().chart().chartName();
      String ingressClass = IngressControllers.classOf(new ReleaseValues(release.value()));
      if (ingressClass != null) {
        served.add(ingressClass);
        understood.add(chart);
      }
      known &= release.value().valuesFrom().isEmpty() || !IngressControllers.mayServe(chart);
    }
    for (String name : Installed.of(context).names()) {
      known &= understood.contains(name) || !IngressControllers.mayServe(name);
    }
    return known;
  }

  private static void check(
      ObjectField field,
      String name,
      Set<String> served,
      boolean known,
      CheckContext context,
      DiagnosticCollector findings) {
    Set<String> near = new LinkedHashSet<>(served);
    near.addAll(IngressControllers.common());
    boolean common = IngressControllers.common().contains(name);
    String slip = common ? null : ClosestName.slip(name, near);
    if (slip != null || (known && !served.isEmpty())) {
      unserved(field, name, served, slip, findings);
    } else if (known && Installed.of(context).isWhole() && !Installed.of(context).has(name)) {
      findings.add(
          DiagnosticCode.NOT_INSTALLED,
          field.path(),
          field.object().title()
              + " is of the class "
              + quoted(name)
              + ", and nothing of the profile serves Ingresses",
          "add a release of a controller, or write its name in provides at the cluster if"
              + " something else installs it");
    }
  }

  private static void unserved(
      ObjectField field,
      String name,
      Set<String> served,
      @Nullable String slip,
      DiagnosticCollector findings) {
    String meant = slip == null && served.size() == 1 ? served.iterator().next() : slip;
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        field.path(),
        field.object().title()
            + " is of the class "
            + quoted(name)
            + (served.isEmpty()
                ? ""
                : ", and the controllers of the profile serve " + Phrases.anyOf(served))
            + Phrases.didYouMean(slip),
        meant == null ? "write " + Phrases.anyOf(served) : "write " + meant,
        Edit.setIfKnown(field.path(), slip));
  }
}
