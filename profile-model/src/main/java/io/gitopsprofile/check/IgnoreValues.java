package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of the values of {@code fluxcd.io/ignore} only the string {@code true} keeps Flux v1 from
 * applying an object, and {@code sync_only} from deleting it; any other, such as {@code True} or
 * {@code yes}, does nothing, so that an object is applied against its author's will, by Flux v2 as
 * well, which is told in its own words what the annotation says. What Flux v1 writes itself, {@code
 * sync-checksum} and {@code sync-gc-mark}, are its own books on what it has applied and may delete.
 * (Source: flux, {@code pkg/policy/policy.go} and {@code pkg/cluster/kubernetes/sync.go}.)
 */
final class IgnoreValues implements Check {

  private static final Set<String> MEANT =
      Set.of(IgnoreAnnotation.NOT_APPLIED, "false", IgnoreAnnotation.NOT_DELETED);
  private static final Set<String> WRITTEN_BY_FLUX =
      Set.of(
          "fluxcd.io/sync-checksum",
          "fluxcd.io/sync-gc-mark",
          "flux.weave.works/sync-checksum",
          "flux.weave.works/sync-gc-mark");

  @Override
  public void run(Subject subject, Findings findings) {
    Search search = new Search(findings);
    for (Part<Namespace> part : subject.namespaces()) {
      Namespace it = part.value();
      search.object("namespace", it.name(), it.labels(), it.annotations(), part.path());
    }
    for (Part<HelmRelease> part : subject.releases()) {
      HelmRelease it = part.value();
      search.object("release", it.name(), it.labels(), it.annotations(), part.path());
    }
    for (Part<Workload> part : subject.workloads()) {
      Workload it = part.value();
      search.object("workload", it.name(), it.labels(), it.annotations(), part.path());
      Service service = it.service();
      if (service != null) {
        search.object(
            "Service of", it.name(), service.labels(), service.annotations(), part.at("service"));
      }
    }
    for (Part<Autoscaler> part : subject.autoscalers()) {
      Autoscaler it = part.value();
      search.object("autoscaler", it.name(), it.labels(), it.annotations(), part.path());
    }
    for (Part<Manifest> part : subject.manifests()) {
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

  private record Search(Findings findings) {

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
            object
                + " has "
                + key
                + ": "
                + shown
                + ", and Flux ignores an object only for \"true\"",
            "write \"true\" to leave the object out, or remove the annotation to apply it",
            isYes(value) && !isNamespace(path) ? Edit.set(path.key(key), "true") : null);
      }
    }

    private void writtenByFlux(String object, String what, String key, ProfilePath path) {
      if (WRITTEN_BY_FLUX.contains(key)) {
        findings.add(
            DiagnosticCode.IGNORE_VALUE,
            path.key(key),
            object + " has the " + what + " " + key + ", which Flux writes and reads itself",
            "remove it",
            Edit.remove(path.key(key)));
      }
    }

    /** What is in a namespace would not be applied either, so it may be meant to be. */
    private static boolean isNamespace(ProfilePath path) {
      return path.steps().get(0).equals("namespaces");
    }

    /** Whether it says yes in the way of YAML or of another language. */
    private static boolean isYes(@Nullable Object value) {
      String text = String.valueOf(value).toLowerCase(Locale.ROOT);
      return text.equals("true") || text.equals("yes") || text.equals("on");
    }
  }
}
