package io.gitopsprofile.bounds;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Generates from inputs of one size, and prints a line an input: the milliseconds of CPU time, the
 * number of findings, the characters printed, and the Error if there was one. A JVM of its own runs
 * this class, with a heap of 256 MiB.
 */
public final class BoundedRuns {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private BoundedRuns() {}

  private static volatile String outcome = "";

  public static void main(String[] args) throws Exception {
    int size = Integer.parseInt(args[0]);
    int from = Integer.parseInt(args[1]);
    int step = Integer.parseInt(args[2]);
    String only = args.length > 3 ? args[3] : ".*";
    List<BoundedInputs.Input> inputs = new BoundedInputs(size).all();
    for (int i = from; i < inputs.size(); i += step) {
      BoundedInputs.Input input = inputs.get(i);
      if (!input.name().matches(".*(" + only + ").*")) {
        continue;
      }
      String yaml = input.yaml();
      if (yaml.length() > 2 * 1024 * 1024) {
        System.out.println("TOOLONG " + input.name() + " " + yaml.length());
      }
      String text = yaml;
      outcome = "";
      Thread run = new Thread(null, () -> outcome = run(text, input.seed()), "run", 512 * 1024);
      run.setDaemon(true);
      run.start();
      long id = run.getId();
      boolean shown = false;
      while (run.isAlive()) {
        run.join(20);
        long cpu = THREADS.getThreadCpuTime(id) / 1_000_000;
        if (cpu > 3_000 && !shown) {
          shown = true;
          StringBuilder trace = new StringBuilder();
          for (StackTraceElement at : run.getStackTrace()) {
            if (trace.length() < 1_200) {
              trace.append("\n      ").append(at);
            }
          }
          System.out.println("SLOW " + input.name() + trace);
        }
        if (cpu > 20_000) {
          System.out.println(i + "\t" + input.name() + "\tTIMEOUT");
          System.out.flush();
          Runtime.getRuntime().halt(3);
        }
      }
      System.out.println(i + "\t" + input.name() + "\t" + text.length() + "\t" + outcome);
    }
  }

  private static String run(String text, String seed) {
    long start = THREADS.getCurrentThreadCpuTime();
    String end;
    long printed = 0;
    int count = 0;
    try {
      List<Diagnostic> findings;
      try {
        GenerationResult result =
            new ProfileGenerator()
                .generate(
                    text, "profile.yaml", LanguagePositions.folder(seed), TargetOverride.NONE);
        findings = result.diagnostics();
        end = "tree of " + result.tree().files().size();
      } catch (ProfileException e) {
        findings = e.diagnostics();
        end = "refused";
      }
      if (Boolean.getBoolean("show") && !findings.isEmpty()) {
        String first = findings.get(0).toString();
        end += " " + first.substring(0, Math.min(300, first.length()));
      }
      for (Diagnostic finding : findings) {
        printed += finding.toString().length();
        count++;
      }
    } catch (Throwable e) {
      StackTraceElement[] trace = e.getStackTrace();
      String message = String.valueOf(e.getMessage());
      end =
          (e instanceof RuntimeException ? "EXC " : "ERROR ")
              + e.getClass().getName()
              + " "
              + message.substring(0, Math.min(100, message.length()))
              + " at "
              + (trace.length > 0 ? trace[0] : "")
              + (trace.length > 3 ? trace[3] : "");
    }
    long cpu = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
    return cpu + " ms\t" + count + " findings\t" + printed + " printed\t" + end;
  }
}
