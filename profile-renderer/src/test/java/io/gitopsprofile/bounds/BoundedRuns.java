package io.gitopsprofile.bounds;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Generates from inputs of one size, and prints a line an input: its number and name, its length,
 * the milliseconds of CPU time, the outcome, the characters of all findings, and a remark. A JVM of
 * its own runs this class, with a heap of 256 MiB and on a thread with a small stack.
 */
public final class BoundedRuns {

  /** The number of fields of a line. */
  static final int FIELDS = 7;

  /** The outcome of an input that takes far too long; the JVM ends after its line. */
  static final String STUCK = "stuck";

  /** The exit code after an input that takes far too long. */
  static final int STUCK_EXIT = 3;

  private static final int STACK = 512 * 1024;
  private static final long LONGEST = 20_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final BoundedInputs.Input input;
  private final String text;
  private volatile String outcome = "";

  private BoundedRuns(BoundedInputs.Input input) throws IOException {
    this.input = input;
    this.text = input.yaml();
  }

  /** Runs inputs: {@code <size> <first> <every how many> <regular expression of names>}. */
  public static void main(String[] args) throws Exception {
    List<BoundedInputs.Input> inputs = new BoundedInputs(Integer.parseInt(args[0])).all();
    for (int i = Integer.parseInt(args[1]); i < inputs.size(); i += Integer.parseInt(args[2])) {
      if (inputs.get(i).name().matches(".*(" + args[3] + ").*")) {
        new BoundedRuns(inputs.get(i)).run(i);
      }
    }
  }

  private void run(int number) throws InterruptedException {
    Thread run = new Thread(null, this::generate, "run", STACK);
    run.setDaemon(true);
    run.start();
    String trace = "";
    while (run.isAlive()) {
      run.join(20);
      long time = THREADS.getThreadCpuTime(run.getId());
      if (time > LONGEST / 5 && trace.isEmpty()) {
        trace = frames(run.getStackTrace());
      }
      if (time > LONGEST) {
        outcome = time / 1_000_000 + "\t" + STUCK + "\t0\t" + trace;
        print(number);
        Runtime.getRuntime().halt(STUCK_EXIT);
      }
    }
    outcome += trace;
    print(number);
  }

  private void print(int number) {
    System.out.println(number + "\t" + input.name() + "\t" + text.length() + "\t" + outcome);
    System.out.flush();
  }

  private static String frames(StackTraceElement[] trace) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(12, trace.length); i++) {
      text.append(' ').append(trace[i].getFileName()).append(':').append(trace[i].getLineNumber());
    }
    return text.toString();
  }

  private void generate() {
    long start = THREADS.getCurrentThreadCpuTime();
    String end;
    String remark = "";
    long printed = 0;
    try {
      List<Diagnostic> findings;
      try {
        GenerationResult result =
            new ProfileGenerator()
                .generate(
                    text,
                    "profile.yaml",
                    LanguagePositions.folder(input.seed()),
                    TargetOverride.NONE);
        findings = result.diagnostics();
        end = "tree";
      } catch (ProfileException e) {
        findings = e.diagnostics();
        end = "refused";
      }
      for (Diagnostic finding : findings) {
        printed += finding.toString().length();
      }
    } catch (RuntimeException | Error e) {
      end = e.getClass().getName();
      remark = frames(e.getStackTrace());
    }
    long time = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
    outcome = time + "\t" + end + "\t" + printed + "\t" + remark;
  }
}
