package io.gitopsprofile.check.release;

import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;

/**
 * PRF114: under {@code charts: maintained}, a workload runs an image that its publisher has moved.
 * The target replaces only charts; the author of the profile chooses the images of workloads.
 * (Source: fluxcd/flagger, {@code cmd/loadtester} and its releases.)
 */
final class ImageLocationCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (!context.profile().target().hasMaintainedCharts()) {
      return;
    }
    for (Located<Workload> workload : context.workloads()) {
      for (Located<Container> container : PodSpecs.all(workload)) {
        String home = KnownImages.newHome(container.value());
        if (home != null) {
          findings.add(
              DiagnosticCode.MOVED_IMAGE,
              container.at("image"),
              "the workload \""
                  + workload.value().name()
                  + "\" runs "
                  + container.value().image()
                  + ", which gets no new versions there; maintained charts do not change it",
              "write image: " + home + " at its container",
              Edit.set(container.at("image"), home));
        }
      }
    }
  }
}
