package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.ValuesFrom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Flux v2 takes the values of a release from, beside the inline ones: files of the chart,
 * then ConfigMaps and Secrets of the release's namespace.
 */
final class ReleaseInputs {

  private final HelmRelease release;
  private final Problems problems;
  private final List<HelmReleaseV2.ValuesReference> references = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private int optionalFiles;

  ReleaseInputs(HelmRelease release, ProfilePath path, Problems problems) {
    this.release = release;
    this.problems = problems;
    for (String secret : release.valueFileSecrets()) {
      references.add(new HelmReleaseV2.ValuesReference("Secret", secret, null, null, null, null));
    }
    for (int i = 0; i < release.valuesFrom().size(); i++) {
      release.valuesFrom().get(i).match(new Values(path.key("valuesFrom").index(i)));
    }
    if (optionalFiles > 0 && optionalFiles < files.size()) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path.key("valuesFrom"),
          "to Flux v2 either all files of a chart may be missing, or none",
          "make optional the same in each chartFileRef");
    }
  }

  /** The ConfigMaps and Secrets, those of {@code valueFileSecrets} first. */
  List<HelmReleaseV2.ValuesReference> references() {
    return references;
  }

  /** The files of the chart; not empty means that its own values.yaml must be named, too. */
  List<String> valuesFiles() {
    if (files.isEmpty()) {
      return files;
    }
    List<String> all = new ArrayList<>();
    all.add(inSource("values.yaml"));
    all.addAll(files);
    return all;
  }

  /** Whether files may be missing; null if there is none. */
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
    public @Nullable Void configMapKeyRef(ValuesFrom.ConfigMapKeyRef ref) {
      requireNamespace(ref.name(), ref.namespace(), "ConfigMap", place.key("configMapKeyRef"));
      references.add(
          new HelmReleaseV2.ValuesReference(
              "ConfigMap", ref.name(), ref.key(), ref.targetPath(), ref.literal(), ref.optional()));
      return null;
    }

    @Override
    public @Nullable Void secretKeyRef(ValuesFrom.SecretKeyRef ref) {
      requireNamespace(ref.name(), ref.namespace(), "Secret", place.key("secretKeyRef"));
      references.add(
          new HelmReleaseV2.ValuesReference(
              "Secret", ref.name(), ref.key(), ref.targetPath(), ref.literal(), ref.optional()));
      return null;
    }

    @Override
    public @Nullable Void externalSourceRef(ValuesFrom.ExternalSourceRef ref) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place.key("externalSourceRef"),
          "Flux v2 takes no values from a URL",
          "put the file into a ConfigMap of the namespace \""
              + release.namespace()
              + "\", and name that by configMapKeyRef");
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
              + "\" would no longer override those above it",
          "write the chartFileRef first in valuesFrom, or put the file into a ConfigMap");
    }
    if (!(release.chart() instanceof Chart.Repository || release.chart() instanceof Chart.Git)) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          place,
          "Flux v2 takes no files of a chart that it fetches by an object of its own",
          "put the file into a ConfigMap, and name that by configMapKeyRef");
    }
    files.add(inSource(ref.path()));
    optionalFiles += Boolean.TRUE.equals(ref.optional()) ? 1 : 0;
  }

  /** A Git repository's files are named from its root, a packaged chart's from the chart. */
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
