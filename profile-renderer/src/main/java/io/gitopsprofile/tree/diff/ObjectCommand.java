package io.gitopsprofile.tree.diff;

import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A command of {@code kubectl} for an object that somebody changes by hand. */
final class ObjectCommand {

  private ObjectCommand() {}

  /** The command that deletes an object. */
  static String delete(RenderedObject object) {
    return of("delete", object);
  }

  /** The command that writes annotations into an object. */
  static String annotate(RenderedObject object, String... annotations) {
    return of("annotate", object, annotations);
  }

  private static String of(String verb, RenderedObject object, String... more) {
    List<String> words = new ArrayList<>(List.of("kubectl"));
    if (!object.namespace().isEmpty()) {
      words.addAll(List.of("-n", object.namespace()));
    }
    // A bare kind is ambiguous where two groups have it, as with HelmRelease.
    String group = object.group().indexOf('.') < 0 ? "" : "." + object.group();
    words.add(verb);
    String kind = object.kind().toLowerCase(Locale.ROOT) + group;
    if (kind.startsWith("-") || object.name().startsWith("-")) {
      // A name in a file of a stranger must not become an option, such as --all.
      words.add("--");
    }
    words.addAll(List.of(kind, object.name()));
    words.addAll(List.of(more));
    return ShellCommand.of(words);
  }
}
