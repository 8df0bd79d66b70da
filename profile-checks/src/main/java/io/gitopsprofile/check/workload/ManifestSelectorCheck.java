package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF034: the selector of a manifest does not match the labels of its pod template ("selector does
 * not match template labels"). (Source: Kubernetes, API reference, workload resources.)
 */
final class ManifestSelectorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Manifest> part : context.manifests()) {
      WorkloadKind kind = WorkloadKind.of(part.value().kind());
      if (kind != null
          && !kind.selector().isEmpty()
          && part.value().apiVersion().equals(kind.apiVersion())) {
        run(part, kind, findings);
      }
    }
  }

  private static void run(Located<Manifest> part, WorkloadKind kind, DiagnosticCollector findings) {
    Manifest manifest = part.value();
    Map<String, ?> object = manifest.object().entries();
    Map<?, ?> selector = FreeFormValues.map(object, kind.selector());
    Map<?, ?> template = FreeFormValues.map(object, kind.podTemplate());
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
          "write spec.selector.matchLabels with labels of spec.template",
          labels(path, FreeFormValues.map(template, "metadata", "labels")));
      return;
    }
    Map<?, ?> labels = FreeFormValues.map(template, "metadata", "labels");
    FreeFormValues.map(selector, "matchLabels")
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
                    "write the same label in spec.template.metadata.labels",
                    Edit.set(
                        part.path()
                            .keys(kind.podTemplate())
                            .key("metadata")
                            .key("labels")
                            .key(key.toString()),
                        value));
              }
            });
  }

  /**
   * Returns the edit to the template's only label; null for several labels, because labels that
   * change must not be selected.
   */
  private static @Nullable Edit labels(ProfilePath selector, Map<?, ?> labels) {
    return labels.size() == 1 ? Edit.set(selector.key("matchLabels"), labels) : null;
  }
}
