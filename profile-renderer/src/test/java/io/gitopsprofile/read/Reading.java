package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.source.NodeComposer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads profiles from text, and formats their findings briefly. */
public final class Reading {

  /** The required start of a profile; three lines. */
  public static final String HEAD =
      "profile: v1\nname: x\ntarget: {kubernetes: \"1.17\", flux: v1}\n";

  static final Path NO_DIRECTORY = Path.of("target", "no-such-directory");

  private Reading() {}

  static Profile profile(String yaml) {
    return read(yaml).profile();
  }

  static ReadProfile read(String yaml) {
    return new ProfileReader().read(yaml, "profile.yaml", NO_DIRECTORY);
  }

  /** The first document of a text as it is written; null if there is none. */
  public static @Nullable Node node(String yaml) {
    List<Node> documents = NodeComposer.composeAll(yaml);
    return documents.isEmpty() ? null : documents.get(0);
  }

  /** The findings of a text that must be rejected. */
  static List<Diagnostic> diagnostics(String yaml) {
    return catchThrowableOfType(ProfileException.class, () -> read(yaml)).diagnostics();
  }

  /** The findings below {@link #HEAD}, as {@code line:column code message; fix}. */
  static List<String> problems(String yaml) {
    return diagnostics(HEAD + yaml).stream().map(Reading::text).toList();
  }

  static String text(Diagnostic diagnostic) {
    String place = String.valueOf(diagnostic.position()).replaceFirst("^profile\\.yaml:", "");
    return place
        + " "
        + diagnostic.code().code()
        + " "
        + diagnostic.message()
        + "; "
        + diagnostic.fix();
  }
}
