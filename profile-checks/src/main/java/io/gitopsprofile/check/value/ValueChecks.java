package io.gitopsprofile.check.value;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of single values. */
public final class ValueChecks {

  private static final List<Check> ALL =
      List.of(
          new ImageReferenceCheck(),
          new AmountUnitCheck(),
          new ProgramSettingCheck(),
          new EnvNameCheck(),
          new JsonPointerCheck(),
          new NodePortCheck(),
          new LocalAddressCheck(),
          new TagPatternCheck());

  private ValueChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
