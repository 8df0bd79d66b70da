package io.gitopsprofile.tree.diff;

import io.gitopsprofile.rendered.RenderedObject;
import java.util.Locale;

/** The command that deletes an object by hand. */
final class DeleteCommand {

  private DeleteCommand() {}

  static String of(RenderedObject object) {
    String namespace = object.namespace().isEmpty() ? "" : "-n " + object.namespace() + " ";
    // A bare kind is ambiguous where two groups have it, as with HelmRelease.
    String group = object.group().indexOf('.') < 0 ? "" : "." + object.group();
    return "kubectl "
        + namespace
        + "delete "
        + object.kind().toLowerCase(Locale.ROOT)
        + group
        + " "
        + object.name();
  }
}
