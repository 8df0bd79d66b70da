package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one generation of Flux needs: its releases, and how it is told what to do. */
public sealed interface FluxDialect permits FluxV1, FluxV2 {

  /** The objects by which this Flux installs the chart with these values. */
  List<ReleaseObject> release(HelmRelease release, FreeForm values, ProfilePath path);

  /** The annotations that switch a namespace on or off; none if null. */
  Map<String, String> reconcile(@Nullable Boolean reconcile);

  /** The annotations of an object that Flux must not apply. */
  Map<String, String> notApplied();

  /** Whether of a folder with an object of an unknown kind nothing is applied, or all else. */
  boolean appliesFoldersWhole();

  /** An object whose annotations say to this Flux what they say in the profile. */
  FreeForm inOwnWords(FreeForm object);

  /** Adds the objects by which Flux finds the tree, once all else has its place. */
  void sync(Profile profile, FileLayout layout, ObjectCollector drafts);

  /** The annotations that let images be updated; the path is for what is wrong with it. */
  Map<String, String> imageAutomation(@Nullable ImageAutomation automation, ProfilePath path);

  static FluxDialect of(Flux flux, DiagnosticCollector problems) {
    return switch (flux) {
      case V1 -> new FluxV1(problems);
      case V2 -> new FluxV2(problems);
    };
  }

  /** The metadata of a release. */
  static ObjectMeta metadata(HelmRelease release, Map<String, String> annotations) {
    return Fabric8Values.metadata(
        release.name(), release.namespace(), release.labels(), annotations);
  }
}
