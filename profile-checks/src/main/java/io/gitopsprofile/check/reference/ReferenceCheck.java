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
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF138, PRF139: an object uses a ConfigMap, ServiceAccount, claim, class, issuer or another
 * object that the profile does not have (PRF138), or a key that the object does not have (PRF139).
 * (Source: Kubernetes docs, ConfigMaps and Secrets, "optional references".)
 *
 * <p>A Secret or claim is often made by hand, and charts make ConfigMaps, too. It is an error where
 * the profile shows the mistake, by one of nearly the same name or in another namespace, and a
 * warning where the profile makes others in the namespace: ConfigMaps, or Secrets by an operator.
 */
final class ReferenceCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      check(PodReferences.of(pods), context, findings);
    }
    for (ProfileObject object : context.objects().all()) {
      if (Outside.isCustom(object.group())) {
        check(ResourceReferences.of(object), context, findings);
      } else if (object.kind().equals("Ingress")) {
        check(ResourceReferences.ofAnnotations(object), context, findings);
      }
    }
  }

  private static void check(
      List<Reference> references, CheckContext context, DiagnosticCollector findings) {
    Set<String> seen = new HashSet<>();
    for (Reference reference : references) {
      if (reference.text().isEmpty() || reference.kind().isEmpty()) {
        continue;
      }
      Provided provided = Provided.of(context);
      ProfileObject found = provided.find(reference);
      if (found != null) {
        checkKey(reference, found, findings);
      } else if (provided.maker(reference) != null) {
        checkKey(reference, Objects.requireNonNull(provided.maker(reference)), findings);
      } else if (!reference.optional()
          && !provided.has(reference)
          && seen.add(reference.kind() + '/' + reference.text())) {
        missing(reference, provided, context, findings);
      }
    }
  }

  private static void missing(
      Reference reference, Provided provided, CheckContext context, DiagnosticCollector findings) {
    Outside outside = Outside.of(context);
    String slip = provided.slip(reference);
    String elsewhere = slip == null ? provided.elsewhere(reference) : null;
    if (provided.otherKind(reference) != null) {
      ofOtherKind(reference, Objects.requireNonNull(provided.otherKind(reference)), findings);
      return;
    }
    boolean isFromPods = isOftenElsewhere(reference.kind()) || isData(reference.kind());
    boolean isCertain = !isOftenElsewhere(reference.kind()) && !outside.mayHave(reference);
    if (slip == null && elsewhere == null && isFromPods && !isCertain) {
      if (provided.isMeantToHave(reference) && outside.isOfNoChart(reference)) {
        findings.warn(
            DiagnosticCode.MISSING_OBJECT,
            reference.name().path(),
            message(reference, null, null),
            fix(reference, null, null),
            null);
      }
      return;
    }
    if (slip == null
        && elsewhere == null
        && (outside.mayHave(reference)
            || ((isOfPlatform(reference.kind()) || isOfChart(reference))
                && !Installed.of(context).isWhole()))) {
      return;
    }
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        reference.name().path(),
        message(reference, slip, elsewhere),
        fix(reference, slip, elsewhere),
        Edit.setIfKnown(reference.name().path(), slip));
  }

  private static String message(
      Reference reference, @Nullable String slip, @Nullable String elsewhere) {
    return reference.name().object().title()
        + " uses the "
        + reference.kind()
        + " "
        + quoted(reference.text())
        + reference.whereMissing(elsewhere)
        + Phrases.didYouMean(slip);
  }

  /** True for the kind of objects that charts and operators make, too. */
  private static boolean isData(String kind) {
    return kind.equals(PodReferences.CONFIG_MAP);
  }

  /** Reports a name that the profile gives to an object of the other of two kinds. */
  static void ofOtherKind(Reference reference, String kind, DiagnosticCollector findings) {
    ObjectField field = reference.name();
    String annotation = ResourceReferences.annotationOf(field, kind);
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        field.path(),
        field.object().title()
            + " uses the "
            + reference.kind()
            + " "
            + quoted(reference.text())
            + reference.whereMissing(null)
            + "; the profile has a "
            + kind
            + " of that name",
        annotation == null ? "write kind: " + kind : "rename the annotation to " + annotation,
        annotation == null
            ? Edit.set(field.path().parent().key("kind"), kind)
            : Edit.renameKey(field.path(), annotation));
  }

  /** True for the kinds of objects that are often made by hand. */
  private static boolean isOftenElsewhere(String kind) {
    return switch (kind) {
      case PodReferences.SECRET,
          PodReferences.CLAIM,
          PodReferences.RUNTIME_CLASS,
          ResourceReferences.GATEWAY_CLASS ->
          true;
      default -> false;
    };
  }

  /** True for a name in the values of a chart, whose object is often made with the cluster. */
  private static boolean isOfChart(Reference reference) {
    return reference.key() == null
        && reference.name().object().kind().equals("HelmRelease")
        && (reference.kind().equals(PodReferences.SERVICE_ACCOUNT)
            || reference.kind().equals(PodReferences.CONFIG_MAP));
  }

  /** True for the kinds without namespaces that a platform may have for all its profiles. */
  private static boolean isOfPlatform(String kind) {
    return kind.startsWith("Cluster") || kind.equals(ResourceReferences.NODE_CLASS);
  }

  private static String fix(
      Reference reference, @Nullable String slip, @Nullable String elsewhere) {
    if (slip != null) {
      return "write " + slip + ", or accept the finding if something else creates the object";
    }
    if (elsewhere != null) {
      return "add the " + reference.kind() + " to namespace " + quoted(reference.namespace());
    }
    return "add the "
        + reference.kind()
        + " to the profile, or accept the finding if something else creates it";
  }

  /**
   * True for the values of a release of Flux v2, which goes on without the key of an optional
   * reference, too; a misspelt one is still reported. (Source: fluxcd/pkg, chartutil/values.go.)
   */
  private static boolean isOfRelease(Reference reference) {
    return reference.name().object().group().equals("helm.toolkit.fluxcd.io");
  }

  private static void checkKey(
      Reference reference, ProfileObject found, DiagnosticCollector findings) {
    String key = reference.keyText();
    Set<String> keys = key.isEmpty() ? null : KnownKeys.of(found);
    if (keys == null || keys.contains(key)) {
      return;
    }
    boolean mayMiss = reference.optional() && !reference.mounted();
    if (mayMiss && !(isOfRelease(reference) && ClosestName.slip(key, keys) != null)) {
      return;
    }
    KnownKeys.report(reference, keys, findings);
  }
}
