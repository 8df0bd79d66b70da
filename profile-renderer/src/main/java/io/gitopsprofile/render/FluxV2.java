package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.ImageAutomation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flux v2, which is not rendered yet: it says so, and leaves the rest of the run to go on. */
final class FluxV2 implements FluxDialect {

  FluxV2(Problems problems) {
    problems.add(
        DiagnosticCode.TARGET_NOT_SUPPORTED,
        ProfilePath.ROOT.key("target").key("flux"),
        "this build renders for Flux v1 only, not v2",
        "write v1");
  }

  @Override
  public List<Object> release(HelmRelease release, FreeForm values, ProfilePath path) {
    return List.of();
  }

  @Override
  public Map<String, String> reconcile(@Nullable Boolean reconcile) {
    return Map.of();
  }

  @Override
  public Map<String, String> imageAutomation(@Nullable ImageAutomation automation) {
    return Map.of();
  }
}
