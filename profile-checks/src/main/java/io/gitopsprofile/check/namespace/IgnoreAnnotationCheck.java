package io.gitopsprofile.check.namespace;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.IgnoreAnnotation;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF046: the value of {@code fluxcd.io/ignore} has no effect. Only the string {@code true} stops
 * Flux v1 from applying an object, and {@code sync_only} from deleting it. Any other value, such as
 * {@code True} or {@code yes}, does nothing, so Flux v1 applies the object; so does Flux v2, for
 * which the annotation is translated. The annotations {@code sync-checksum} and {@code
 * sync-gc-mark} are written by Flux v1 for its garbage collection. (Source: flux, {@code
 * pkg/policy/policy.go} and {@code pkg/cluster/kubernetes/sync.go}.)
 */
final class IgnoreAnnotationCheck implements Check {

  private static final Set<String> MEANT =
      Set.of(IgnoreAnnotation.NOT_APPLIED, "false", IgnoreAnnotation.NOT_DELETED);
  private static final Set<String> WRITTEN_BY_FLUX =
      Set.of(
          "fluxcd.io/sync-checksum",
          "fluxcd.io/sync-gc-mark",
          "flux.weave.works/sync-checksum",
          "flux.weave.works/sync-gc-mark");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Search search = new Search(findings);
    for (Located<Namespace> part : context.namespaces()) {
      Namespace it = part.value();
      search.object("namespace", it.name(), it.labels(), it.annotations(), part.path());
    }
    for (Located<HelmRelease> part : context.releases()) {
      HelmRelease it = part.value();
      search.object("release", it.name(), it.labels(), it.annotations(), part.path());
    }
    for (Located<Workload> part : context.workloads()) {
      Workload it = part.value();
      search.object("workload", it.name(), it.labels(), it.annotations(), part.path());
      Service service = it.service();
      if (service != null) {
        search.object(
            "Service of", it.name(), service.labels(), service.annotations(), part.at("service"));
      }
    }
    for (Located<Autoscaler> part : context.autoscalers()) {
      Autoscaler it = part.value();
      search.object("autoscaler", it.name(), it.labels(), it.annotations(), part.path());
    }
    for (Located<Manifest> part : context.manifests()) {
      Manifest it = part.value();
      Map<?, ?> metadata = it.object().get("metadata") instanceof Map<?, ?> map ? map : Map.of();
      search.object(
          it.kind(),
          it.name(),
          metadata.get("labels") instanceof Map<?, ?> labels ? labels : Map.of(),
          metadata.get("annotations") instanceof Map<?, ?> annotations ? annotations : Map.of(),
          part.at("metadata"));
    }
  }

  private record Search(DiagnosticCollector findings) {

    void object(
        String kind, String name, Map<?, ?> labels, Map<?, ?> annotations, ProfilePath path) {
      String object = "the " + kind + " \"" + name + "\"";
      for (Map.Entry<?, ?> entry : annotations.entrySet()) {
        annotation(object, entry.getKey().toString(), entry.getValue(), path.key("annotations"));
      }
      for (Object key : List.copyOf(labels.keySet())) {
        writtenByFlux(object, "label", key.toString(), path.key("labels"));
      }
    }

    private void annotation(String object, String key, @Nullable Object value, ProfilePath path) {
      writtenByFlux(object, "annotation", key, path);
      if (!IgnoreAnnotation.V1.contains(key)) {
        return;
      }
      if (!(value instanceof String text && MEANT.contains(text))) {
        String shown = value instanceof String ? "\"" + value + "\"" : value + " without quotes";
        findings.add(
            DiagnosticCode.IGNORE_VALUE,
            path.key(key),
            object + " has " + key + ": " + shown + "; Flux ignores an object only for \"true\"",
            "write \"true\" to exclude the object, or remove the annotation to apply the object",
            isYes(value) && !isNamespace(path) ? Edit.set(path.key(key), "true") : null);
      }
    }

    private void writtenByFlux(String object, String what, String key, ProfilePath path) {
      if (WRITTEN_BY_FLUX.contains(key)) {
        findings.add(
            DiagnosticCode.IGNORE_VALUE,
            path.key(key),
            object + " has the " + what + " " + key + "; only Flux itself may write it",
            "remove the " + what,
            Edit.remove(path.key(key)));
      }
    }

    /**
     * Returns true if the path is that of a namespace, whose annotation also applies to the objects
     * in it.
     */
    private static boolean isNamespace(ProfilePath path) {
      return path.steps().get(0).equals("namespaces");
    }

    /** Returns true if the value means yes in YAML or in another language. */
    private static boolean isYes(@Nullable Object value) {
      String text = String.valueOf(value).toLowerCase(Locale.ROOT);
      return text.equals("true") || text.equals("yes") || text.equals("on");
    }
  }
}
