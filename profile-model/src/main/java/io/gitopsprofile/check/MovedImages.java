package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Workload;

/**
 * PRF114: under {@code charts: living}, an image whose makers have moved it. The target replaces
 * charts alone: which image a workload runs is for its author to say. (Source: fluxcd/flagger,
 * {@code cmd/loadtester} and its releases.)
 */
final class MovedImages implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    if (!subject.profile().target().hasLivingCharts()) {
      return;
    }
    for (Part<Workload> workload : subject.workloads()) {
      for (Part<Container> container : Pods.all(workload)) {
        String home = KnownImage.newHome(container.value());
        if (home != null) {
          findings.add(
              DiagnosticCode.MOVED_IMAGE,
              container.at("image"),
              "the workload \""
                  + workload.value().name()
                  + "\" runs "
                  + container.value().image()
                  + ", which gets no new versions there; living charts do not change it",
              "write image: " + home + " at its container",
              Edit.set(container.at("image"), home));
        }
      }
    }
  }
}
