package io.gitopsprofile.render.flux;

import static io.gitopsprofile.render.object.Fabric8Values.text;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.ImageAlias;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.release.ValuesFrom;
import io.gitopsprofile.model.release.action.ReleaseTest;
import io.gitopsprofile.model.release.action.Rollback;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.render.object.AnnotationMerge;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ImageHandover;
import io.gitopsprofile.render.output.ObjectCollector;
import io.gitopsprofile.view.KubernetesObject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flux v1 with the Helm Operator: one HelmRelease per release, and annotations of fluxcd.io. */
final class FluxV1 implements FluxDialect {

  private static final Chart.Cases<HelmReleaseV1.@Nullable ChartSource> CHARTS = new Charts();
  private static final ValuesFrom.Cases<HelmReleaseV1.@Nullable ValuesSource> VALUES = new Values();

  private final DiagnosticCollector problems;

  FluxV1(DiagnosticCollector problems) {
    this.problems = problems;
  }

  @Override
  public List<ReleaseObject> release(HelmRelease model, FreeForm values, ProfilePath path) {
    new FluxV2OnlyFields(problems).refuse(model, path);
    handed(ReleaseObject.handed(model, path));
    Map<String, String> automation =
        imageAutomation(model.imageAutomation(), path.key("imageAutomation"));
    Map<String, String> annotations =
        AnnotationMerge.join(automation, model.annotations(), path.key("annotations"), problems);
    return List.of(
        new ReleaseObject(
            path,
            model.name(),
            HelmReleaseV1.of(
                FluxDialect.metadata(model, annotations),
                new HelmReleaseV1.Spec(
                    model.releaseName(),
                    model.targetNamespace(),
                    text(model.helmVersion()),
                    model.chart().match(CHARTS),
                    seconds(model.timeout(), path.key("timeout")),
                    model.maxHistory(),
                    model.waitForReady(),
                    model.resetValues(),
                    model.forceUpgrade(),
                    model.skipCRDs(),
                    model.disableOpenAPIValidation(),
                    rollback(model.rollback(), path.key("rollback")),
                    test(model.test(), path.key("test")),
                    references(model.valueFileSecrets()),
                    sources(model.valuesFrom()),
                    values.isEmpty() ? null : values))));
  }

  private static List<HelmReleaseV1.Reference> references(List<String> names) {
    List<HelmReleaseV1.Reference> references = new ArrayList<>(names.size());
    for (String name : names) {
      references.add(new HelmReleaseV1.Reference(name));
    }
    return references;
  }

  private static List<HelmReleaseV1.ValuesSource> sources(List<ValuesFrom> models) {
    List<HelmReleaseV1.ValuesSource> sources = new ArrayList<>(models.size());
    for (ValuesFrom model : models) {
      HelmReleaseV1.ValuesSource source = model.match(VALUES);
      if (source != null) {
        sources.add(source);
      }
    }
    return sources;
  }

  @Override
  public @Nullable ReleaseObject source(Source source, ProfilePath path) {
    SourceRenderer.refuse(source, path, problems);
    return null;
  }

  @Override
  public List<PolicyObject> imagePolicies(ImagePolicies policies, ProfilePath path) {
    problems.add(
        DiagnosticCode.FIELD_NOT_SERVED,
        path,
        "Flux v1 does not have image policies as objects",
        "remove them and write imageAutomation at the releases, or target Flux v2");
    return List.of();
  }

  @Override
  public Map<String, String> reconcile(@Nullable Boolean reconcile) {
    return reconcile == null ? Map.of() : Map.of("fluxcd.io/ignore", String.valueOf(!reconcile));
  }

  @Override
  public Map<String, String> notApplied() {
    return reconcile(false);
  }

  /** The object unchanged: the profile uses Flux v1's annotations. */
  @Override
  public FreeForm inOwnWords(FreeForm object) {
    return object;
  }

  @Override
  public boolean appliesFoldersWhole() {
    return false;
  }

  @Override
  public void sync(Profile profile, FileLayout layout, ObjectCollector collector) {
    // Flux v1 applies every file that it finds, and has no Kustomizations.
    if (profile.sync() != null) {
      new FluxV2OnlyFields(problems).refuse(profile.sync(), ProfilePath.ROOT.key("sync"));
    }
  }

  @Override
  public Map<String, String> imageAutomation(
      @Nullable ImageAutomation automation, ProfilePath path) {
    Map<String, String> annotations = new LinkedHashMap<>();
    if (automation != null) {
      put(annotations, "fluxcd.io/automated", automation.automated());
      put(annotations, "fluxcd.io/locked", automation.locked());
      automation.tags().forEach((name, tag) -> put(annotations, "fluxcd.io/tag." + name, tag));
      automation.images().forEach((alias, image) -> putAlias(annotations, alias, image));
    }
    return annotations;
  }

  @Override
  public List<ImageHandover> handed(List<ImageHandover> named) {
    for (ImageHandover handover : named) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          handover.place(),
          "Flux v1 does not have image policies",
          "remove it and use imageAutomation, or target Flux v2");
    }
    return List.of();
  }

  @Override
  public List<ImageHandover> annotatedImages(KubernetesObject object) {
    return AnnotatedImages.in(object);
  }

  private static void putAlias(Map<String, String> annotations, String alias, ImageAlias image) {
    put(annotations, "repository.fluxcd.io/" + alias, image.repository());
    put(annotations, "registry.fluxcd.io/" + alias, image.registry());
    put(annotations, "tag.fluxcd.io/" + alias, image.tag());
  }

  private static void put(Map<String, String> annotations, String key, @Nullable Object value) {
    if (value != null) {
      annotations.put(key, value.toString());
    }
  }

  /** The chart of a HelmRelease; null for a chart that has been refused. */
  private static final class Charts implements Chart.Cases<HelmReleaseV1.@Nullable ChartSource> {

    @Override
    public HelmReleaseV1.ChartSource repository(Chart.Repository chart) {
      String secret = chart.chartPullSecret();
      return new HelmReleaseV1.RepositoryChart(
          chart.repository(),
          chart.name(),
          chart.version(),
          secret == null ? null : new HelmReleaseV1.Reference(secret));
    }

    @Override
    public HelmReleaseV1.ChartSource git(Chart.Git chart) {
      return new HelmReleaseV1.GitChart(
          chart.git(), chart.ref(), chart.path(), chart.secretRef(), chart.skipDepUpdate());
    }

    @Override
    public HelmReleaseV1.@Nullable ChartSource oci(Chart.Oci chart) {
      return null;
    }

    @Override
    public HelmReleaseV1.@Nullable ChartSource inSource(Chart.InSource chart) {
      return null;
    }

    @Override
    public HelmReleaseV1.@Nullable ChartSource reference(Chart.Reference chart) {
      return null;
    }
  }

  private HelmReleaseV1.@Nullable Rollback rollback(@Nullable Rollback model, ProfilePath path) {
    return model == null
        ? null
        : new HelmReleaseV1.Rollback(
            model.enable(),
            model.retry(),
            model.force(),
            model.recreate(),
            model.disableHooks(),
            model.waitForReady(),
            seconds(model.timeout(), path.key("timeout")),
            model.maxRetries());
  }

  private HelmReleaseV1.@Nullable Test test(@Nullable ReleaseTest model, ProfilePath path) {
    return model == null
        ? null
        : new HelmReleaseV1.Test(
            model.enable(),
            model.ignoreFailures(),
            seconds(model.timeout(), path.key("timeout")),
            model.cleanup());
  }

  /** A source of values of a HelmRelease; null for one that has been refused. */
  private static final class Values
      implements ValuesFrom.Cases<HelmReleaseV1.@Nullable ValuesSource> {

    @Override
    public HelmReleaseV1.@Nullable ValuesSource objectKey(ValuesFrom.ObjectKey ref) {
      return null;
    }

    @Override
    public HelmReleaseV1.ValuesSource configMapKeyRef(ValuesFrom.ConfigMapKeyRef ref) {
      return new HelmReleaseV1.ConfigMapSource(
          new HelmReleaseV1.KeySelector(ref.name(), ref.namespace(), ref.key(), ref.optional()));
    }

    @Override
    public HelmReleaseV1.ValuesSource secretKeyRef(ValuesFrom.SecretKeyRef ref) {
      return new HelmReleaseV1.SecretSource(
          new HelmReleaseV1.KeySelector(ref.name(), ref.namespace(), ref.key(), ref.optional()));
    }

    @Override
    public HelmReleaseV1.ValuesSource externalSourceRef(ValuesFrom.ExternalSourceRef ref) {
      return new HelmReleaseV1.ExternalSource(new HelmReleaseV1.Url(ref.url(), ref.optional()));
    }

    @Override
    public HelmReleaseV1.ValuesSource chartFileRef(ValuesFrom.ChartFileRef ref) {
      return new HelmReleaseV1.ChartFileSource(new HelmReleaseV1.File(ref.path(), ref.optional()));
    }
  }

  private @Nullable Long seconds(@Nullable GoDuration model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    Duration duration = model.toDuration();
    if (!duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          path,
          "\""
              + model
              + "\" is not a whole number of seconds; the Helm Operator accepts no fraction",
          "write whole seconds, such as " + (duration.toSeconds() + 1) + "s");
    }
    return duration.toSeconds();
  }
}
