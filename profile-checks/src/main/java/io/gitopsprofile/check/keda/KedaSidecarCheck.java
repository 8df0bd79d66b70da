package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseNamespace;

/**
 * PRF145: the namespace of KEDA asks Istio for sidecars. The API server calls KEDA's metrics server
 * with TLS of its own, and KEDA's parts call each other so; the sidecars refuse both, and no
 * external metric has a value. (Source: keda.sh, Integrate with Istio; keda issues 4106 and 1613.)
 *
 * <p>Values that turn the sidecars off or exclude ports say that somebody thought of it.
 */
final class KedaSidecarCheck implements Check {

  private static final String INJECTION = "istio-injection";
  private static final String REVISION = "istio.io/rev";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      if (KnownCharts.isKeda(release.value().chart())
          && !release.value().values().entries().toString().contains("istio.io/")) {
        check(release, context, findings);
      }
    }
  }

  private static void check(
      Located<HelmRelease> release, CheckContext context, DiagnosticCollector findings) {
    String name = ReleaseNamespace.of(release.value());
    for (ProfileObject namespace : context.objects().named("Namespace", name)) {
      ObjectField labels = namespace.field("metadata", "labels");
      ObjectField revision = labels.in(REVISION);
      boolean injected = "enabled".equals(labels.in(INJECTION).value());
      boolean off = "disabled".equals(labels.in(INJECTION).value());
      if (injected || (revision.isPresent() && !off)) {
        ObjectField label = injected ? labels.in(INJECTION) : revision;
        findings.add(
            DiagnosticCode.KEDA_IN_MESH,
            label.path(),
            "namespace "
                + quoted(name)
                + " asks Istio for sidecars, also in the pods of KEDA, release "
                + quoted(release.value().name())
                + "; they cut off the API server's calls to KEDA, and no external metric has a"
                + " value",
            "remove the label, put KEDA into another namespace, or set KEDA's podAnnotations as"
                + " its page on Istio says",
            Edit.remove(label.path()));
      }
    }
  }
}
