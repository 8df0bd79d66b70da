package io.gitopsprofile.check.namespace;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Flux;
import java.util.ArrayList;
import java.util.List;

/** The checks of the namespaces. */
public final class NamespaceChecks {

  private NamespaceChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new NamespaceDeclaredCheck());
    checks.add(new NamespaceReconciledCheck());
    if (context.profile().target().flux() == Flux.V2) {
      checks.add(new SyncNamespaceCheck());
      checks.add(new SyncSettingsCheck());
    }
    checks.add(new IgnoreAnnotationCheck());
    return checks;
  }
}
