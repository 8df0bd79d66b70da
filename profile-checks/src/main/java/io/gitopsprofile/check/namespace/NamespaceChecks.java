package io.gitopsprofile.check.namespace;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.flux.SuspendedNamespaces;
import io.gitopsprofile.model.Flux;
import java.util.ArrayList;
import java.util.List;

/** The checks of the namespaces. */
public final class NamespaceChecks {

  private NamespaceChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new NamespaceDeclaredCheck());
    if (!SuspendedNamespaces.in(context).isEmpty()) {
      checks.add(new NamespaceReconciledCheck());
    }
    if (context.profile().target().flux() == Flux.V2) {
      checks.add(new SyncNamespaceCheck());
      if (context.profile().sync() != null) {
        checks.add(new SyncSettingsCheck());
      }
    }
    checks.add(new IgnoreAnnotationCheck());
    return checks;
  }
}
