package io.gitopsprofile.goal.trial;

import io.gitopsprofile.simulate.ScalingRun.Change;
import io.gitopsprofile.simulate.ScalingRun.Second;
import io.gitopsprofile.trial.LoadTrial;
import java.util.ArrayList;
import java.util.List;

/** Table and plot of a trial as lines of text. */
final class TrialPlot {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 6;
  private static final int MOST_ROWS = 24;
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
  private static final String ASCII = "   ..:::#";

  private final LoadTrial trial;
  private final String levels;

  TrialPlot(LoadTrial trial, boolean plain) {
    this.trial = trial;
    this.levels = plain ? ASCII : EIGHTHS;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(table());
    lines.add("");
    panel("load", lines);
    panel("pods", lines);
    int end = trial.run().seconds().size() - 1;
    String from = LoadTrial.clock(0);
    String to = LoadTrial.clock(end);
    lines.add(" ".repeat(11) + from + " ".repeat(WIDTH - from.length() - to.length()) + to);
    return lines;
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(row("time", "load", "pods", "ready", "read"));
    List<Second> seconds = trial.run().seconds();
    int shown = 0;
    double load = Double.NaN;
    int next = 0;
    List<Change> changes = trial.run().changes();
    for (Second second : seconds) {
      boolean changed = false;
      while (next < changes.size() && changes.get(next).time() <= second.time() - 1) {
        changed = true;
        next++;
      }
      boolean jump = Double.isNaN(load) || Math.abs(second.load() - load) > 0.5 * Math.max(1, load);
      load = second.load();
      if (!changed && !jump) {
        continue;
      }
      if (shown++ == MOST_ROWS) {
        lines.add("  ...");
        break;
      }
      Double read = second.read();
      lines.add(
          row(
              LoadTrial.clock(second.time()),
              LoadTrial.number(second.load()),
              String.valueOf(second.replicas()),
              String.valueOf(second.ready()),
              read == null ? "-" : LoadTrial.number(read)));
    }
    return lines;
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder();
    for (String cell : cells) {
      row.append(" ".repeat(Math.max(1, 12 - cell.length()))).append(cell);
    }
    return row.toString();
  }

  private void panel(String name, List<String> lines) {
    double[] columns = new double[WIDTH];
    double most = 0;
    List<Second> seconds = trial.run().seconds();
    for (int i = 0; i < WIDTH; i++) {
      int from = (int) ((long) i * seconds.size() / WIDTH);
      int to = (int) ((long) (i + 1) * seconds.size() / WIDTH);
      for (int j = from; j < Math.max(to, from + 1); j++) {
        Second second = seconds.get(j);
        columns[i] = Math.max(columns[i], name.equals("load") ? second.load() : second.replicas());
      }
      most = Math.max(most, columns[i]);
    }
    for (int line = HEIGHT - 1; line >= 0; line--) {
      String label = line == HEIGHT - 1 ? LoadTrial.number(most) : line == 0 ? name : "";
      StringBuilder row = new StringBuilder(" ".repeat(Math.max(0, 9 - label.length())));
      row.append(label).append(" |");
      for (double value : columns) {
        double eighths = most == 0 ? 0 : value / most * HEIGHT * 8 - line * 8;
        row.append(levels.charAt((int) Math.max(0, Math.min(8, Math.ceil(eighths)))));
      }
      lines.add(row.toString().stripTrailing());
    }
  }
}
