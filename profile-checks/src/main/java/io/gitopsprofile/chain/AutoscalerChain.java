package io.gitopsprofile.chain;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObjects;
import java.util.ArrayList;
import java.util.List;

/**
 * The chain of one autoscaler.
 *
 * @param autoscaler the autoscaler
 * @param metrics the links of each metric, from the application to the metric; a metric of CPU or
 *     memory has neither a series nor a rule
 * @param scaler the link of the autoscaler
 * @param workload the link of the workload
 * @param room the link of the nodes or Fargate
 */
public record AutoscalerChain(
    Located<Autoscaler> autoscaler,
    List<List<ChainBox>> metrics,
    ChainBox scaler,
    ChainBox workload,
    ChainBox room) {

  /** Copies the list. */
  public AutoscalerChain {
    metrics = List.copyOf(metrics);
  }

  /** Returns the chains of a profile in the order of its autoscalers. */
  public static List<AutoscalerChain> all(AdapterAnalysis analysis, ProfileObjects objects) {
    List<AutoscalerChain> all = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : analysis.parts().autoscalers()) {
      ScaledPods pods = new ScaledPods(autoscaler, analysis.parts(), objects);
      MetricBoxes boxes = new MetricBoxes(autoscaler, analysis, pods);
      all.add(
          new AutoscalerChain(
              autoscaler,
              boxes.all(),
              ScalerBox.of(autoscaler, analysis.parts().profile().target().usesKeda()),
              pods.workload(),
              pods.room()));
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
