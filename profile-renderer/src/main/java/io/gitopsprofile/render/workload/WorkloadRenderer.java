package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.intOrString;
import static io.gitopsprofile.render.object.Fabric8Values.matching;
import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.gitopsprofile.adapter.ScrapeMonitors;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerImagePolicy;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.model.workload.PodDisruptionBudget;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.flux.FluxDialect;
import io.gitopsprofile.render.object.AnnotationMerge;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.output.CustomResourcePlacement;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ImageHandover;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders a workload: the object that runs its pods, its Service, its PodDisruptionBudget and its
 * PodMonitor.
 */
public final class WorkloadRenderer {

  private final Target target;
  private final FluxDialect flux;
  private final FileLayout layout;
  private final DiagnosticCollector problems;
  private final PodMonitorRenderer monitors;
  private final PodTemplateRenderer pods;
  private final StatefulSetRenderer statefulSets;
  private final DaemonSetRenderer daemonSets;

  /**
   * Creates the renderer of a profile.
   *
   * @param monitors the PodMonitors that stand for {@code scrape}; null if annotations do
   */
  public WorkloadRenderer(
      Target target,
      FluxDialect flux,
      FileLayout layout,
      TargetSupport served,
      DiagnosticCollector problems,
      CustomResourcePlacement custom,
      @Nullable ScrapeMonitors monitors) {
    this.target = target;
    this.flux = flux;
    this.layout = layout;
    this.problems = problems;
    this.monitors = new PodMonitorRenderer(monitors, layout, custom);
    this.pods = new PodTemplateRenderer(served);
    this.statefulSets = new StatefulSetRenderer(served);
    this.daemonSets = new DaemonSetRenderer(served);
  }

  public void render(Workload workload, ProfilePath path, ObjectCollector collector) {
    Map<String, String> annotations =
        AnnotationMerge.join(
            flux.imageAutomation(workload.imageAutomation(), path.key("imageAutomation")),
            workload.annotations(),
            path.key("annotations"),
            problems);
    boolean annotated = !monitors.isOf(workload);
    PodTemplateSpec template = pods.render(workload, annotated, path);
    HasMetadata object =
        switch (workload.type()) {
          case DEPLOYMENT -> DeploymentRenderer.render(workload, annotations, template);
          case STATEFUL_SET -> statefulSets.render(workload, annotations, template, path);
          case DAEMON_SET -> daemonSets.render(workload, annotations, template, path);
        };
    String file = file(workload, object.getKind().toLowerCase(Locale.ROOT) + ".yaml");
    List<ImageHandover> handed = new ArrayList<>();
    hand("initContainers", workload.initContainers(), path, handed);
    hand("containers", workload.containers(), path, handed);
    collector.add(path, places(workload), file, object, workload.patch(), flux.handed(handed));
    Service service = workload.service();
    if (service != null) {
      collector.add(
          path.key("service"),
          FieldPlaces.SERVICE,
          file(workload, "service.yaml"),
          ServiceRenderer.render(service, workload),
          service.patch());
    }
    PodDisruptionBudget budget = workload.podDisruptionBudget();
    if (budget != null) {
      budget(workload, budget, path.key("podDisruptionBudget"), collector);
    }
    monitors.render(workload, path, collector);
  }

  private static void hand(
      String list, List<Container> containers, ProfilePath path, List<ImageHandover> handed) {
    for (int i = 0; i < containers.size(); i++) {
      Container container = containers.get(i);
      ContainerImagePolicy policy = container.imagePolicy();
      if (policy != null) {
        List<Object> image =
            List.of(
                "spec", "template", "spec", list, new FieldPath.Element(container.name()), "image");
        handed.add(
            new ImageHandover(
                new FieldPath(image),
                ImagePart.IMAGE,
                policy.mayRename(),
                policy.image(),
                path.key(list).index(i).key("imagePolicy")));
      }
    }
  }

  /** A label of pods on Fargate stands with the others of Fargate. */
  private static FieldPlaces places(Workload workload) {
    FieldPlaces places = FieldPlaces.DEPLOYMENT;
    for (String label : workload.fargate().keySet()) {
      places =
          places.with(
              List.of("spec", "template", "metadata", "labels", label), List.of("fargate", label));
    }
    return places;
  }

  /** The beta's shape is that of policy/v1, so only its name differs. */
  private void budget(
      Workload workload, PodDisruptionBudget model, ProfilePath path, ObjectCollector collector) {
    PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
    spec.setMinAvailable(intOrString(model.minAvailable()));
    spec.setMaxUnavailable(intOrString(model.maxUnavailable()));
    spec.setSelector(matching(workload.matchLabels()));
    var budget = new io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget();
    budget.setApiVersion(
        ServedApis.newest("PodDisruptionBudget", target.kubernetes())
            .map(Api::apiVersion)
            .orElse(budget.getApiVersion()));
    budget.setMetadata(metadata(workload.name(), workload.namespace(), Map.of(), Map.of()));
    budget.setSpec(spec);
    String file = file(workload, "pdb.yaml");
    collector.add(path, FieldPlaces.BUDGET, file, budget, model.patch());
  }

  private String file(Workload workload, String name) {
    return layout.inNamespace(workload.namespace(), workload.name(), name);
  }
}
