package io.gitopsprofile.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this generator, which the build writes into a resource. */
public final class GeneratorVersion {

  private GeneratorVersion() {}

  /** Returns the version. */
  public static String current() {
    try (InputStream in = GeneratorVersion.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("version.txt is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
