package io.gitopsprofile.page;

import io.gitopsprofile.chain.ChainBox;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** A link of a chain as lines of text with a height, and its SVG. */
final class DrawnBox {

  static final int WIDTH = 216;

  private static final int PAD = 10;
  private static final int LINE = 15;
  private static final int VALUE_CHARS = 29;
  private static final int TITLE_CHARS = 25;
  private static final int MOST_LINES = 9;

  private record Line(String style, String label, String text) {}

  private final ChainBox box;
  private final List<Line> lines = new ArrayList<>();
  private final boolean failing;
  private final boolean warned;

  DrawnBox(ChainBox box, String place, List<Diagnostic> findings) {
    this.box = box;
    wrap(box.title(), TITLE_CHARS, 3).forEach(line -> lines.add(new Line("t", "", line)));
    for (ChainBox.Fact fact : box.facts()) {
      add(fact.name(), PageText.shown(fact.value()));
    }
    boolean fails = false;
    boolean warns = false;
    for (Diagnostic finding : findings) {
      boolean error = finding.severity() == Severity.ERROR;
      fails |= error;
      warns |= finding.severity() == Severity.WARNING;
      lines.add(
          new Line(
              error ? "e" : finding.severity() == Severity.WARNING ? "w" : "n",
              "",
              finding.severity().label() + " " + finding.code().code()));
    }
    this.failing = fails;
    this.warned = warns;
    if (!place.isEmpty()) {
      lines.add(new Line("p", "", end(PageText.shown(place))));
    }
  }

  private void add(String name, String value) {
    if (width(name) + 1 + width(value) <= VALUE_CHARS) {
      lines.add(new Line("v", name, value));
      return;
    }
    lines.add(new Line("v", name, ""));
    wrap(value, VALUE_CHARS, MOST_LINES).forEach(line -> lines.add(new Line("v", "", line)));
  }

  /** Cells of a text in a font of one width; a character of East Asia takes two. */
  private static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += width(text.codePointAt(i));
    }
    return width;
  }

  private static int width(int c) {
    return c >= 0x1100 ? 2 : 1;
  }

  /** Splits a text into lines, after a space, comma or bracket if one is near. */
  private static List<String> wrap(String text, int cells, int most) {
    List<String> lines = new ArrayList<>();
    String rest = PageText.shown(text).strip();
    while (width(rest) > cells && lines.size() < most - 1) {
      int end = 0;
      int used = 0;
      int good = 0;
      while (end < rest.length() && used + width(rest.codePointAt(end)) <= cells) {
        int c = rest.codePointAt(end);
        used += width(c);
        end += Character.charCount(c);
        if (used > cells / 2 && " ,({[/:=\"_-".indexOf(c) >= 0) {
          good = end;
        }
      }
      int cut = good > 0 ? good : Math.max(1, end);
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    lines.add(width(rest) > cells ? start(rest, cells) : rest);
    return lines;
  }

  private static String start(String text, int cells) {
    int end = 0;
    int used = 0;
    while (used + width(text.codePointAt(end)) < cells) {
      used += width(text.codePointAt(end));
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(0, end) + "…";
  }

  /** The end of a place, which has the line. */
  private static String end(String text) {
    int from = 0;
    while (width(text.substring(from)) >= VALUE_CHARS) {
      from += Character.charCount(text.codePointAt(from));
    }
    return from == 0 ? text : "…" + text.substring(from);
  }

  int height() {
    return 2 * PAD + 16 + lines.size() * LINE;
  }

  /** Appends the SVG of the box at a place. */
  void draw(int x, int y, int height, StringBuilder svg) {
    svg.append("<g class=\"b")
        .append(box.known() ? "" : " u")
        .append(failing ? " f" : warned ? " a" : "")
        .append("\" transform=\"translate(")
        .append(x)
        .append(',')
        .append(y)
        .append(")\"><rect width=\"")
        .append(WIDTH)
        .append("\" height=\"")
        .append(height)
        .append("\" rx=\"6\"/>");
    int at = PAD + 9;
    text("k", at, "", box.kind().toString(), svg);
    at += 19;
    for (Line line : lines) {
      text(line.style(), at, line.label(), line.text(), svg);
      at += LINE;
    }
    svg.append("</g>\n");
  }

  private static void text(String style, int y, String label, String text, StringBuilder svg) {
    svg.append("<text class=\"")
        .append(style)
        .append("\" x=\"")
        .append(PAD)
        .append("\" y=\"")
        .append(y)
        .append("\">");
    if (!label.isEmpty()) {
      svg.append("<tspan class=\"l\">")
          .append(PageText.html(label))
          .append("</tspan>")
          .append(text.isEmpty() ? "" : " ");
    }
    svg.append(PageText.html(text)).append("</text>");
  }
}
