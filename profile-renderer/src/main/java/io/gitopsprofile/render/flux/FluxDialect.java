package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.FluxForm;
import io.gitopsprofile.render.output.ImageHandover;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the releases and the reconciliation settings of one major version of Flux. */
public sealed interface FluxDialect extends FluxForm permits FluxV1, FluxV2 {

  /** The objects with which this Flux version installs the chart with these values. */
  List<ReleaseObject> release(HelmRelease release, FreeForm values, ProfilePath path);

  /** The object of a source; null, with a problem reported, if this Flux version has none. */
  @Nullable ReleaseObject source(Source source, ProfilePath path);

  /**
   * The objects of image automation; none, with a problem reported, if this Flux version has none.
   */
  List<PolicyObject> imagePolicies(ImagePolicies policies, ProfilePath path);

  /** The annotations that switch reconciliation of a namespace on or off; none if null. */
  Map<String, String> reconcile(@Nullable Boolean reconcile);

  /** The annotations of an object that Flux must not apply. */
  Map<String, String> notApplied();

  /**
   * True if Flux applies nothing of a folder that has an object of an unknown kind, instead of all
   * other objects.
   */
  boolean appliesFoldersWhole();

  /** Adds the objects that point Flux at the tree, after all other objects have a path. */
  void sync(Profile profile, FileLayout layout, ObjectCollector collector);

  /** The annotations that enable image automation; problems are reported at the path. */
  Map<String, String> imageAutomation(@Nullable ImageAutomation automation, ProfilePath path);

  /**
   * The texts that image automation of this Flux version may replace, of those that the profile
   * names; the others are reported.
   */
  List<ImageHandover> handed(List<ImageHandover> named);

  static FluxDialect of(Target target, DiagnosticCollector problems) {
    return switch (target.flux()) {
      case V1 -> new FluxV1(problems);
      case V2 -> new FluxV2(target.isMovedFromFluxV1(), problems);
    };
  }

  /** The metadata of a release. */
  static ObjectMeta metadata(HelmRelease release, Map<String, String> annotations) {
    return Fabric8Values.metadata(
        release.name(), release.namespace(), release.labels(), annotations);
  }
}
