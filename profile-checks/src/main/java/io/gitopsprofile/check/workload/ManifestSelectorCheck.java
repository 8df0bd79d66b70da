package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object among the manifests that makes pods selects them by labels that it gives them.
 * (Kubernetes: "selector does not match template labels".)
 */
final class ManifestSelectorCheck implements Check {

  private static final List<String> KINDS =
      List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Manifest> part : context.manifests()) {
      if (KINDS.contains(part.value().kind()) && part.value().apiVersion().equals("apps/v1")) {
        run(part, findings);
      }
    }
  }

  private static void run(Located<Manifest> part, DiagnosticCollector findings) {
    Manifest manifest = part.value();
    Map<?, ?> spec = FreeFormValues.map(manifest.object().entries(), "spec");
    if (FreeFormValues.map(spec, "selector").isEmpty()
        && !FreeFormValues.map(spec, "template").isEmpty()) {
      findings.add(
          DiagnosticCode.SELECTOR,
          part.at("spec").key("selector"),
          manifest.kind()
              + " "
              + quoted(manifest.name())
              + " has no selector, which "
              + manifest.apiVersion()
              + " asks for",
          "write spec.selector.matchLabels with labels of spec.template",
          labels(part, spec));
      return;
    }
    Map<?, ?> labels = FreeFormValues.map(spec, "template", "metadata", "labels");
    FreeFormValues.map(spec, "selector", "matchLabels")
        .forEach(
            (key, value) -> {
              if (!value.equals(labels.get(key))) {
                findings.add(
                    DiagnosticCode.SELECTOR,
                    part.at("spec").key("selector").key("matchLabels").key(key.toString()),
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
                        part.at("spec")
                            .key("template")
                            .key("metadata")
                            .key("labels")
                            .key(key.toString()),
                        value));
              }
            });
  }

  /** The template's one label; of several, those that never change cannot be told. */
  private static @Nullable Edit labels(Located<Manifest> part, Map<?, ?> spec) {
    Map<?, ?> labels = FreeFormValues.map(spec, "template", "metadata", "labels");
    return labels.size() == 1
        ? Edit.set(part.at("spec").key("selector").key("matchLabels"), labels)
        : null;
  }
}
