package io.gitopsprofile.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON Schema (draft-07) of {@code profile.yaml}, for editors: the keys, their meaning and
 * their values. The build generates the schema from the model.
 */
public final class ProfileSchema {

  /** File name of the schema. */
  public static final String FILE_NAME = "profile.schema.json";

  /** File name of the schema of an included file. */
  public static final String PART_FILE_NAME = "profile-part.schema.json";

  /** The keys that only the profile itself has; an included file has all others. */
  static final List<String> OF_THE_PROFILE =
      List.of("profile", "name", "description", "target", "parameters", "environments", "fleet");

  private ProfileSchema() {}

  /**
   * The schema of an included file as JSON; the file with the schema of a profile has its words.
   */
  public static String partText(String schemaFile) {
    return "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"$ref\": \""
        + schemaFile
        + "#/definitions/Part\"\n}\n";
  }

  /** The schema as JSON. */
  public static String text() {
    try (InputStream in = ProfileSchema.class.getResourceAsStream(FILE_NAME)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FILE_NAME + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
