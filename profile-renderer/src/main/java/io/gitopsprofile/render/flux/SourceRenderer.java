package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.object.ObjectSerializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the sources of a profile, in whose words Flux v2 reads them. */
final class SourceRenderer {

  private static final List<String> OF_METADATA =
      List.of("name", "namespace", "labels", "annotations", "manage");

  private SourceRenderer() {}

  /** An object of source.toolkit.fluxcd.io/v1. */
  record SourceObject(String apiVersion, String kind, ObjectMeta metadata, FreeForm spec) {}

  /** The object of a source, named as a source of a chart is. */
  static ReleaseObject render(Source source, ProfilePath path) {
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

  /** Reports the sources of a profile for Flux v1, which reads none. */
  static void refuse(Source source, ProfilePath path, DiagnosticCollector problems) {
    problems.add(
        DiagnosticCode.FIELD_NOT_SERVED,
        path,
        "Flux v1 does not have the " + source.kind() + " \"" + source.name() + "\"",
        "remove it, or target Flux v2");
  }
}
