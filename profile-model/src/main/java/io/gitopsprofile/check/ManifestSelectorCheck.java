package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import java.util.Map;

/**
 * An object among the manifests that makes pods selects them by labels that it gives them.
 * (Kubernetes: "selector does not match template labels".)
 */
final class ManifestSelectorCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Manifest> part : subject.manifests()) {
      WorkloadKind kind = WorkloadKind.of(part.value().kind());
      if (kind != null
          && !kind.selector().isEmpty()
          && part.value().apiVersion().equals(kind.apiVersion())) {
        run(part, kind, findings);
      }
    }
  }

  private static void run(Part<Manifest> part, WorkloadKind kind, Findings findings) {
    Manifest manifest = part.value();
    Map<String, ?> object = manifest.object().entries();
    Map<?, ?> selector = Nested.map(object, kind.selector());
    Map<?, ?> template = Nested.map(object, kind.podTemplate());
    ProfilePath path = part.path().keys(kind.selector());
    if (selector.isEmpty() && !template.isEmpty()) {
      findings.add(
          DiagnosticCode.SELECTOR,
          path,
          manifest.kind()
              + " "
              + quoted(manifest.name())
              + " has no selector, which "
              + manifest.apiVersion()
              + " asks for",
          "write spec.selector.matchLabels with labels of spec.template");
      return;
    }
    Map<?, ?> labels = Nested.map(template, "metadata", "labels");
    Nested.map(selector, "matchLabels")
        .forEach(
            (key, value) -> {
              if (!value.equals(labels.get(key))) {
                findings.add(
                    DiagnosticCode.SELECTOR,
                    path.key("matchLabels").key(key.toString()),
                    manifest.kind()
                        + " "
                        + quoted(manifest.name())
                        + " selects pods by "
                        + key
                        + ": "
                        + value
                        + ", and its template does not give them that label",
                    "write the same label in spec.template.metadata.labels");
              }
            });
  }
}
