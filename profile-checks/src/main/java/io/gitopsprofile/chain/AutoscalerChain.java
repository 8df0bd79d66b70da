package io.gitopsprofile.chain;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The chain of one autoscaler.
 *
 * @param name the name of the autoscaler
 * @param namespace the namespace
 * @param metrics the links of each metric, from the application to the metric; a metric of CPU or
 *     memory has neither a series nor a rule
 * @param scaler the link of the autoscaler
 * @param workload the link of the workload
 * @param room the link of the nodes or Fargate
 * @param cost the pods as a driver of cost
 */
public record AutoscalerChain(
    String name,
    String namespace,
    List<List<ChainBox>> metrics,
    ChainBox scaler,
    ChainBox workload,
    ChainBox room,
    PodCost cost) {

  /** Copies the list. */
  public AutoscalerChain {
    metrics = List.copyOf(metrics);
  }

  /**
   * Returns the chains of a profile: first those of its autoscalers in their order, then those of
   * the HorizontalPodAutoscalers and ScaledObjects among its manifests.
   */
  public static List<AutoscalerChain> all(AdapterAnalysis analysis, ProfileObjects objects) {
    ProfileParts parts = analysis.parts();
    List<AutoscalerChain> all = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : parts.autoscalers()) {
      ScaledPods pods = new ScaledPods(autoscaler, parts, objects);
      ChainBox room = pods.room();
      Autoscaler value = autoscaler.value();
      Integer least = value.minReplicas();
      all.add(
          new AutoscalerChain(
              value.name(),
              value.namespace(),
              new MetricBoxes(autoscaler, analysis, pods).all(),
              ScalerBox.of(autoscaler, parts.profile().target().usesKeda()),
              pods.workload(),
              room,
              PodCost.of(
                  value.name(), least == null ? 1 : least, value.maxReplicas(), pods, room)));
    }
    for (ScalingObject scaler : ScalingObject.all(objects)) {
      if (scaler.object().isManifest()) {
        all.add(new ManifestChain(scaler, analysis, objects).chain());
      }
    }
    return all;
  }

  /** Returns all links, each metric's from the application on, in the order of reading. */
  public List<ChainBox> boxes() {
    List<ChainBox> all = new ArrayList<>();
    metrics.forEach(all::addAll);
    all.add(scaler);
    all.add(workload);
    all.add(room);
    return all;
  }
}
