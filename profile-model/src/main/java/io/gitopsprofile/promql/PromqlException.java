package io.gitopsprofile.promql;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The first reason for which Prometheus refuses a query. */
public final class PromqlException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 200;

  private final int offset;
  private final @Nullable String fix;
  private final @Nullable String function;

  PromqlException(int offset, String message, @Nullable String fix) {
    this(offset, message, fix, null);
  }

  /** The use of a function that does not exist. */
  PromqlException(int offset, String message, @Nullable String fix, @Nullable String function) {
    // A refusal is an answer, so no stack trace is recorded.
    super(cut(message), null, false, false);
    this.offset = offset;
    this.fix = fix;
    this.function = function;
  }

  private static String cut(String message) {
    return message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
  }

  /** The reason, in Prometheus' own terms. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }

  /** The index of the character at which the reason was found. */
  public int offset() {
    return offset;
  }

  /** An imperative that names the edit; null if the reason does not tell one. */
  public @Nullable String fix() {
    return fix;
  }

  /** The name of a function that does not exist; null for any other reason. */
  public @Nullable String unknownFunction() {
    return function;
  }
}
