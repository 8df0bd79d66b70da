package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.ValuesFrom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places from which Flux v2 takes the values of a release besides the inline values: files of
 * the chart, then ConfigMaps and Secrets of the release's namespace.
 */
final class ValuesSources {

  private final HelmRelease release;
  private final DiagnosticCollector problems;
  private final List<ValuesFrom.ObjectKey> references = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private int optionalFiles;

  ValuesSources(HelmRelease release, ProfilePath path, DiagnosticCollector problems) {
    this.release = release;
    this.problems = problems;
    for (String secret : release.valueFileSecrets()) {
      references.add(
          new ValuesFrom.ObjectKey(
              ValuesFrom.ObjectKey.Kind.SECRET, secret, null, null, null, null));
    }
    for (int i = 0; i < release.valuesFrom().size(); i++) {
      release.valuesFrom().get(i).match(new Values(path.key("valuesFrom").index(i)));
    }
    if (optionalFiles > 0 && optionalFiles < files.size()) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path.key("valuesFrom"),
          "only some values files are optional; Flux v2 supports all files of a chart or none",
          "make optional the same in each chartFileRef");
    }
  }

  /** The ConfigMaps and Secrets; {@code valueFileSecrets} come first. */
  List<ValuesFrom.ObjectKey> references() {
    return references;
  }

  /** The values files of the chart; if any is named, the chart's own values.yaml is named first. */
  List<String> valuesFiles() {
    if (files.isEmpty()) {
      return files;
    }
    List<String> all = new ArrayList<>();
    all.add(inSource("values.yaml"));
    all.addAll(files);
    return all;
  }

  /** True if values files may be missing; null if every file is required. */
  @Nullable Boolean ignoreMissingValuesFiles() {
    return optionalFiles > 0 ? true : null;
  }

  /** Adds one source of values. */
  private final class Values implements ValuesFrom.Cases<@Nullable Void> {

    private final ProfilePath place;

    Values(ProfilePath place) {
      this.place = place;
    }

    @Override
    public @Nullable Void objectKey(ValuesFrom.ObjectKey ref) {
      references.add(ref);
      return null;
    }

    @Override
    public @Nullable Void configMapKeyRef(ValuesFrom.ConfigMapKeyRef ref) {
      requireNamespace(ref.name(), ref.namespace(), "ConfigMap", place.key("configMapKeyRef"));
      references.add(
          new ValuesFrom.ObjectKey(
              ValuesFrom.ObjectKey.Kind.CONFIG_MAP,
              ref.name(),
              ref.key(),
              ref.targetPath(),
              ref.literal(),
              ref.optional()));
      return null;
    }

    @Override
    public @Nullable Void secretKeyRef(ValuesFrom.SecretKeyRef ref) {
      requireNamespace(ref.name(), ref.namespace(), "Secret", place.key("secretKeyRef"));
      references.add(
          new ValuesFrom.ObjectKey(
              ValuesFrom.ObjectKey.Kind.SECRET,
              ref.name(),
              ref.key(),
              ref.targetPath(),
              ref.literal(),
              ref.optional()));
      return null;
    }

    @Override
    public @Nullable Void externalSourceRef(ValuesFrom.ExternalSourceRef ref) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place.key("externalSourceRef"),
          "Flux v2 does not read values from a URL",
          "put the file into a ConfigMap of the namespace \""
              + release.namespace()
              + "\", and refer to it with configMapKeyRef");
      return null;
    }

    @Override
    public @Nullable Void chartFileRef(ValuesFrom.ChartFileRef ref) {
      file(ref, place);
      return null;
    }
  }

  private void file(ValuesFrom.ChartFileRef ref, ProfilePath place) {
    if (!references.isEmpty()) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place,
          "Flux v2 merges the files of a chart before all ConfigMaps and Secrets, so \""
              + ref.path()
              + "\" would no longer override the values above it",
          "write the chartFileRef first in valuesFrom, or put the file into a ConfigMap");
    }
    if (release.chart() instanceof Chart.InSource) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place,
          "a chart with a sourceRef names its values files in Flux v2's own words",
          "write valuesFiles: [" + ref.path() + "] into the chart");
    } else if (!(release.chart() instanceof Chart.Repository
        || release.chart() instanceof Chart.Git)) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place,
          "Flux v2 does not read values files of a chart that another object fetches",
          "put the file into a ConfigMap, and refer to it with configMapKeyRef");
    }
    files.add(inSource(ref.path()));
    optionalFiles += Boolean.TRUE.equals(ref.optional()) ? 1 : 0;
  }

  /**
   * The path of a values file in its source: from the root of a Git repository, or from the chart
   * in a packaged chart.
   */
  private String inSource(String file) {
    if (release.chart() instanceof Chart.Git git) {
      return git.path().endsWith("/") ? git.path() + file : git.path() + "/" + file;
    }
    return file;
  }

  private void requireNamespace(
      String name, @Nullable String namespace, String kind, ProfilePath place) {
    if (namespace != null && !namespace.equals(release.namespace())) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place.key("namespace"),
          "Flux v2 reads the "
              + kind
              + " \""
              + name
              + "\" in the namespace of the release, \""
              + release.namespace()
              + "\", not in \""
              + namespace
              + "\"",
          "put a copy of the " + kind + " there, and remove the namespace");
    }
  }
}
