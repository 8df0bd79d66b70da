package io.gitopsprofile.check.schema;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;

/** The checks of the structure of objects. */
public final class SchemaChecks {

  private SchemaChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (!context.manifests().isEmpty()) {
      checks.add(new KnownKindCheck());
    }
    if (hasFreeForm(context)) {
      checks.add(new ObjectSchemaCheck());
    }
    checks.add(new UnreplacedVariableCheck());
    if (context.profile().target().fluxVersion() != null) {
      checks.add(new FluxVersionCheck());
    }
    return checks;
  }

  private static boolean hasFreeForm(CheckContext context) {
    boolean has = false;
    for (ProfileObject object : context.objects().all()) {
      has |= object.source().isFreeForm();
    }
    return has;
  }
}
