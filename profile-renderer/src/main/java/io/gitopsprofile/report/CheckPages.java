package io.gitopsprofile.report;

import io.gitopsprofile.check.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The published addresses of the pages in {@code docs/checks}. Their base is the Maven property
 * {@code profile.docs.url}, which the build writes into a resource.
 */
final class CheckPages {

  private static final String BASE = base();

  private CheckPages() {}

  /** The address of the list of all codes. */
  static String address() {
    return BASE;
  }

  /** The address of a code's page, such as {@code https://gitopsprofile.io/checks/PRF012}. */
  static String address(DiagnosticCode code) {
    return BASE + code.code();
  }

  private static String base() {
    try (InputStream in = CheckPages.class.getResourceAsStream("docs-url.txt")) {
      if (in == null) {
        throw new IllegalStateException("docs-url.txt is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
