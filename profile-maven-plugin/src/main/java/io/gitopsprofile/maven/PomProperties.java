package io.gitopsprofile.maven;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of a POM, its parents and the POMs of the folders above. */
final class PomProperties {

  private static final String NAME = "pom.xml";
  private static final Pattern PARENT =
      Pattern.compile("<relativePath>\\s*([^<]*[^<\\s])\\s*</relativePath>");

  private final Map<URI, String> texts = new LinkedHashMap<>();

  PomProperties(@Nullable File pom) {
    Deque<File> poms = new ArrayDeque<>();
    if (pom != null) {
      poms.add(pom);
    }
    while (!poms.isEmpty()) {
      File next = poms.remove();
      File file = next.isDirectory() ? new File(next, NAME) : next;
      URI name = file.toURI().normalize();
      if (file.isFile() && !texts.containsKey(name)) {
        String text = read(file);
        texts.put(name, text);
        @Nullable File folder = file.getAbsoluteFile().getParentFile();
        poms.add(new File(folder, "../" + NAME));
        PARENT.matcher(text).results().forEach(way -> poms.add(new File(folder, way.group(1))));
      }
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

  /** Returns true if a POM uses the property, or a profile is activated by it or by its absence. */
  boolean mentions(String property) {
    Pattern activation = Pattern.compile("<name>\\s*!?" + Pattern.quote(property) + "\\s*<");
    return texts.values().stream()
        .anyMatch(text -> text.contains("${" + property + "}") || activation.matcher(text).find());
  }
}
