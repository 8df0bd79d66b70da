package io.gitopsprofile.bounds;

import io.gitopsprofile.bounds.LanguagePositions.Position;
import io.gitopsprofile.model.value.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All inputs of one size: a value of the language, or two lists, grown in each way that it can. */
final class BoundedInputs {

  /** Makes the text of an input. */
  interface Growth {
    GrownProfile of(GrownProfile profile) throws IOException;
  }

  /** An input that is not made yet. */
  record Input(String name, String seed, Growth growth) {

    String yaml() throws IOException {
      return growth.of(new GrownProfile(LanguagePositions.seed(seed))).yaml();
    }
  }

  private static final int MANY = Integer.MAX_VALUE;

  private final int size;
  private final List<Input> inputs = new ArrayList<>();

  BoundedInputs(int size) throws IOException {
    this.size = size;
    List<Position> lists = new ArrayList<>();
    for (Position position : new LanguagePositions().all()) {
      Object value = new GrownProfile(LanguagePositions.seed(position.seed())).at(position.path());
      if (value instanceof List<?>) {
        list(position);
        lists.add(position);
      } else if (value instanceof Map<?, ?>) {
        map(position);
      } else {
        scalar(position);
      }
      deep(position);
    }
    pairs(lists);
  }

  List<Input> all() {
    return inputs;
  }

  private void add(Position position, String how, Growth growth) {
    inputs.add(new Input(position.key() + ": " + how, position.seed(), growth));
  }

  private void list(Position position) {
    int most = Limits.THOUSAND;
    add(position, "a thousand", profile -> profile.list(position.path(), size, true, most));
    add(position, "too many", profile -> profile.list(position.path(), size, true, MANY));
    for (boolean unique : new boolean[] {true, false}) {
      String how = unique ? "elements" : "equal elements";
      add(position, how, profile -> profile.list(position.path(), size, unique));
    }
    add(
        position,
        "elements on one line",
        profile -> profile.list(position.path(), size, true).oneLine());
  }

  private void map(Position position) {
    int most = Limits.ELEMENTS - 100;
    add(position, "entries", profile -> profile.map(position.path(), size, "k", most));
    add(position, "too many", profile -> profile.map(position.path(), size, "k", MANY));
    add(position, "a long key", profile -> profile.key(position.path(), size));
    add(
        position,
        "entries on one line",
        profile -> profile.map(position.path(), size, "a.b/k", most).oneLine());
  }

  private void scalar(Position position) {
    for (String unit : GrownProfile.TEXTS) {
      String how = "text of " + unit.replace("\n", "\\n").replace("\t", "\\t");
      add(position, how, profile -> profile.text(position.path(), unit, size, false));
    }
    for (String unit : List.of("9", "a", ",a=\"b\"")) {
      add(position, "text and " + unit, profile -> profile.text(position.path(), unit, size, true));
    }
  }

  private void deep(Position position) {
    add(position, "maps in maps", profile -> profile.nested(position.path(), 90, false));
    add(position, "deep lists", profile -> profile.nested(position.path(), 1_000, true));
  }

  /** Grows two lists of one seed, for what is asked of each pair of their elements. */
  private void pairs(List<Position> lists) {
    Map<String, Position> outer = new TreeMap<>();
    for (Position position : lists) {
      outer.putIfAbsent(position.key(), position);
    }
    List<Position> all = new ArrayList<>(outer.values());
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Position a = all.get(i);
        Position b = all.get(j);
        if (a.path().size() <= 2 && b.path().size() <= 2 && a.seed().equals(b.seed())) {
          add(
              a,
              "elements, and of " + b.key(),
              profile -> profile.list(a.path(), size / 2, true).list(b.path(), size / 2, true));
        }
      }
    }
  }
}
