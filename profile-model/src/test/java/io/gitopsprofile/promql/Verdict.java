package io.gitopsprofile.promql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query and whether Prometheus 2.42 accepts it, from the files beside this class. */
record Verdict(String query, boolean accepted) {

  private static final Pattern OF_ADAPTER =
      Pattern.compile("\"query\": (\"(?:[^\"\\\\]|\\\\.)*+\"),\\s*+\"accepted\": (true|false)");
  private static final Pattern LINE = Pattern.compile("(ok|no) (\".*\")");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

  /** The queries of the adapter's rules, with the fields filled in. */
  static List<Verdict> ofAdapter() {
    List<Verdict> verdicts = new ArrayList<>();
    Matcher entry = OF_ADAPTER.matcher(text("adapter-queries.json"));
    while (entry.find()) {
      String query =
          unquoted(entry.group(1))
              .replace("<<.Series>>", "http_requests_total")
              .replace("<<.LabelMatchers>>", "namespace=\"demo\",pod=~\"a|b\"")
              .replace("<<.GroupBy>>", "pod");
      verdicts.add(new Verdict(query, entry.group(2).equals("true")));
    }
    return verdicts;
  }

  /** Odd queries, generated ones and mutations of these. */
  static List<Verdict> ofPromtool() {
    List<Verdict> verdicts = new ArrayList<>();
    Matcher line = LINE.matcher(text("verdicts-2.42.txt"));
    while (line.find()) {
      verdicts.add(new Verdict(unquoted(line.group(2)), line.group(1).equals("ok")));
    }
    return verdicts;
  }

  private static String text(String file) {
    try (InputStream in = Objects.requireNonNull(Verdict.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String unquoted(String json) {
    return ESCAPE
        .matcher(json.substring(1, json.length() - 1))
        .replaceAll(
            escape -> {
              String code = escape.group(1);
              String letter = escape.group(2);
              int simple = letter == null ? -1 : "bfnrt".indexOf(letter);
              String text =
                  code != null
                      ? String.valueOf((char) Integer.parseInt(code, 16))
                      : simple >= 0 ? String.valueOf("\b\f\n\r\t".charAt(simple)) : letter;
              return Matcher.quoteReplacement(text);
            });
  }
}
