package io.gitopsprofile.check.schema;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the structure of objects. */
public final class SchemaChecks {

  private SchemaChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (!context.manifests().isEmpty()) {
      checks.add(new KnownKindCheck());
    }
    checks.add(new ObjectSchemaCheck());
    checks.add(new UnreplacedVariableCheck());
    checks.add(new FluxVersionCheck());
    return checks;
  }
}
