package io.gitopsprofile.goal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The failure of a goal; the message is ready to print. */
public final class GoalFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** The kinds of failure, which a command line tells apart by its exit status. */
  public enum Kind {
    /** The goal ran and found something wrong: a finding, a difference, a file in the way. */
    REFUSED,
    /** An option has a value that the goal cannot use. */
    USAGE,
    /** The goal could not read or write. */
    IO
  }

  private final Kind kind;

  GoalFailure(Kind kind, String message, @Nullable IOException cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The kind of the failure. */
  public Kind kind() {
    return kind;
  }
}
