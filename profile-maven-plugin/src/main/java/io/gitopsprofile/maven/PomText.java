package io.gitopsprofile.maven;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A POM as it is written, with those in the folders above it, which are its parents mostly. */
final class PomText {

  private final List<String> texts = new ArrayList<>();

  PomText(@Nullable File pom) {
    @Nullable File file = pom == null ? null : pom.getAbsoluteFile();
    while (file != null && file.isFile()) {
      texts.add(read(file));
      @Nullable File folder = file.getParentFile();
      @Nullable File above = folder == null ? null : folder.getParentFile();
      file = above == null ? null : new File(above, "pom.xml");
    }
  }

  private static String read(File file) {
    try {
      // Names of properties are ASCII, whatever the POM's encoding.
      return new String(Files.readAllBytes(file.toPath()), ISO_8859_1);
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** Whether a property is used in them, or activates a profile, be it that it is not there. */
  boolean mentions(String property) {
    Pattern activation = Pattern.compile("<name>\\s*!?" + Pattern.quote(property) + "\\s*<");
    return texts.stream()
        .anyMatch(text -> text.contains("${" + property + "}") || activation.matcher(text).find());
  }
}
