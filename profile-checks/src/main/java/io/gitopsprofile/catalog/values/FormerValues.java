package io.gitopsprofile.catalog.values;

/**
 * The values that a chart no longer reads, each with the last version that read the value: lines
 * such as {@code prometheus server.enabled 18.4.0}. The values in such a mapping are not listed.
 */
final class FormerValues {

  private static final String TEXT = ChartValues.read("former");

  private static final int MOST_DIGITS = 9;

  private final String chart;

  private FormerValues(String chart) {
    this.chart = chart;
  }

  /** Returns the former values of a chart; none for a chart without a line. */
  static FormerValues of(String chart) {
    return new FormerValues(chart);
  }

  /** Returns true if a version of the chart reads a value that the newest one does not read. */
  boolean isRead(String path, String version) {
    String mark = "\n" + chart + " " + path + " ";
    int at = TEXT.indexOf(mark);
    if (at < 0) {
      return false;
    }
    int start = at + mark.length();
    return compare(version, TEXT.substring(start, TEXT.indexOf('\n', start))) <= 0;
  }

  /** Compares the three numbers of two versions; a missing one counts as zero. */
  static int compare(String one, String other) {
    int left = 0;
    int right = 0;
    for (int i = 0; i < 3; i++) {
      left = digits(one, left);
      right = digits(other, right);
      int order = Integer.compare(number(one, left), number(other, right));
      if (order != 0) {
        return order;
      }
      left = end(one, left);
      right = end(other, right);
    }
    return 0;
  }

  private static int digits(String version, int from) {
    int at = from;
    while (at < version.length() && (at == from || version.charAt(at) == 'v')) {
      if (Character.isDigit(version.charAt(at))) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static int number(String version, int at) {
    int end = end(version, at);
    return end == at ? 0 : Integer.parseInt(version.substring(at, Math.min(end, at + MOST_DIGITS)));
  }

  private static int end(String version, int from) {
    int end = from;
    while (end < version.length() && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return end;
  }
}
