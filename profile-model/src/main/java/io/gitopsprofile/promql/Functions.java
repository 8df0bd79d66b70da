package io.gitopsprofile.promql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of PromQL with the types of their arguments, as one text in which a name is looked
 * up: a build that asks for three functions makes no table of ninety. (Source: Prometheus,
 * promql/parser/functions.go of 2.0 to 3.14.)
 */
final class Functions {

  /**
   * The types that a function takes and returns.
   *
   * @param arguments one letter an argument: V instant vector, M range vector, S scalar, T string
   * @param optional how many arguments at the end may be left out or repeated in place of the last
   *     one; -1 for any number; 0 for none
   * @param result the type of the value
   * @param experimental whether only a flag enables it
   */
  record Signature(String arguments, int optional, ValueType result, boolean experimental) {

    /** The type of an argument; further ones are as the last one. */
    ValueType argument(int index) {
      char letter = arguments.charAt(Math.min(index, arguments.length() - 1));
      return letter == 'V'
          ? ValueType.VECTOR
          : letter == 'M' ? ValueType.MATRIX : letter == 'S' ? ValueType.SCALAR : ValueType.STRING;
    }
  }

  /** Each line: name, arguments ("-" for none), optional ones, result, since, "x" for a flag. */
  private static final String TABLE =
      """

      abs V 0 V 2.0
      absent V 0 V 2.0
      absent_over_time M 0 V 2.16
      acos V 0 V 2.31
      acosh V 0 V 2.31
      asin V 0 V 2.31
      asinh V 0 V 2.31
      atan V 0 V 2.31
      atanh V 0 V 2.31
      avg_over_time M 0 V 2.0
      ceil V 0 V 2.0
      changes M 0 V 2.0
      clamp VSS 0 V 2.26
      clamp_max VS 0 V 2.0
      clamp_min VS 0 V 2.0
      cos V 0 V 2.31
      cosh V 0 V 2.31
      count_over_time M 0 V 2.0
      day_of_month V 1 V 2.0
      day_of_week V 1 V 2.0
      day_of_year V 1 V 2.36
      days_in_month V 1 V 2.0
      deg V 0 V 2.31
      delta M 0 V 2.0
      deriv M 0 V 2.0
      double_exponential_smoothing MSS 0 V 3.0 x
      end - 0 S 3.12 x
      exp V 0 V 2.0
      first_over_time M 0 V 3.7 x3.14
      floor V 0 V 2.0
      histogram_avg V 0 V 2.51
      histogram_count V 0 V 2.40
      histogram_fraction SSV 0 V 2.40
      histogram_quantile SV 0 V 2.0
      histogram_quantiles VTSS 9 V 3.11 x
      histogram_stddev V 0 V 2.47
      histogram_stdvar V 0 V 2.47
      histogram_sum V 0 V 2.40
      holt_winters MSS 0 V 2.0
      hour V 1 V 2.0
      idelta M 0 V 2.0
      increase M 0 V 2.0
      info VV 1 V 2.55 x
      irate M 0 V 2.0
      label_join VTTT -1 V 2.0
      label_replace VTTTT 0 V 2.0
      last_over_time M 0 V 2.26
      ln V 0 V 2.0
      log10 V 0 V 2.0
      log2 V 0 V 2.0
      mad_over_time M 0 V 2.49 x
      max_of SS 0 S 3.13 x
      max_over_time M 0 V 2.0
      min_of SS 0 S 3.13 x
      min_over_time M 0 V 2.0
      minute V 1 V 2.0
      month V 1 V 2.0
      pi - 0 S 2.31
      predict_linear MS 0 V 2.0
      present_over_time M 0 V 2.29
      quantile_over_time SM 0 V 2.0
      rad V 0 V 2.31
      range - 0 S 3.12 x
      rate M 0 V 2.0
      resets M 0 V 2.0
      round VS 1 V 2.0
      scalar V 0 S 2.0
      sgn V 0 V 2.26
      sin V 0 V 2.31
      sinh V 0 V 2.31
      sort V 0 V 2.0
      sort_by_label VT -1 V 2.49 x
      sort_by_label_desc VT -1 V 2.49 x
      sort_desc V 0 V 2.0
      sqrt V 0 V 2.0
      start - 0 S 3.12 x
      start_timestamp V 0 V 3.14 x
      stddev_over_time M 0 V 2.0
      stdvar_over_time M 0 V 2.0
      step - 0 S 3.12 x
      sum_over_time M 0 V 2.0
      tan V 0 V 2.31
      tanh V 0 V 2.31
      time - 0 S 2.0
      timestamp V 0 V 2.0
      ts_of_first_over_time M 0 V 3.7 x
      ts_of_last_over_time M 0 V 3.5 x
      ts_of_max_over_time M 0 V 3.5 x
      ts_of_min_over_time M 0 V 3.5 x
      vector S 0 V 2.0
      year V 1 V 2.0
      """;

  private Functions() {}

  /** The signature of a function in a version; null if the version does not have it. */
  static @Nullable Signature find(String name, PromqlVersion version) {
    int line = TABLE.indexOf("\n" + name + " ");
    if (line < 0 || (name.equals("holt_winters") && !version.before(3, 0))) {
      return null;
    }
    int start = line + name.length() + 2;
    String[] parts = TABLE.substring(start, TABLE.indexOf('\n', start)).split(" ", -1);
    int dot = parts[3].indexOf('.');
    if (!version.since(
        Integer.parseInt(parts[3].substring(0, dot)),
        Integer.parseInt(parts[3].substring(dot + 1)))) {
      return null;
    }
    boolean experimental =
        parts.length > 4 && (parts[4].equals("x") || !version.since(3, minor(parts[4])));
    return new Signature(
        parts[0].equals("-") ? "" : parts[0],
        Integer.parseInt(parts[1]),
        parts[2].equals("S") ? ValueType.SCALAR : ValueType.VECTOR,
        experimental);
  }

  private static int minor(String until) {
    return Integer.parseInt(until.substring(until.indexOf('.') + 1));
  }

  /** The first version that has a function; null if none has it. */
  static @Nullable String since(String name) {
    int line = TABLE.indexOf("\n" + name + " ");
    return line < 0
        ? null
        : TABLE.substring(line + 1, TABLE.indexOf('\n', line + 1)).split(" ", -1)[4];
  }

  /** The names of all functions, in alphabetical order. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String line : TABLE.strip().split("\n", -1)) {
      names.add(line.substring(0, line.indexOf(' ')));
    }
    return names;
  }
}
