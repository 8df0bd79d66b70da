package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.IgnoreAnnotation;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.HelmVersion;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.release.LabelsAndAnnotations;
import io.gitopsprofile.model.release.chart.ReconcileStrategy;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.AnnotationMerge;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ImageHandover;
import io.gitopsprofile.render.output.ObjectCollector;
import io.gitopsprofile.view.KubernetesObject;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flux v2: a HelmRelease, and a source of its chart that releases can share. */
final class FluxV2 implements FluxDialect {

  private static final String INTERVAL = "5m";
  private static final String TIMEOUT_OF_V1 = "300s";
  private static final int MAX_HISTORY_OF_V1 = 10;

  private final boolean isMoved;
  private final DiagnosticCollector problems;
  private final SourceRegistry sources;

  /**
   * The dialect of a target.
   *
   * @param isMoved whether the defaults of Flux v1 are written out
   */
  FluxV2(boolean isMoved, DiagnosticCollector problems) {
    this.isMoved = isMoved;
    this.problems = problems;
    this.sources = new SourceRegistry(problems);
  }

  @Override
  public List<ReleaseObject> release(HelmRelease model, FreeForm values, ProfilePath path) {
    List<ReleaseObject> objects = new ArrayList<>();
    HelmReleaseV2.SourceReference reference;
    if (model.chart() instanceof Chart.Reference chart) {
      reference =
          new HelmReleaseV2.SourceReference(
              chart.kind().toString(), chart.name(), chart.namespace());
    } else if (model.chart() instanceof Chart.InSource chart) {
      reference =
          new HelmReleaseV2.SourceReference(
              chart.sourceRef().kind().toString(),
              chart.sourceRef().name(),
              chart.sourceRef().namespace());
    } else {
      SourceRegistry.Use use = sources.of(model.chart(), model, path.key("chart"));
      FluxSource source = use.source();
      String name = source.metadata().getName();
      reference = new HelmReleaseV2.SourceReference(source.kind(), name, null);
      if (use.isNew()) {
        objects.add(
            new ReleaseObject(
                path.key("chart"), source.kind().toLowerCase(Locale.ROOT) + "-" + name, source));
      }
    }
    objects.add(
        new ReleaseObject(
            path,
            model.name(),
            helmRelease(model, values, path, reference),
            ReleaseObject.handed(model, path)));
    return objects;
  }

  @Override
  public ReleaseObject source(Source source, ProfilePath path) {
    return SourceRenderer.render(source, path, problems);
  }

  @Override
  public List<PolicyObject> imagePolicies(ImagePolicies policies, ProfilePath path) {
    return new ImagePolicyRenderer(problems).render(policies, path);
  }

  private HelmReleaseV2 helmRelease(
      HelmRelease model,
      FreeForm values,
      ProfilePath path,
      HelmReleaseV2.SourceReference reference) {
    helmVersion(model, path.key("helmVersion"));
    Map<String, String> annotations =
        AnnotationMerge.join(
            typedAnnotations(model, values, path),
            model.annotations(),
            path.key("annotations"),
            problems);
    ValuesSources inputs = new ValuesSources(model, path, problems);
    HelmReleaseV2.ChartSpec chart = model.chart().match(new Charts(reference, inputs, path));
    ReleaseActions actions = new ReleaseActions(model, isMoved, path, problems);
    return HelmReleaseV2.of(
        FluxDialect.metadata(model, annotations),
        new HelmReleaseV2.Spec(
            model.interval() == null ? INTERVAL : model.interval().text(),
            model.suspend(),
            isMoved ? ReleaseValues.defaultName(model, Flux.V1) : model.releaseName(),
            model.targetNamespace(),
            storageNamespace(model),
            model.kubeConfig(),
            model.serviceAccountName(),
            model.persistentClient(),
            chart == null ? null : new HelmReleaseV2.ChartTemplate(metadata(model), chart),
            chart == null ? reference : null,
            model.dependsOn(),
            timeout(model),
            model.maxHistory() == null && isMoved
                ? Integer.valueOf(MAX_HISTORY_OF_V1)
                : model.maxHistory(),
            actions.install(),
            actions.upgrade(),
            actions.rollback(),
            actions.test(),
            model.uninstall(),
            model.driftDetection(),
            model.waitStrategy(),
            model.healthCheckExprs(),
            model.commonMetadata(),
            model.postRenderers(),
            model.postRenderStrategy(),
            inputs.references(),
            values.isEmpty() ? null : values));
  }

  /** The namespace of the history; Flux v1 keeps it in the namespace of the chart's objects. */
  private @Nullable String storageNamespace(HelmRelease model) {
    return model.storageNamespace() == null && isMoved
        ? model.targetNamespace()
        : model.storageNamespace();
  }

  private @Nullable String timeout(HelmRelease model) {
    if (model.timeout() == null) {
      return isMoved ? TIMEOUT_OF_V1 : null;
    }
    return model.timeout().text();
  }

  private static @Nullable LabelsAndAnnotations metadata(HelmRelease model) {
    return model.chart() instanceof Chart.InSource chart ? chart.metadata() : null;
  }

  /**
   * The annotations of a release. They switch off variable substitution if a rule has {@code ${1}},
   * which must reach the adapter whatever variables a Kustomization has.
   */
  private Map<String, String> typedAnnotations(
      HelmRelease model, FreeForm values, ProfilePath path) {
    Map<String, String> typed =
        new LinkedHashMap<>(imageAutomation(model.imageAutomation(), path.key("imageAutomation")));
    if (PostBuildSubstitution.of(model.annotations(), model.labels()) == null
        && PostBuildSubstitution.breaks(values)) {
      typed.put(PostBuildSubstitution.KEY, PostBuildSubstitution.OFF);
    }
    return typed;
  }

  /** The chart of a HelmRelease; null for a chart that an object holds. */
  private final class Charts implements Chart.Cases<HelmReleaseV2.@Nullable ChartSpec> {

    private final HelmReleaseV2.SourceReference reference;
    private final ValuesSources inputs;
    private final ProfilePath path;

    Charts(HelmReleaseV2.SourceReference reference, ValuesSources inputs, ProfilePath path) {
      this.reference = reference;
      this.inputs = inputs;
      this.path = path;
    }

    @Override
    public HelmReleaseV2.ChartSpec repository(Chart.Repository chart) {
      return new HelmReleaseV2.ChartSpec(
          chart.name(),
          chart.version(),
          reference,
          null,
          null,
          inputs.valuesFiles(),
          inputs.ignoreMissingValuesFiles(),
          null);
    }

    /** A release that Flux v1 installed goes on being upgraded on every commit. */
    @Override
    public HelmReleaseV2.ChartSpec git(Chart.Git chart) {
      if (Boolean.TRUE.equals(chart.skipDepUpdate())) {
        problems.add(
            DiagnosticCode.NO_EQUIVALENT,
            path.key("chart").key("skipDepUpdate"),
            "Flux v2 does not support skipDepUpdate; it fetches dependencies missing in the folder"
                + " charts",
            "commit the chart's folder charts with its dependencies, and remove skipDepUpdate");
      }
      return new HelmReleaseV2.ChartSpec(
          chart.path(),
          null,
          reference,
          null,
          isMoved ? ReconcileStrategy.REVISION.toString() : null,
          inputs.valuesFiles(),
          inputs.ignoreMissingValuesFiles(),
          null);
    }

    @Override
    public HelmReleaseV2.@Nullable ChartSpec oci(Chart.Oci chart) {
      return null;
    }

    @Override
    public HelmReleaseV2.ChartSpec inSource(Chart.InSource chart) {
      return new HelmReleaseV2.ChartSpec(
          chart.name(),
          chart.version(),
          reference,
          chart.interval() == null ? null : chart.interval().text(),
          chart.reconcileStrategy() == null ? null : chart.reconcileStrategy().toString(),
          chart.valuesFiles(),
          chart.ignoreMissingValuesFiles(),
          chart.verify());
    }

    @Override
    public HelmReleaseV2.@Nullable ChartSpec reference(Chart.Reference chart) {
      return null;
    }
  }

  private void helmVersion(HelmRelease model, ProfilePath path) {
    if (model.helmVersion() == HelmVersion.V2) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          "Flux v2 does not support Helm 2; it ignores releases installed by Helm 2",
          "move the release to Helm 3 with the plugin helm-2to3 first, then write v3");
    } else if (model.helmVersion() != null) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path,
          "Flux v2 does not support helmVersion; it includes Helm and takes over releases of Helm"
              + " 3",
          "remove it");
    }
  }

  /** No annotations: a namespace that is not reconciled has a suspended Kustomization instead. */
  @Override
  public Map<String, String> reconcile(@Nullable Boolean reconcile) {
    return Map.of();
  }

  @Override
  public Map<String, String> notApplied() {
    return IgnoreAnnotation.notAppliedByV2();
  }

  /**
   * The object without Flux v1's annotations, and with annotations of the same meaning for Flux v2.
   */
  @Override
  public FreeForm inOwnWords(FreeForm object) {
    return object.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("annotations") instanceof Map<?, ?> annotations
        ? withAnnotations(object, metadata, annotations)
        : object;
  }

  private static FreeForm withAnnotations(
      FreeForm object, Map<?, ?> metadata, Map<?, ?> annotations) {
    Map<String, @Nullable Object> words = IgnoreAnnotation.inWordsOfV2(annotations);
    if (words.equals(annotations)) {
      return object;
    }
    Map<String, @Nullable Object> around = new LinkedHashMap<>();
    metadata.forEach((key, value) -> around.put(key.toString(), value));
    around.put("annotations", words);
    if (words.isEmpty()) {
      around.remove("annotations");
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(object.entries());
    all.put("metadata", around);
    return new FreeForm(all);
  }

  @Override
  public boolean appliesFoldersWhole() {
    return true;
  }

  @Override
  public void sync(Profile profile, FileLayout layout, ObjectCollector collector) {
    new KustomizationRenderer(profile, layout, problems).render(collector);
  }

  @Override
  public Map<String, String> imageAutomation(
      @Nullable ImageAutomation automation, ProfilePath path) {
    if (automation != null) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path,
          "Flux v2 does not update images by annotations",
          "remove it, and name an ImagePolicy: imagePolicy at a container, imagePolicies at a"
              + " release");
    }
    return Map.of();
  }

  @Override
  public List<ImageHandover> handed(List<ImageHandover> named) {
    return named;
  }

  @Override
  public List<ImageHandover> annotatedImages(KubernetesObject object) {
    return List.of();
  }
}
