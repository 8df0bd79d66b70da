package io.gitopsprofile.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema (draft-07) of {@code profile.yaml}, for editors: the keys, their meaning and
 * their values. The build generates the schema from the model.
 */
public final class ProfileSchema {

  /** File name of the schema. */
  public static final String FILE_NAME = "profile.schema.json";

  private ProfileSchema() {}

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
