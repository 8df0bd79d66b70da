package io.gitopsprofile.render.patched;

import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.workload.Scrape;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.flux.FluxDialect;
import io.gitopsprofile.render.patched.PatchedProfile.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Labels and annotations of patched objects, back in the parts that they come from. A typed part
 * such as {@code scrape} stays as long as the object still has what it stands for.
 */
final class PatchedMetadata {

  private PatchedMetadata() {}

  static Namespace namespace(Namespace model, Tree metadata, FluxDialect flux) {
    Map<String, String> typed = flux.reconcile(model.reconcile());
    Map<String, String> annotations = metadata.strings("annotations");
    boolean kept = annotations.entrySet().containsAll(typed.entrySet());
    if (kept) {
      annotations.keySet().removeAll(typed.keySet());
    }
    return model.toBuilder()
        .labels(metadata.strings("labels"))
        .annotations(annotations)
        .reconcile(kept ? model.reconcile() : null)
        .build();
  }

  /** Sets the labels of the pods; one that the object lost is empty, since the record has it. */
  static void podLabels(Workload.Builder builder, Workload model, Map<String, String> labels) {
    Map<String, String> fargate = new LinkedHashMap<>();
    model.fargate().keySet().forEach(key -> fargate.put(key, labels.getOrDefault(key, "")));
    Map<String, String> pods = new LinkedHashMap<>();
    model.matchLabels().keySet().forEach(key -> pods.put(key, labels.getOrDefault(key, "")));
    pods.putAll(labels);
    pods.keySet().removeAll(fargate.keySet());
    builder.fargate(fargate).podLabels(pods);
  }

  /**
   * Sets the annotations of the pods.
   *
   * @param monitored whether a PodMonitor stands for {@code scrape}
   */
  static void podAnnotations(
      Workload.Builder builder,
      Workload model,
      boolean monitored,
      Map<String, String> annotations) {
    Scrape scrape = monitored ? null : model.scrape();
    Map<String, String> own = new LinkedHashMap<>(annotations);
    if (scrape != null && own.entrySet().containsAll(scrape.annotations().entrySet())) {
      own.keySet().removeAll(scrape.annotations().keySet());
    } else if (!monitored) {
      builder.scrape(null);
    }
    builder.podAnnotations(own);
  }
}
