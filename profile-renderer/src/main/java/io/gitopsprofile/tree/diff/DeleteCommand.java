package io.gitopsprofile.tree.diff;

import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command that deletes an object by hand. */
final class DeleteCommand {

  private DeleteCommand() {}

  static String of(RenderedObject object) {
    List<String> words = new ArrayList<>(List.of("kubectl"));
    if (!object.namespace().isEmpty()) {
      words.addAll(List.of("-n", object.namespace()));
    }
    // A bare kind is ambiguous where two groups have it, as with HelmRelease.
    String group = object.group().indexOf('.') < 0 ? "" : "." + object.group();
    words.add("delete");
    String kind = object.kind().toLowerCase(Locale.ROOT) + group;
    if (kind.startsWith("-") || object.name().startsWith("-")) {
      // A name in a file of a stranger must not become an option, such as --all.
      words.add("--");
    }
    words.addAll(List.of(kind, object.name()));
    return ShellCommand.of(words);
  }
}
