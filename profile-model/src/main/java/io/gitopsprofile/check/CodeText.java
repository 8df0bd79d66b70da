package io.gitopsprofile.check;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a code, beside the message of each finding. They are in {@code codes.properties},
 * which is read when the first text is asked for: a build that only prints findings does not read
 * the file.
 *
 * @param meaning what a finding with this code means, in one sentence
 * @param symptom what the cluster shows if the finding is ignored
 * @param fix the remedy, in general
 * @param source the rule upstream that the code is derived from
 */
public record CodeText(String meaning, String symptom, String fix, String source) {

  private static final class Lazily {
    static final Properties TEXTS = load();
  }

  /** Refuses a text that is missing. */
  public CodeText {
    requireNonNull(meaning, "meaning");
    requireNonNull(symptom, "symptom");
    requireNonNull(fix, "fix");
    requireNonNull(source, "source");
  }

  /** The texts of a code. */
  public static CodeText of(DiagnosticCode code) {
    return new CodeText(
        text(code, "meaning"), text(code, "symptom"), text(code, "fix"), text(code, "source"));
  }

  private static String text(DiagnosticCode code, String part) {
    String key = code.code() + "." + part;
    @Nullable String text = Lazily.TEXTS.getProperty(key);
    return requireNonNull(text, key);
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (InputStream in =
        requireNonNull(CodeText.class.getResourceAsStream("codes.properties"), "no texts")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
