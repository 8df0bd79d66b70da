package io.gitopsprofile.check.mesh;

import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.IstioSidecar;
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
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF187: a namespace or pods choose a revision of Istio that no istiod of the profile has, so that
 * no sidecar is added. The label {@code istio-injection: enabled} chooses the revision {@code
 * default}; any other word chooses none. (Source: istio/istio, templates/mutatingwebhook.yaml of
 * the chart istiod.)
 */
final class RevisionCheck implements Check {

  private static final String DEFAULT = "default";

  /** The values of the label that Istio reads. */
  private static final List<String> WORDS = List.of("enabled", "disabled");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<String> revisions = new LinkedHashSet<>();
    for (Located<HelmRelease> release : context.releases()) {
      SidecarDefaults defaults = InjectedSidecar.defaults(Mesh.ISTIO, release);
      if (defaults != null) {
        HelmRelease value = release.value();
        if (defaults.revisions().isEmpty()
            || !value.valuesFrom().isEmpty()
            || !value.valueFileSecrets().isEmpty()) {
          return;
        }
        revisions.addAll(defaults.revisions());
      }
    }
    if (revisions.isEmpty() || hasTag(context)) {
      return;
    }
    for (ProfileObject namespace : context.objects().ofKind("Namespace")) {
      ObjectField labels = namespace.field("metadata", "labels");
      ObjectField enabled = labels.in(IstioSidecar.NAMESPACE_LABEL);
      if (enabled.text().equals("enabled") && !revisions.contains(DEFAULT)) {
        report(namespace, enabled, DEFAULT, revisions, findings);
      } else if (!WORDS.contains(enabled.text())
          && (enabled.text().equals("true") || ClosestName.slip(enabled.text(), WORDS) != null)) {
        value(namespace, enabled, findings);
      } else if (!enabled.isPresent()) {
        check(namespace, labels.in(IstioSidecar.REVISION), revisions, findings);
      }
    }
    for (PodTemplate pods : context.objects().pods()) {
      ObjectField label = pods.template().in("metadata", "labels", IstioSidecar.REVISION);
      check(pods.object(), label, revisions, findings);
    }
  }

  /** True if a webhook of the profile may be a tag, as istioctl writes it. */
  private static boolean hasTag(CheckContext context) {
    return !context.objects().ofKind("MutatingWebhookConfiguration").isEmpty()
        || !context.objects().ofKind("IstioOperator").isEmpty()
        || !context.objects().ofKind("IstioRevision").isEmpty()
        || !context.objects().ofKind("IstioRevisionTag").isEmpty();
  }

  /** Reports a value of the label of a namespace that Istio does not read. */
  private static void value(
      ProfileObject namespace, ObjectField label, DiagnosticCollector findings) {
    String slip = ClosestName.slip(label.text(), WORDS);
    String right = slip == null ? WORDS.get(0) : slip;
    findings.add(
        DiagnosticCode.UNKNOWN_REVISION,
        label.path(),
        namespace.title()
            + " has "
            + IstioSidecar.NAMESPACE_LABEL
            + ": \""
            + label.text()
            + "\"; Istio reads enabled and disabled alone, and the pods get no sidecar",
        "write " + right,
        Edit.set(label.path(), right));
  }

  private static void check(
      ProfileObject object,
      ObjectField label,
      Set<String> revisions,
      DiagnosticCollector findings) {
    String text = label.text();
    if (!text.isEmpty() && !text.contains("$") && !revisions.contains(text)) {
      report(object, label, text, revisions, findings);
    }
  }

  private static void report(
      ProfileObject object,
      ObjectField label,
      String revision,
      Set<String> revisions,
      DiagnosticCollector findings) {
    boolean enabled = !label.text().equals(revision);
    String right = revisions.iterator().next();
    String nearest = ClosestName.of(revision, revisions).orElse(right);
    List<Edit> edits =
        enabled
            ? List.of(
                Edit.remove(label.path()),
                Edit.set(label.path().parent().key(IstioSidecar.REVISION), right))
            : List.of(Edit.set(label.path(), nearest));
    findings.add(
        DiagnosticCode.UNKNOWN_REVISION,
        label.path(),
        object.title()
            + " chooses Istio's revision \""
            + revision
            + "\""
            + (enabled ? " by istio-injection: enabled" : "")
            + ", and istiod has "
            + Phrases.and(revisions)
            + " alone; the pods get no sidecar",
        enabled
            ? "write "
                + IstioSidecar.REVISION
                + ": "
                + right
                + ", or add "
                + DEFAULT
                + " to revisionTags of istiod"
            : "write "
                + IstioSidecar.REVISION
                + ": "
                + nearest
                + ", or add \""
                + revision
                + "\" to revisionTags of istiod",
        edits);
  }
}
