package io.gitopsprofile.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code mutations.yaml}, whose header describes its format. */
final class MutationTable {

  private MutationTable() {}

  /** One mutation for each defect and profile, in the table's order. */
  static List<Mutation> read() {
    List<Mutation> mutations = new ArrayList<>();
    for (Object row : list(map(document()).get("mutations"))) {
      Map<?, ?> defect = map(row);
      map(defect.get("in"))
          .forEach((profile, edit) -> mutations.add(mutation(defect, text(profile), map(edit))));
    }
    return mutations;
  }

  private static Mutation mutation(Map<?, ?> defect, String profile, Map<?, ?> edit) {
    Object besides = defect.get("besides");
    HashSet<String> codes = new HashSet<>();
    if (besides != null) {
      list(besides).forEach(code -> codes.add(text(code)));
    }
    Object at = edit.get("at");
    return new Mutation(
        text(defect.get("defect")),
        Integer.parseInt(text(defect.get("invariant"))),
        text(defect.get("code")),
        codes,
        profile,
        text(edit.get("find")),
        text(edit.get("put")),
        at == null ? null : text(at));
  }

  private static Object document() {
    try (InputStream table = MutationTable.class.getResourceAsStream("mutations.yaml")) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }
}
