package io.gitopsprofile.check.namespace;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the namespaces. */
public final class NamespaceChecks {

  private static final List<Check> ALL =
      List.of(
          new NamespaceDeclaredCheck(),
          new NamespaceReconciledCheck(),
          new SyncNamespaceCheck(),
          new SyncSettingsCheck(),
          new IgnoreAnnotationCheck());

  private NamespaceChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
