package io.gitopsprofile.catalog.values;

import io.gitopsprofile.catalog.ChartHome;
import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.Chart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that a chart reads: a line for each, with its path and type, in the order of the
 * paths. Lines are found by bisecting the text, so that nothing else is read.
 *
 * <pre>
 * # a comment
 * = metrics-server 3.13.1
 * apiService {
 * apiService.create b
 * args [
 * </pre>
 *
 * <p>{@link ValueKind} has the types.
 */
public final class ChartValues {

  private static final char LINE = '\n';

  private static final String TITLE = "\n= ";

  /** The data files that were read, by name; no more than the index names. */
  private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

  private final Chart chart;
  private final String text;
  private final boolean sameMajor;

  /** The list of charts, read once. */
  private static final class Index {

    static final String TEXT = read("index");
  }

  private ChartValues(Chart chart, String text, boolean sameMajor) {
    this.chart = chart;
    this.text = text;
    this.sameMajor = sameMajor;
  }

  /**
   * Returns the values of a chart: of its major version, else of the newest version that is known;
   * null for an unknown chart, for a version that is not known, and for Bitnami's charts.
   */
  public static @Nullable ChartValues of(Chart chart) {
    if (ChartHome.isBitnami(chart)) {
      return null;
    }
    int major = ChartVersion.major(chart);
    int newest = -1;
    boolean same = false;
    String index = Index.TEXT;
    String mark = LINE + chart.chartName() + " ";
    for (int at = index.indexOf(mark); at >= 0; at = index.indexOf(mark, at + 1)) {
      int start = at + mark.length();
      int known = Integer.parseInt(index.substring(start, index.indexOf(LINE, start)));
      newest = Math.max(newest, known);
      same |= known == major;
    }
    if (newest < 0 || (major < 0 && !isNewest(chart))) {
      return null;
    }
    int version = same ? major : newest;
    String text = read(chart.chartName() + "-" + version);
    return new ChartValues(chart, text, (same && !isNewer(chart, text)) || major < 0);
  }

  /** True if no version is written, so that the newest one is installed. */
  private static boolean isNewest(Chart chart) {
    return ChartVersion.written(chart) == null;
  }

  /** True for a version after the known one, which may read further values. */
  private static boolean isNewer(Chart chart, String text) {
    String version = ChartVersion.of(chart);
    String title = title(text);
    return version != null
        && FormerValues.compare(version, title.substring(title.indexOf(' ') + 1)) > 0;
  }

  /** Returns the text of a data file, which all releases of a run share. */
  static String read(String name) {
    String known = TEXTS.get(name);
    if (known == null) {
      known = load(name);
      TEXTS.put(name, known);
    }
    return known;
  }

  private static String load(String name) {
    try (InputStream in = ChartValues.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("there is no data file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name and version of the chart that the values are from. */
  public String title() {
    return title(text);
  }

  private static String title(String text) {
    int start = text.indexOf(TITLE) + TITLE.length();
    return text.substring(start, text.indexOf(LINE, start));
  }

  /**
   * True if the values are from the same major version as the chart of the release, which is not
   * newer than they are.
   */
  public boolean isSameMajor() {
    return sameMajor;
  }

  /** True for a value that the release's own version of the chart reads, as an older one. */
  public boolean wasRead(String path) {
    String version = ChartVersion.of(chart);
    return version != null && FormerValues.of(chart.chartName()).isRead(path, version);
  }

  /**
   * True for a value that this major version of the chart does not read.
   *
   * @param path the place of the value
   * @param values the place of the release's values, which is above it
   */
  public boolean ignores(ProfilePath path, ProfilePath values) {
    String inner = "";
    for (Object step : path.steps().subList(values.steps().size(), path.steps().size())) {
      inner = inner.isEmpty() ? step.toString() : inner + "." + step;
      ValueKind kind = kind(inner);
      if (kind != ValueKind.MAPPING) {
        return kind == null && sameMajor && !wasRead(inner);
      }
    }
    return false;
  }

  /**
   * Returns the type of a value; null if the chart does not have it.
   *
   * @param path the place of the value
   * @param values the place of the release's values, which is above it
   */
  public @Nullable ValueKind kind(ProfilePath path, ProfilePath values) {
    StringJoiner inner = new StringJoiner(".");
    for (Object step : path.steps().subList(values.steps().size(), path.steps().size())) {
      inner.add(step.toString());
    }
    return kind(inner.toString());
  }

  /** Returns the type of a value; null if the chart does not have it. */
  public @Nullable ValueKind kind(String path) {
    int low = next(text.indexOf(TITLE) + 1);
    int high = text.length();
    while (low < high) {
      int line = text.lastIndexOf(LINE, (low + high) / 2 - 1) + 1;
      int space = text.indexOf(' ', line);
      int order = text.substring(line, space).compareTo(path);
      if (order == 0) {
        return ValueKind.of(text.substring(space + 1, text.indexOf(LINE, space)));
      }
      if (order < 0) {
        low = next(line);
      } else {
        high = line;
      }
    }
    return null;
  }

  /** Returns the keys of a mapping; of the values themselves for an empty path. */
  public List<String> keys(String path) {
    String prefix = path.isEmpty() ? "" : path + ".";
    List<String> keys = new ArrayList<>();
    for (int line = text.indexOf(TITLE) + 1; line > 0 && line < text.length(); line = next(line)) {
      if (text.startsWith(prefix, line)) {
        int start = line + prefix.length();
        String name = text.substring(start, text.indexOf(' ', start));
        if (name.indexOf('.') < 0 && !name.equals("=")) {
          keys.add(name);
        }
      }
    }
    return keys;
  }

  /** Returns the paths of all values with a name, the shortest first. */
  public List<String> named(String name) {
    List<String> paths = new ArrayList<>();
    String mark = "." + name + " ";
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      int start = text.lastIndexOf(LINE, at) + 1;
      paths.add(text.substring(start, at + mark.length() - 1));
    }
    if (kind(name) != null) {
      paths.add(name);
    }
    paths.sort((one, other) -> Integer.compare(depth(one), depth(other)));
    return paths;
  }

  private static int depth(String path) {
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      depth += path.charAt(i) == '.' ? 1 : 0;
    }
    return depth;
  }

  private int next(int line) {
    int end = text.indexOf(LINE, line);
    return end < 0 ? text.length() : end + 1;
  }
}
