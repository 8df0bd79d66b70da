package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF028, PRF138: a HorizontalPodAutoscaler, ScaledObject or VerticalPodAutoscaler among the
 * manifests names a workload that the profile does not have in its namespace (PRF138), or by a
 * group that does not have its kind (PRF028). The target of an autoscaler of the profile is PRF028.
 * (Source: Kubernetes, pkg/controller/podautoscaler, FailedGetScale.)
 */
final class ScaledTargetCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      ProfileObject object = scaler.object();
      if (object.isManifest()) {
        ObjectField target = object.field("spec", "scaleTargetRef");
        if (isOfOtherGroup(target, scaler, context)) {
          otherGroup(target, scaler.targetKind(), findings);
        } else {
          check(target, scaler.targetKind(), context, findings);
        }
      }
    }
    List<ProfileObject> verticals = context.objects().ofKind("VerticalPodAutoscaler");
    for (ProfileObject vertical : verticals) {
      ObjectField target = vertical.field("spec", "targetRef");
      check(target, target.in("kind").text(), context, findings);
    }
  }

  /**
   * True if a target names a workload of Kubernetes by another group than the one that has it. The
   * controller looks it up by group and kind; KEDA takes no apiVersion for apps/v1.
   */
  private static boolean isOfOtherGroup(
      ObjectField target, ScalingObject scaler, CheckContext context) {
    String kind = scaler.targetKind();
    WorkloadKind known = WorkloadKind.of(kind);
    String version = target.in("apiVersion").text();
    if (known == null
        || !known.scales()
        || (version.isEmpty() && scaler.isScaledObject())
        || version.indexOf('$') >= 0) {
      return false;
    }
    String group = version.substring(0, Math.max(0, version.indexOf('/')));
    ApiVersionTable.Row row = ApiVersionTable.row(version, kind);
    boolean served = row != null && row.servedBy(context.profile().target().kubernetes());
    return !group.equals(known.group()) && !served;
  }

  private static void otherGroup(ObjectField target, String kind, DiagnosticCollector findings) {
    ObjectField version = target.in("apiVersion");
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        version.isPresent() ? version.path() : target.path(),
        target.object().title()
            + " scales the "
            + kind
            + " "
            + quoted(target.in("name").text())
            + (version.isPresent()
                ? " of " + quoted(version.text()) + ", where no such kind can be scaled"
                : ", and says no apiVersion"),
        "write apiVersion: " + WorkloadKind.DEPLOYMENT.apiVersion(),
        Edit.set(version.path(), WorkloadKind.DEPLOYMENT.apiVersion()));
  }

  private static void check(
      ObjectField target, String kind, CheckContext context, DiagnosticCollector findings) {
    String namespace = target.object().namespace();
    Reference reference = Reference.to(kind, target.in("name"), namespace);
    if (WorkloadKind.of(kind) == null) {
      ofCustomKind(target, reference, context, findings);
      return;
    }
    Provided provided = Provided.of(context);
    if (reference.text().isEmpty() || provided.has(reference)) {
      return;
    }
    String slip = provided.slip(reference);
    String elsewhere = slip == null ? provided.elsewhere(reference) : null;
    String other = slip == null && elsewhere == null ? otherKind(reference, context) : null;
    if (slip == null
        && elsewhere == null
        && other == null
        && Outside.of(context).mayBe(namespace)) {
      return;
    }
    report(target, reference, slip, elsewhere, other, findings);
  }

  /** Reports a target of a custom kind where a workload of Kubernetes has the name. */
  private static void ofCustomKind(
      ObjectField target, Reference reference, CheckContext context, DiagnosticCollector findings) {
    if (reference.text().isEmpty()
        || !context.objects().named(reference.kind(), reference.text()).isEmpty()) {
      return;
    }
    for (ProfileObject object : context.objects().ofKind(reference.kind())) {
      if (object.isManifest()) {
        return;
      }
    }
    String other = otherKind(reference, context);
    if (other != null) {
      findings.add(
          DiagnosticCode.MISSING_OBJECT,
          target.in("kind").path(),
          target.object().title()
              + " scales the "
              + reference.kind()
              + " "
              + quoted(reference.text())
              + ", which the profile does not have; it is a "
              + other
              + " there",
          "write apiVersion: "
              + WorkloadKind.DEPLOYMENT.apiVersion()
              + " and kind: "
              + other
              + ", or accept the finding if something else creates it");
    }
  }

  /** The kind of the only object of the name that can be scaled instead. */
  private static @Nullable String otherKind(Reference reference, CheckContext context) {
    for (WorkloadKind kind : WorkloadKind.all()) {
      Reference other = Reference.to(kind.kind(), reference.name(), reference.namespace());
      if (kind.scales() && Provided.of(context).find(other) != null) {
        return kind.kind();
      }
    }
    return null;
  }

  private static void report(
      ObjectField target,
      Reference reference,
      @Nullable String slip,
      @Nullable String elsewhere,
      @Nullable String other,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        target.in("name").path(),
        target.object().title()
            + " scales the "
            + reference.kind()
            + " "
            + quoted(reference.text())
            + (elsewhere == null
                ? ", which the profile does not have in namespace " + quoted(reference.namespace())
                : ", which the profile has in namespace "
                    + quoted(elsewhere)
                    + "; an autoscaler looks only into its own, "
                    + quoted(reference.namespace()))
            + (other == null ? "" : "; it is a " + other + " there")
            + Phrases.didYouMean(slip),
        slip != null
            ? "write " + slip
            : other != null
                ? "write kind: " + other
                : "name a workload of the namespace, or accept the finding if something else"
                    + " creates it",
        slip != null
            ? Edit.set(target.in("name").path(), slip)
            : other == null ? null : Edit.set(target.in("kind").path(), other));
  }
}
