package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
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
  public void run(Subject subject, Findings findings) {
    for (Part<Manifest> part : subject.manifests()) {
      if (KINDS.contains(part.value().kind()) && part.value().apiVersion().equals("apps/v1")) {
        run(part, findings);
      }
    }
  }

  private static void run(Part<Manifest> part, Findings findings) {
    Manifest manifest = part.value();
    Map<?, ?> spec = Nested.map(manifest.object().entries(), "spec");
    if (Nested.map(spec, "selector").isEmpty() && !Nested.map(spec, "template").isEmpty()) {
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
    Map<?, ?> labels = Nested.map(spec, "template", "metadata", "labels");
    Nested.map(spec, "selector", "matchLabels")
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
  private static @Nullable Edit labels(Part<Manifest> part, Map<?, ?> spec) {
    Map<?, ?> labels = Nested.map(spec, "template", "metadata", "labels");
    return labels.size() == 1
        ? Edit.set(part.at("spec").key("selector").key("matchLabels"), labels)
        : null;
  }
}
