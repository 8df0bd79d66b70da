package io.gitopsprofile.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts of options, from the table {@code docs/reference/parameters.md} of the Maven plugin's
 * parameters, which the build packs into the jar.
 */
final class ParameterTexts {

  private static final String TABLE = "parameters.md";
  private static final String PREFIX = "profile.";
  private static final int COLUMNS = 5;

  private ParameterTexts() {}

  /** Returns the text of each option of a goal. */
  static Map<String, String> of(String goal) {
    Map<String, String> texts = new HashMap<>();
    texts.put("color", "Colours the output: always, never, or auto, where a terminal is.");
    texts.put("help", "Prints this help.");
    for (String line : table().split("\n", -1)) {
      if (!line.startsWith("| `")) {
        continue;
      }
      String[] cells = line.substring(2, line.length() - 2).split(" \\| ", COLUMNS);
      if (cells[0].contains('`' + goal + '`')) {
        texts.put(option(cells[2]), plain(cells[4]) + byDefault(plain(cells[3])));
      }
    }
    return texts;
  }

  /** The option of a property: {@code profile.file} is {@code --file}. */
  private static String option(String property) {
    String name = plain(property);
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  private static String byDefault(String value) {
    String shown =
        value
            .replace("${basedir}/", "")
            .replace("${basedir}", ".")
            .replace("${project.build.directory}", "target");
    return value.isEmpty() ? "" : " Default: " + shown;
  }

  private static String plain(String cell) {
    return cell.replace("`", "").replace("<code>", "").replace("</code>", "").strip();
  }

  private static String table() {
    try (InputStream in = ParameterTexts.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
