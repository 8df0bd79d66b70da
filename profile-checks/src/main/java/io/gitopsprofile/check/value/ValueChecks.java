package io.gitopsprofile.check.value;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Flux;
import java.util.ArrayList;
import java.util.List;

/** The checks of single values. */
public final class ValueChecks {

  private ValueChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new ImageReferenceCheck());
    checks.add(new AmountUnitCheck());
    checks.add(new ProgramSettingCheck());
    if (!context.objects().pods().isEmpty()) {
      checks.add(new EnvNameCheck());
    }
    if (context.has("HelmRelease", "Kustomization")) {
      checks.add(new JsonPointerCheck());
    }
    if (context.has("Service")) {
      checks.add(new NodePortCheck());
    }
    checks.add(new LocalAddressCheck());
    if (context.profile().target().flux() == Flux.V1) {
      checks.add(new TagPatternCheck());
    }
    return checks;
  }
}
