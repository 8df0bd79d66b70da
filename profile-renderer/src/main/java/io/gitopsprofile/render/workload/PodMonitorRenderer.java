package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.matching;
import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.gitopsprofile.adapter.ScrapeMonitors;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.workload.Scrape;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.output.CustomResourcePlacement;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the {@code scrape} of a workload as a PodMonitor, where the profile's Prometheus is one
 * of the Prometheus operator.
 */
final class PodMonitorRenderer {

  private final @Nullable ScrapeMonitors monitors;
  private final FileLayout layout;
  private final CustomResourcePlacement custom;

  PodMonitorRenderer(
      @Nullable ScrapeMonitors monitors, FileLayout layout, CustomResourcePlacement custom) {
    this.monitors = monitors;
    this.layout = layout;
    this.custom = custom;
  }

  /** True if a workload is scraped by a PodMonitor, so that its pods need no annotations. */
  boolean isOf(Workload workload) {
    return monitors != null && monitors.isOf(workload);
  }

  void render(Workload workload, ProfilePath path, ObjectCollector collector) {
    Scrape scrape = workload.scrape();
    if (monitors == null || scrape == null || !monitors.isOf(workload)) {
      return;
    }
    String namespace = workload.namespace();
    PodMonitor.Spec spec =
        new PodMonitor.Spec(matching(workload.matchLabels()), List.of(endpoint(workload, scrape)));
    PodMonitor monitor =
        PodMonitor.of(metadata(workload.name(), namespace, monitors.labels(), Map.of()), spec);
    String kind = PodMonitor.KIND;
    String file =
        custom.standsApart(PodMonitor.API_VERSION, kind, namespace)
            ? layout.ofManifest(namespace, true, kind, workload.name())
            : layout.inNamespace(
                namespace, workload.name(), kind.toLowerCase(Locale.ROOT) + ".yaml");
    collector.add(path.key("scrape"), FieldPlaces.SCRAPE, file, monitor);
  }

  private static PodMonitor.Endpoint endpoint(Workload workload, Scrape scrape) {
    Integer port = scrape.port();
    String name = port == null ? null : portName(workload, port);
    boolean isBare = port == null && scrape.path() == null && scrape.scheme() == null;
    return new PodMonitor.Endpoint(
        name,
        name == null ? port : null,
        isBare ? ExportedMetrics.PATH : scrape.path(),
        scrape.scheme());
  }

  /** The name of a port that a container declares; null if it has none, or no container has it. */
  private static @Nullable String portName(Workload workload, Integer port) {
    for (List<Container> containers : List.of(workload.containers(), workload.initContainers())) {
      for (Container container : containers) {
        for (ContainerPort declared : container.ports()) {
          if (port.equals(declared.containerPort()) && declared.name() != null) {
            return declared.name();
          }
        }
      }
    }
    return null;
  }
}
