package io.gitopsprofile.check.schema;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.schema.KindSchema;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF123: a manifest has a kind, or a version of a kind, that Kubernetes does not have. Versions in
 * the table of served APIs are left to PRF070, and kinds of other groups to their
 * CustomResourceDefinitions. PRF124: a kind is misspelled in a group that the catalogue has.
 */
final class KnownKindCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    KubernetesVersion kubernetes = context.profile().target().kubernetes();
    for (ProfileObject object : context.objects().all()) {
      if (object.isManifest()) {
        if (Schemas.isBuiltIn(object.group())) {
          builtIn(object, kubernetes, findings);
        } else if (!context.schemas().isDefined(object.group(), object.kind())) {
          custom(object, findings);
        }
      }
    }
  }

  private static void builtIn(
      ProfileObject object, KubernetesVersion kubernetes, DiagnosticCollector findings) {
    String kind = object.kind();
    KindSchema known = Schemas.builtIn(object.apiVersion(), kind);
    boolean isInTable =
        ApiVersionTable.row(object.apiVersion(), kind) != null
            || (object.group().isEmpty() && ApiVersionTable.newest(kind, kubernetes).isPresent());
    if (isInTable || (known != null && known.servedBy(Schemas.minor(kubernetes)))) {
      return;
    }
    List<String> versions = versions(object.group(), kind, kubernetes);
    if (!versions.isEmpty()) {
      String newest = versions.get(versions.size() - 1);
      findings.add(
          DiagnosticCode.UNKNOWN_KIND,
          object.at("apiVersion"),
          title(object)
              + " has apiVersion "
              + object.apiVersion()
              + "; Kubernetes "
              + kubernetes
              + " has "
              + kind
              + " in "
              + Phrases.and(versions),
          "write apiVersion: " + newest + ", and adapt the object to that version",
          versions.size() == 1 && known == null ? Edit.set(object.at("apiVersion"), newest) : null);
    } else if (known != null) {
      findings.add(
          DiagnosticCode.UNKNOWN_KIND,
          object.at("apiVersion"),
          title(object)
              + " has apiVersion "
              + object.apiVersion()
              + ", which Kubernetes "
              + kubernetes
              + " does not have",
          "remove it, or target a cluster that has it");
    } else {
      unknown(object, findings);
    }
  }

  private static void unknown(ProfileObject object, DiagnosticCollector findings) {
    List<String> kinds = Schemas.kindNames(object.group());
    String slip = ClosestName.slip(object.kind(), kinds);
    findings.add(
        DiagnosticCode.UNKNOWN_KIND,
        object.at("kind"),
        title(object)
            + " has a kind that "
            + object.apiVersion()
            + " does not have"
            + Phrases.didYouMean(object.kind(), kinds),
        slip == null
            ? "write one of its kinds: " + String.join(", ", kinds) + ", or correct apiVersion"
            : "write kind: " + slip,
        Edit.setIfKnown(object.at("kind"), slip));
  }

  private static void custom(ProfileObject object, DiagnosticCollector findings) {
    List<KindSchema> known = Schemas.ofGroup(object.group());
    List<String> kinds = Schemas.kindNames(object.group());
    String slip = kinds.contains(object.kind()) ? null : ClosestName.slip(object.kind(), kinds);
    if (slip != null) {
      findings.add(
          DiagnosticCode.CATALOGUE_MISMATCH,
          object.at("kind"),
          title(object)
              + " has a kind that "
              + known.get(0).origin().title()
              + " does not have; did you mean "
              + Phrases.quoted(slip)
              + "?",
          "write kind: " + slip,
          Edit.set(object.at("kind"), slip));
    }
  }

  /**
   * The versions of a kind in which a cluster serves it, in its own group or else in any; without
   * alpha versions, which are off unless a cluster asks for them.
   */
  private static List<String> versions(String group, String kind, KubernetesVersion kubernetes) {
    List<String> versions = served(Schemas.ofGroup(group), kind, kubernetes);
    return versions.isEmpty() ? served(Schemas.ofAllBuiltIn(kind), kind, kubernetes) : versions;
  }

  private static List<String> served(
      List<KindSchema> all, String kind, KubernetesVersion kubernetes) {
    List<String> versions = new ArrayList<>();
    for (KindSchema known : all) {
      ApiVersionTable.@Nullable Row row = ApiVersionTable.row(known.apiVersion(), kind);
      boolean isServed =
          row == null ? known.servedBy(Schemas.minor(kubernetes)) : row.servedBy(kubernetes);
      boolean isAlpha = known.apiVersion().contains("alpha");
      if (known.kind().equals(kind) && isServed && !isAlpha) {
        versions.add(known.apiVersion());
      }
    }
    return versions;
  }

  private static String title(ProfileObject object) {
    return "the " + object.title();
  }
}
