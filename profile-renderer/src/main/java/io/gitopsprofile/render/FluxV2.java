package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.IgnoreAnnotation;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.Substitution;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.HelmVersion;
import io.gitopsprofile.model.ImageAutomation;
import io.gitopsprofile.model.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flux v2: a HelmRelease and the source of its chart, which releases share. */
final class FluxV2 implements FluxDialect {

  private static final String INTERVAL = "5m";

  private final Problems problems;
  private final ReleaseSources sources;

  FluxV2(Problems problems) {
    this.problems = problems;
    this.sources = new ReleaseSources(problems);
  }

  @Override
  public List<ReleaseObject> release(HelmRelease model, FreeForm values, ProfilePath path) {
    List<ReleaseObject> objects = new ArrayList<>();
    HelmReleaseV2.SourceReference reference;
    if (model.chart() instanceof Chart.Reference chart) {
      reference =
          new HelmReleaseV2.SourceReference(
              chart.kind().toString(), chart.name(), chart.namespace());
    } else {
      ReleaseSources.Use use = sources.of(model.chart(), model, path.key("chart"));
      FluxSource source = use.source();
      String name = source.metadata().getName();
      reference = new HelmReleaseV2.SourceReference(source.kind(), name, null);
      if (use.isNew()) {
        objects.add(
            new ReleaseObject(
                path.key("chart"), source.kind().toLowerCase(Locale.ROOT) + "-" + name, source));
      }
    }
    objects.add(new ReleaseObject(path, model.name(), helmRelease(model, values, path, reference)));
    return objects;
  }

  private HelmReleaseV2 helmRelease(
      HelmRelease model,
      FreeForm values,
      ProfilePath path,
      HelmReleaseV2.SourceReference reference) {
    helmVersion(model, path.key("helmVersion"));
    Map<String, String> annotations =
        OwnAnnotations.join(
            typedAnnotations(model, values, path),
            model.annotations(),
            path.key("annotations"),
            problems);
    ReleaseInputs inputs = new ReleaseInputs(model, path, problems);
    HelmReleaseV2.ChartSpec chart = model.chart().match(new Charts(reference, inputs, path));
    ReleaseActions actions = new ReleaseActions(model, path, problems);
    return HelmReleaseV2.of(
        FluxDialect.metadata(model, annotations),
        new HelmReleaseV2.Spec(
            model.interval() == null ? INTERVAL : model.interval().text(),
            model.effectiveReleaseName(),
            model.targetNamespace(),
            model.targetNamespace(),
            chart == null ? null : new HelmReleaseV2.ChartTemplate(chart),
            chart == null ? reference : null,
            model.dependsOn(),
            model.effectiveTimeout().text(),
            model.effectiveMaxHistory(),
            actions.install(),
            actions.upgrade(),
            actions.rollback(),
            actions.test(),
            model.driftDetection(),
            model.postRenderers(),
            inputs.references(),
            values.isEmpty() ? null : values));
  }

  /** So that a rule's {@code ${1}} reaches the adapter, whatever variables a Kustomization has. */
  private Map<String, String> typedAnnotations(
      HelmRelease model, FreeForm values, ProfilePath path) {
    Map<String, String> typed =
        new LinkedHashMap<>(imageAutomation(model.imageAutomation(), path.key("imageAutomation")));
    if (Substitution.of(model.annotations(), model.labels()) == null
        && Substitution.breaks(values)) {
      typed.put(Substitution.KEY, Substitution.OFF);
    }
    return typed;
  }

  /** The chart of a HelmRelease; null for a chart that an object holds. */
  private final class Charts implements Chart.Cases<HelmReleaseV2.@Nullable ChartSpec> {

    private final HelmReleaseV2.SourceReference reference;
    private final ReleaseInputs inputs;
    private final ProfilePath path;

    Charts(HelmReleaseV2.SourceReference reference, ReleaseInputs inputs, ProfilePath path) {
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
          inputs.valuesFiles(),
          inputs.ignoreMissingValuesFiles());
    }

    /** Upgrades on every commit, as v1 does, not only when the chart's version changes. */
    @Override
    public HelmReleaseV2.ChartSpec git(Chart.Git chart) {
      if (Boolean.TRUE.equals(chart.skipDepUpdate())) {
        problems.add(
            DiagnosticCode.NO_EQUIVALENT,
            path.key("chart").key("skipDepUpdate"),
            "Flux v2 fetches those dependencies of a chart that are not in its folder charts",
            "commit the chart's folder charts with its dependencies, and remove skipDepUpdate");
      }
      return new HelmReleaseV2.ChartSpec(
          chart.path(),
          null,
          reference,
          "Revision",
          inputs.valuesFiles(),
          inputs.ignoreMissingValuesFiles());
    }

    @Override
    public HelmReleaseV2.@Nullable ChartSpec oci(Chart.Oci chart) {
      return null;
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
          "Flux v2 has no Helm 2, and does not see the releases that Helm 2 made",
          "move the release to Helm 3 with the plugin helm-2to3 first, then write v3");
    } else if (model.helmVersion() != null) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path,
          "Flux v2 brings its own Helm, which takes the releases of Helm 3 on",
          "remove it");
    }
  }

  /** A namespace that is left out has a suspended Kustomization. */
  @Override
  public Map<String, String> reconcile(@Nullable Boolean reconcile) {
    return Map.of();
  }

  @Override
  public Map<String, String> notApplied() {
    return IgnoreAnnotation.notAppliedByV2();
  }

  /** Without what only Flux v1 knows, and with what that means. */
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
  public void sync(Profile profile, Layout layout, Drafts drafts) {
    new SyncRenderer(profile, layout, problems).render(drafts);
  }

  @Override
  public Map<String, String> imageAutomation(
      @Nullable ImageAutomation automation, ProfilePath path) {
    if (automation != null) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path,
          "Flux v2 does not update images by annotations",
          "remove it, and add an ImageRepository, an ImagePolicy and an ImageUpdateAutomation to"
              + " manifests; mark the image in the file that they update");
    }
    return Map.of();
  }
}
