package io.gitopsprofile.diagnostic;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about a kind of finding, beside the finding itself. The texts stand in
 * {@code codes.properties}, which is read when the first of them is asked for: a build that prints
 * its findings does not pay for them.
 *
 * @param means what it means
 * @param seen what is seen in the cluster if it is ignored
 * @param fix how to fix it
 * @param source the rule upstream that it stems from
 */
public record CodeDescription(String means, String seen, String fix, String source) {

  private static final class Lazily {
    static final Properties TEXTS = load();
  }

  /** Refuses a text that is missing. */
  public CodeDescription {
    requireNonNull(means, "means");
    requireNonNull(seen, "seen");
    requireNonNull(fix, "fix");
    requireNonNull(source, "source");
  }

  /** The texts of a code. */
  public static CodeDescription of(DiagnosticCode code) {
    return new CodeDescription(
        text(code, "means"), text(code, "seen"), text(code, "fix"), text(code, "source"));
  }

  private static String text(DiagnosticCode code, String part) {
    String key = code.code() + "." + part;
    @Nullable String text = Lazily.TEXTS.getProperty(key);
    return requireNonNull(text, key);
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (InputStream in =
        requireNonNull(CodeDescription.class.getResourceAsStream("codes.properties"), "no texts")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
