package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import org.jspecify.annotations.Nullable;

/**
 * PRF138, PRF122: a RoleBinding or ClusterRoleBinding names a role or a ServiceAccount that the
 * profile does not have (PRF138); ClusterRoles may be those of the cluster or of a chart, so that
 * only a misspelling is reported. The API server refuses a ServiceAccount as subject of a
 * ClusterRoleBinding without a namespace (PRF122); that of a RoleBinding is in the binding's own.
 * (Source: Kubernetes, pkg/apis/rbac/validation, ValidateRoleBindingSubject;
 * plugin/pkg/auth/authorizer/rbac.)
 */
final class RoleBindingCheck implements Check {

  private static final String CLUSTER_ROLE = "ClusterRole";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject binding : context.objects().ofKind("RoleBinding")) {
      check(binding, context, findings);
    }
    for (ProfileObject binding : context.objects().ofKind("ClusterRoleBinding")) {
      check(binding, context, findings);
    }
  }

  private static void check(
      ProfileObject binding, CheckContext context, DiagnosticCollector findings) {
    ObjectField role = binding.field("roleRef");
    String kind = role.in("kind").text();
    if (kind.equals("Role")) {
      find(Reference.to(kind, role.in("name"), binding.namespace()), context, findings);
    } else if (kind.equals(CLUSTER_ROLE)) {
      find(Reference.toCluster(kind, role.in("name")), context, findings);
    }
    for (ObjectField subject : binding.field("subjects").elements()) {
      if (subject.in("kind").text().equals(PodReferences.SERVICE_ACCOUNT)) {
        ObjectField namespace = subject.in("namespace");
        if (namespace.isPresent()) {
          String written = Reference.plain(namespace.text());
          if (!written.isEmpty()) {
            find(
                Reference.to(PodReferences.SERVICE_ACCOUNT, subject.in("name"), written),
                context,
                findings);
          }
        } else if (binding.kind().equals("RoleBinding")) {
          find(
              Reference.to(PodReferences.SERVICE_ACCOUNT, subject.in("name"), binding.namespace()),
              context,
              findings);
        } else {
          withoutNamespace(subject, findings);
        }
      }
    }
  }

  private static void withoutNamespace(ObjectField subject, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.MISSING_FIELD,
        subject.path(),
        "the subject "
            + quoted(subject.in("name").text())
            + " of the "
            + subject.object().title()
            + " is a ServiceAccount and has no namespace, which the API server asks for",
        "add the namespace of the ServiceAccount");
  }

  private static void find(
      Reference reference, CheckContext context, DiagnosticCollector findings) {
    Provided provided = Provided.of(context);
    if (reference.text().isEmpty() || provided.has(reference)) {
      return;
    }
    String other = provided.otherKind(reference);
    if (other != null && !reference.kind().equals(PodReferences.SERVICE_ACCOUNT)) {
      ReferenceCheck.ofOtherKind(reference, other, findings);
      return;
    }
    String slip = provided.slip(reference);
    boolean silent =
        reference.kind().equals(CLUSTER_ROLE) || Outside.of(context).mayHave(reference);
    if (slip != null || !silent) {
      report(reference, slip, findings);
    }
  }

  private static void report(
      Reference reference, @Nullable String slip, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        reference.name().path(),
        reference.name().object().title()
            + " binds the "
            + reference.kind()
            + " "
            + quoted(reference.text())
            + reference.whereMissing(null)
            + Phrases.didYouMean(slip),
        slip == null
            ? "add the "
                + reference.kind()
                + " to the profile, or accept the finding if something else creates it"
            : "write " + slip,
        Edit.setIfKnown(reference.name().path(), slip));
  }
}
