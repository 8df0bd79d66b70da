package io.gitopsprofile.check.schema;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the structure of objects. */
public final class SchemaChecks {

  private static final List<Check> ALL =
      List.of(
          new KnownKindCheck(),
          new ObjectSchemaCheck(),
          new UnreplacedVariableCheck(),
          new FluxVersionCheck());

  private SchemaChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
