package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.component.KindOwners;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashSet;
import java.util.Set;

/**
 * PRF140: a manifest has a kind that nothing installs: neither a CustomResourceDefinition nor a
 * chart or add-on that brings it. (Source: Kubernetes, "no matches for kind"; Flux v2 then applies
 * nothing of the Kustomization.)
 *
 * <p>The check looks only at profiles that make the cluster, so that nothing is in it before; for
 * KEDA also at those that list what the cluster provides. Each group is reported once.
 */
final class CustomKindCheck implements Check {

  private static final String SCALED_OBJECTS = "keda.sh";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<String> seen = new HashSet<>();
    for (ProfileObject object : context.objects().all()) {
      String group = object.group();
      if (!object.isManifest() || !Outside.isCustom(group) || !seen.add(group)) {
        continue;
      }
      String[] owners = KindOwners.of(group);
      if (owners.length > 0 && !isInstalled(owners, object, context)) {
        report(object, owners, findings);
      }
    }
  }

  private static boolean isInstalled(String[] owners, ProfileObject object, CheckContext context) {
    Installed installed = Installed.of(context);
    boolean known =
        object.group().equals(SCALED_OBJECTS) ? installed.isListed() : installed.isWhole();
    if (!known || (installed.hasAutoMode() && KindOwners.isOfAutoMode(object.group()))) {
      return true;
    }
    for (String owner : owners) {
      if (installed.has(owner)) {
        return true;
      }
    }
    return context.profile().schemas() != null || isDefined(object.group(), context);
  }

  private static boolean isDefined(String group, CheckContext context) {
    for (ProfileObject definition : context.objects().ofKind(Schemas.DEFINITION)) {
      if (definition.field("spec", "group").text().equals(group)) {
        return true;
      }
    }
    return false;
  }

  private static void report(ProfileObject object, String[] owners, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.NOT_INSTALLED,
        object.at("kind"),
        "nothing of the profile installs the kinds of the group "
            + quoted(object.group())
            + "; the cluster refuses their objects",
        "add a release of "
            + owners[0]
            + ", or write provides: ["
            + owners[0]
            + "] at the cluster if something else installs it");
  }
}
