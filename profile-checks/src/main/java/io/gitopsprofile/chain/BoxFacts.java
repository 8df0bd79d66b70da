package io.gitopsprofile.chain;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts and places of a link, as they are found. */
final class BoxFacts {

  private final List<ChainBox.Fact> facts = new ArrayList<>();
  private final List<ProfilePath> paths = new ArrayList<>();

  /** Adds a fact, unless its value is not known. */
  BoxFacts fact(String name, @Nullable Object value) {
    String text = value == null ? "" : String.valueOf(value);
    if (!text.isEmpty()) {
      facts.add(new ChainBox.Fact(name, text));
    }
    return this;
  }

  /** Adds a place, unless there is none. */
  BoxFacts at(@Nullable ProfilePath path) {
    if (path != null && !paths.contains(path)) {
      paths.add(path);
    }
    return this;
  }

  ChainBox known(ChainBox.Kind kind, String title) {
    return new ChainBox(kind, title, facts, paths, true);
  }

  ChainBox unknown(ChainBox.Kind kind, String title) {
    return new ChainBox(kind, title, facts, paths, false);
  }
}
