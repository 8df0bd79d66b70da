package io.gitopsprofile.page;

import io.gitopsprofile.chain.ChainBox;
import java.util.ArrayList;
import java.util.List;

/**
 * The drawing of a chain: a row a metric, from the application to the metric, and below, from right
 * to left, the autoscaler, the workload and its room.
 */
final class ChainDrawing {

  private static final int STEP = DrawnBox.WIDTH + 30;
  private static final int COLUMNS = 5;
  private static final int RIGHT = (COLUMNS - 1) * STEP + DrawnBox.WIDTH;
  private static final int RAIL = RIGHT + 14;
  private static final int ROW_GAP = 36;

  private final ProfileReport report;
  private final ProfileReport.Chain chain;
  private final StringBuilder boxes = new StringBuilder();
  private final StringBuilder arrows = new StringBuilder();
  private int height;

  private ChainDrawing(ProfileReport report, ProfileReport.Chain chain) {
    this.report = report;
    this.chain = chain;
    draw();
  }

  /** Returns the drawing as an element of an HTML page, which has the styles. */
  static String inPage(ProfileReport report, ProfileReport.Chain chain) {
    return new ChainDrawing(report, chain).svg("", "");
  }

  /** Returns the drawing as a file of its own. */
  static String alone(ProfileReport report, ProfileReport.Chain chain, String styles) {
    return new ChainDrawing(report, chain)
        .svg(" xmlns=\"http://www.w3.org/2000/svg\"", "<style>" + styles + "</style>\n");
  }

  private String svg(String namespace, String styles) {
    int width = RAIL + 4;
    return "<svg class=\"chain\""
        + namespace
        + " viewBox=\"-2 -2 "
        + (width + 2)
        + " "
        + (height + 4)
        + "\" role=\"img\" aria-label=\""
        + PageText.html("Chain of the autoscaler " + chain.chain().name())
        + "\">\n"
        + styles
        + arrows
        + boxes
        + "</svg>\n";
  }

  private void draw() {
    int y = 0;
    List<Integer> metricMiddles = new ArrayList<>();
    int firstBottom = 0;
    for (List<ChainBox> lane : chain.chain().metrics()) {
      int laneHeight = 0;
      List<DrawnBox> drawn = new ArrayList<>();
      for (ChainBox box : lane) {
        DrawnBox one = box(box);
        drawn.add(one);
        laneHeight = Math.max(laneHeight, one.height());
      }
      int from = -1;
      for (int i = 0; i < drawn.size(); i++) {
        int column = column(lane.get(i).kind());
        int x = column * STEP;
        if (from >= 0) {
          arrow(y + laneHeight / 2, from, x);
        }
        drawn.get(i).draw(x, y, laneHeight, boxes);
        from = x + DrawnBox.WIDTH;
      }
      metricMiddles.add(y + laneHeight / 2);
      y += laneHeight;
      firstBottom = y;
      y += ROW_GAP;
    }
    DrawnBox scaler = box(chain.chain().scaler());
    DrawnBox workload = box(chain.chain().workload());
    DrawnBox room = box(chain.chain().room());
    int last = Math.max(scaler.height(), Math.max(workload.height(), room.height()));
    int scalerX = 4 * STEP;
    int workloadX = 3 * STEP;
    int roomX = 2 * STEP;
    int middle = y + last / 2;
    if (!metricMiddles.isEmpty()) {
      int x = scalerX + DrawnBox.WIDTH / 2;
      path("M" + x + " " + firstBottom + "V" + (y - 7));
      head(x, y, "down");
      for (int i = 0; i < metricMiddles.size() - 1; i++) {
        path("M" + RIGHT + " " + metricMiddles.get(i) + "H" + RAIL + "V" + middle);
      }
      if (metricMiddles.size() > 1) {
        path("M" + RAIL + " " + middle + "H" + (RIGHT + 7));
        head(RIGHT, middle, "left");
      }
    }
    arrow(middle, scalerX, workloadX + DrawnBox.WIDTH);
    arrow(middle, workloadX, roomX + DrawnBox.WIDTH);
    scaler.draw(scalerX, y, last, boxes);
    workload.draw(workloadX, y, last, boxes);
    room.draw(roomX, y, last, boxes);
    int under = y + last + 18;
    int applicationX = DrawnBox.WIDTH / 2;
    arrows
        .append("<path class=\"d\" d=\"M")
        .append(workloadX + DrawnBox.WIDTH / 2)
        .append(' ')
        .append(y + last)
        .append('V')
        .append(under)
        .append('H')
        .append(applicationX)
        .append('V')
        .append(firstBottom + 7)
        .append("\"/>");
    head(applicationX, firstBottom, "up");
    arrows
        .append("<text class=\"l\" x=\"")
        .append(applicationX + 10)
        .append("\" y=\"")
        .append(under - 6)
        .append("\">its pods run the application</text>\n");
    height = under + 4;
  }

  private static int column(ChainBox.Kind kind) {
    return switch (kind) {
      case APPLICATION -> 0;
      case SCRAPE -> 1;
      case SERIES -> 2;
      case RULE -> 3;
      case METRIC, AUTOSCALER, WORKLOAD, ROOM -> COLUMNS - 1;
    };
  }

  private DrawnBox box(ChainBox box) {
    return new DrawnBox(box, report.place(box), chain.findings().getOrDefault(box, List.of()));
  }

  private void arrow(int y, int from, int to) {
    boolean right = to > from;
    path("M" + from + " " + y + "H" + (right ? to - 7 : to + 7));
    head(to, y, right ? "right" : "left");
  }

  private void path(String data) {
    arrows.append("<path d=\"").append(data).append("\"/>");
  }

  /** Draws the head of an arrow, its tip at a place. */
  private void head(int x, int y, String towards) {
    String data =
        switch (towards) {
          case "right" -> "l-8-4v8z";
          case "left" -> "l8-4v8z";
          case "down" -> "l-4-8h8z";
          default -> "l-4 8h8z";
        };
    arrows.append("<path class=\"h\" d=\"M").append(x).append(' ').append(y).append(data);
    arrows.append("\"/>\n");
  }
}
