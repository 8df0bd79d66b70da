package io.gitopsprofile.model.load;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import java.util.Arrays;

/**
 * A load over time as a table with two columns: the time, as seconds, a duration, or hours and
 * minutes, and the load. Such a table may be the record of a real day.
 *
 * <pre>
 * time,load
 * 00:00,12.5
 * 07:30,80
 * </pre>
 */
public final class LoadTable {

  /** Rows of a table at most: one a second of a day. */
  private static final int MOST_ROWS = LoadShape.LONGEST + 1;

  private static final String FIX =
      "write lines of a time and a load, such as 0,12.5 or 07:30,80, in the order of time";

  private final String name;
  private final double[] from;
  private final double[] load;

  private LoadTable(String name, double[] from, double[] load) {
    this.name = name;
    this.from = from;
    this.load = load;
  }

  /**
   * Parses lines of a time and a load. A load holds until the next row.
   *
   * @param name the name of the file in messages
   * @throws InvalidValueException if a row is not one of these
   */
  public static LoadTable of(String name, String csv) {
    double[] times = new double[16];
    double[] values = new double[16];
    int count = 0;
    int line = 0;
    for (String row : csv.split("\n", MOST_ROWS + 2)) {
      line++;
      String text = row.strip();
      int comma = text.indexOf(',');
      boolean header = line == 1 && !text.isEmpty() && !Character.isDigit(text.charAt(0));
      if (text.isEmpty() || text.startsWith("#") || header) {
        continue;
      }
      if (comma < 0 || count == MOST_ROWS) {
        throw refused(name, line, comma < 0 ? "it has one column" : "it is one row too many");
      }
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      times[count] = time(name, line, text.substring(0, comma).strip());
      values[count] = value(name, line, text.substring(comma + 1).strip());
      if (count > 0 && times[count] <= times[count - 1]) {
        throw refused(name, line, "its time is not after the one before");
      }
      count++;
    }
    if (count == 0) {
      throw refused(name, 1, "the file has no rows");
    }
    double[] from = Arrays.copyOf(times, count);
    double[] load = Arrays.copyOf(values, count);
    if (from[count - 1] - from[0] > LoadShape.LONGEST) {
      throw refused(name, line, "the rows cover more than a day");
    }
    return new LoadTable(name, from, load);
  }

  /** The name of the file. */
  public String name() {
    return name;
  }

  /** The load at a time in seconds after the first row. */
  public double at(double seconds) {
    int found = Arrays.binarySearch(from, from[0] + seconds);
    int index = found >= 0 ? found : -found - 2;
    return index < 0 ? 0 : load[index];
  }

  /** The seconds from the first row to the last one. */
  public int end() {
    return (int) Math.ceil(from[from.length - 1] - from[0]);
  }

  private static double time(String name, int line, String text) {
    String[] parts = text.split(":", 4);
    double seconds = 0;
    if (parts.length == 2 || parts.length == 3) {
      for (String part : parts) {
        if (part.isEmpty() || part.length() > 4 || !Syntax.isDigits(part)) {
          throw refused(name, line, "its time is not hours and minutes");
        }
        seconds = seconds * 60 + Integer.parseInt(part);
      }
      return parts.length == 2 ? seconds * 60 : seconds;
    }
    try {
      return Character.isLetter(text.isEmpty() ? '0' : text.charAt(text.length() - 1))
          ? GoDuration.of(text).toDuration().toMillis() / 1000.0
          : Quantity.of(text).amount().doubleValue();
    } catch (InvalidValueException e) {
      throw refused(name, line, e.problems().get(0).message());
    }
  }

  private static double value(String name, int line, String text) {
    try {
      double value = Quantity.of(text).amount().doubleValue();
      if (value >= 0 && value <= LoadShape.MOST) {
        return value;
      }
    } catch (InvalidValueException e) {
      throw refused(name, line, e.problems().get(0).message());
    }
    throw refused(name, line, "a load is neither negative nor above 1e15");
  }

  private static InvalidValueException refused(String name, int line, String cause) {
    return new InvalidValueException(
        "line " + line + " of " + name + " is not a load; " + cause, FIX);
  }
}
