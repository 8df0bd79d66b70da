package io.gitopsprofile.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The styles and scripts of a page, and their hashes for its content security policy. */
final class PageParts {

  private PageParts() {}

  static String chainStyles() {
    return read("chain.css");
  }

  static String curveStyles() {
    return read("curve.css");
  }

  static String styles() {
    return read("chain.css") + read("curve.css") + read("report.css");
  }

  static String simulator() {
    return read("simulator.js");
  }

  static String scripts() {
    return read("simulator.js") + read("report.js");
  }

  /** Returns the source of a policy that allows exactly this text. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(String name) {
    try (InputStream in = PageParts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
