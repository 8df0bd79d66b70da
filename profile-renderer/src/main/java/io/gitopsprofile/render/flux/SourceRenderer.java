package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.chart.ChartSourceKind;
import io.gitopsprofile.model.source.Bucket;
import io.gitopsprofile.model.source.GitProvider;
import io.gitopsprofile.model.source.GitRepository;
import io.gitopsprofile.model.source.HelmChart;
import io.gitopsprofile.model.source.HelmRepository;
import io.gitopsprofile.model.source.OciRepository;
import io.gitopsprofile.model.source.Provider;
import io.gitopsprofile.model.source.RepositoryType;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.source.TokenProvider;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.object.ObjectSerializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the sources of a profile, in whose words Flux v2 reads them, and reports values that the
 * API server refuses together. (Source: fluxcd/source-controller, the CEL rules in {@code api/v1}.)
 */
final class SourceRenderer implements Source.Cases<@Nullable Void> {

  private static final List<String> OF_METADATA =
      List.of("name", "namespace", "labels", "annotations", "patch", "manage");

  private static final String OCI_SCHEME = "oci://";

  private final ProfilePath part;
  private final DiagnosticCollector problems;

  private SourceRenderer(ProfilePath part, DiagnosticCollector problems) {
    this.part = part;
    this.problems = problems;
  }

  /** An object of source.toolkit.fluxcd.io/v1. */
  record SourceObject(String apiVersion, String kind, ObjectMeta metadata, FreeForm spec) {}

  /** The object of a source, named as a source of a chart is. */
  static ReleaseObject render(Source source, ProfilePath path, DiagnosticCollector problems) {
    source.match(new SourceRenderer(path, problems));
    Map<String, @Nullable Object> spec = new LinkedHashMap<>(ObjectSerializer.of(source));
    OF_METADATA.forEach(spec::remove);
    SourceObject object =
        new SourceObject(
            FluxSource.API_VERSION,
            source.kind(),
            Fabric8Values.metadata(
                source.name(), source.namespace(), source.labels(), source.annotations()),
            new FreeForm(spec));
    return new ReleaseObject(
        path, source.kind().toLowerCase(Locale.ROOT) + "-" + source.name(), object);
  }

  /** Reports a source for Flux v1, which has none. */
  static void refuse(Source source, ProfilePath path, DiagnosticCollector problems) {
    problems.add(
        DiagnosticCode.FIELD_NOT_SERVED,
        path,
        "Flux v1 does not have the " + source.kind() + " \"" + source.name() + "\"",
        "remove it, or target Flux v2");
  }

  @Override
  public @Nullable Void helmRepository(HelmRepository source) {
    boolean isOfRegistry = source.url().startsWith(OCI_SCHEME);
    boolean isOci = source.type() == RepositoryType.OCI;
    refuse(
        isOfRegistry && !isOci,
        part.key("helmRepository").key("url"),
        "the url is that of a registry, which the type default cannot read",
        "write type: oci beside it");
    refuse(
        isOci && !isOfRegistry,
        part.key("helmRepository").key("type"),
        "the type oci needs a url that starts with oci://",
        "remove the type, or write the address of a registry as url");
    return null;
  }

  @Override
  public @Nullable Void gitRepository(GitRepository source) {
    GitProvider provider = source.provider();
    refuse(
        source.serviceAccountName() != null
            && provider != GitProvider.AWS
            && provider != GitProvider.AZURE,
        part.key("gitRepository").key("serviceAccountName"),
        "serviceAccountName needs the provider aws or azure",
        "remove it, or write that provider");
    return null;
  }

  @Override
  public @Nullable Void ociRepository(OciRepository source) {
    String url = source.url();
    int path = url.indexOf('/', OCI_SCHEME.length());
    int version = Math.max(url.lastIndexOf(':'), url.lastIndexOf('@'));
    refuse(
        path > 0 && version > path,
        part.key("ociRepository").key("url"),
        "the url of an OCIRepository cannot have a tag or digest",
        "write it as ref.tag or ref.digest");
    return null;
  }

  @Override
  public @Nullable Void bucket(Bucket source) {
    ProfilePath bucket = part.key("bucket");
    Provider provider = source.provider() == null ? Provider.GENERIC : source.provider();
    refuse(
        source.serviceAccountName() != null && provider == Provider.GENERIC,
        bucket.key("serviceAccountName"),
        "serviceAccountName needs the provider aws, azure or gcp",
        "remove it, or write that provider");
    refuse(
        source.serviceAccountName() != null && source.secretRef() != null,
        bucket.key("serviceAccountName"),
        "serviceAccountName and secretRef exclude each other",
        "remove one of the two");
    if (source.sts() != null) {
      boolean isOfAws = source.sts().provider() == TokenProvider.AWS;
      refuse(
          provider != (isOfAws ? Provider.AWS : Provider.GENERIC),
          bucket.key("sts"),
          "sts with " + source.sts().provider() + " does not go with the provider " + provider,
          "write the provider " + (isOfAws ? Provider.AWS : Provider.GENERIC) + ", or remove sts");
      refuse(
          isOfAws && (source.sts().secretRef() != null || source.sts().certSecretRef() != null),
          bucket.key("sts"),
          "sts with aws takes no Secret",
          "remove secretRef and certSecretRef from it");
    }
    return null;
  }

  @Override
  public @Nullable Void helmChart(HelmChart source) {
    refuse(
        source.verify() != null && source.sourceRef().kind() != ChartSourceKind.HELM_REPOSITORY,
        part.key("helmChart").key("verify"),
        "verify is for charts of a HelmRepository",
        "remove it, and verify the source");
    return null;
  }

  private void refuse(boolean isRefused, ProfilePath place, String message, String fix) {
    if (isRefused) {
      problems.add(DiagnosticCode.VALUES_CONFLICT, place, message, fix);
    }
  }
}
