package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.Keda;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;

/**
 * PRF143: the KEDA of the profile does not handle a ScaledObject: it looks into other namespaces,
 * is installed without its kinds, or is of version 1, whose kinds are of the group {@code
 * keda.k8s.io}. (Source: KEDA, pkg/util/watch.go; kedacore/charts keda, values.yaml; KEDA docs,
 * migrating from 1.x.)
 */
final class WatchedNamespaceCheck implements Check {

  private static final String API_VERSION = ScaledObjects.GROUP + "/v1alpha1";

  /** The group of the kinds of version 1. */
  private static final String FORMER_GROUP = "keda.k8s.io";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ProfileObject> scaled = new ArrayList<>();
    List<ProfileObject> former = new ArrayList<>();
    for (String kind : new String[] {ScaledObjects.KIND, "ScaledJob", "TriggerAuthentication"}) {
      for (ProfileObject object : context.objects().ofKind(kind)) {
        if (object.group().equals(FORMER_GROUP)) {
          former.add(object);
        } else if (object.group().equals(ScaledObjects.GROUP)) {
          scaled.add(object);
        }
      }
    }
    if (scaled.isEmpty() && former.isEmpty()) {
      return;
    }
    boolean hasKeda1 = false;
    for (Located<HelmRelease> release : context.releases()) {
      Chart chart = release.value().chart();
      if (KnownCharts.isKeda(chart)) {
        hasKeda1 |= ChartVersion.major(chart) == 1;
        if (!scaled.isEmpty()) {
          check(release, scaled, context, findings);
        }
      }
    }
    for (ProfileObject object : hasKeda1 ? List.<ProfileObject>of() : former) {
      former(object, findings);
    }
  }

  private static void former(ProfileObject object, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.KEDA_NOT_WATCHING,
        object.at("apiVersion"),
        object.title()
            + " is of "
            + object.apiVersion()
            + ", the group of KEDA 1; KEDA 2 does not read it",
        "write apiVersion: " + API_VERSION + ", and adapt the object to that version",
        Edit.set(object.at("apiVersion"), API_VERSION));
  }

  private static void check(
      Located<HelmRelease> release,
      List<ProfileObject> scaled,
      CheckContext context,
      DiagnosticCollector findings) {
    ReleaseValues values = new ReleaseValues(release.value());
    if (ChartVersion.major(release.value().chart()) == 1) {
      findings.add(
          DiagnosticCode.KEDA_NOT_WATCHING,
          release.at("chart"),
          "release "
              + quoted(release.value().name())
              + " installs KEDA 1, whose kinds are of the group "
              + FORMER_GROUP
              + "; "
              + scaled.get(0).title()
              + " is of "
              + scaled.get(0).apiVersion(),
          "write a version of KEDA 2, such as " + Keda.VERSION,
          release.value().chart() instanceof Chart.Repository
              ? Edit.set(release.at("chart").key("version"), Keda.VERSION)
              : null);
    }
    if (Boolean.FALSE.equals(values.get("crds", "install"))
        && context.objects().ofKind("CustomResourceDefinition").isEmpty()) {
      findings.warn(
          DiagnosticCode.KEDA_NOT_WATCHING,
          release.at("values").key("crds").key("install"),
          "release "
              + quoted(release.value().name())
              + " installs KEDA without its kinds, and the profile does not have them; the cluster"
              + " does not know the kind "
              + scaled.get(0).kind(),
          "remove it, or accept the finding if something else installs the kinds",
          Edit.remove(release.at("values").key("crds").key("install")));
    }
    if (values.get("watchNamespace") instanceof String watched && !watched.isBlank()) {
      namespaces(release, watched, scaled, findings);
    }
  }

  private static void namespaces(
      Located<HelmRelease> release,
      String watched,
      List<ProfileObject> scaled,
      DiagnosticCollector findings) {
    List<String> names = List.of(watched.split(",", -1));
    if (TriggerValues.isOpen(watched)) {
      return;
    }
    for (ProfileObject object : scaled) {
      if (!names.contains(object.namespace())) {
        findings.add(
            DiagnosticCode.KEDA_NOT_WATCHING,
            release.at("values").key("watchNamespace"),
            "release "
                + quoted(release.value().name())
                + " lets KEDA look into namespace "
                + quoted(watched)
                + " only; "
                + object.title()
                + " is in namespace "
                + quoted(object.namespace()),
            "remove watchNamespace, or write all namespaces with a comma between them",
            Edit.remove(release.at("values").key("watchNamespace")));
        return;
      }
    }
  }
}
