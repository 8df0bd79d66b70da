package io.gitopsprofile.render;

import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Profile;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The checks of a profile on a thread of their own, beside its rendering. In a cold build they do
 * little but load classes, and another processor can do that meanwhile.
 */
final class ConcurrentChecks {

  /** Enough for the deepest pattern that a rule may have, whatever the default of the platform. */
  private static final long STACK_BYTES = 4L * 1024 * 1024;

  private final FutureTask<List<Diagnostic>> checks;

  private ConcurrentChecks(FutureTask<List<Diagnostic>> checks) {
    this.checks = checks;
  }

  /** Loads what the checks are made of, while the profile is read. */
  static void load() {
    Thread thread = new Loading(ProfileChecks::load);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Nobody waits for it. A goal that has failed meanwhile has its class loader closed by Maven, and
   * what cannot be loaded then is not needed; where it is needed, it fails there.
   */
  static final class Loading extends Thread {

    private final Runnable load;

    Loading(Runnable load) {
      super("profile-checks-loading");
      this.load = load;
    }

    @Override
    public void run() {
      try {
        load.run();
      } catch (LinkageError | IllegalStateException closed) {
        return;
      }
    }
  }

  static ConcurrentChecks start(Profile profile) {
    FutureTask<List<Diagnostic>> checks = new FutureTask<>(() -> ProfileChecks.of(profile));
    Thread thread = new Thread(null, checks, "profile-checks", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return new ConcurrentChecks(checks);
  }

  /** What they find; waits for it, and throws what they throw. */
  List<Diagnostic> findings() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return checks.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
