package io.gitopsprofile.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renames of labels and scrape jobs between the discontinued Prometheus charts and the maintained
 * one. A name is replaced where it is a whole identifier of a query or a whole quoted text.
 * (Source: prometheus-community charts, {@code charts/prometheus/values.yaml}; the labels since
 * 15.0.0.)
 */
final class LabelRenames {

  private static final List<String> OLD_LABELS =
      List.of("kubernetes_namespace", "kubernetes_pod_name");

  private static final Map<String, String> JOBS =
      Map.of(
          "kubernetes-cadvisor", "kubernetes-nodes-cadvisor",
          "kubernetes-apiservers", "kubernetes-api-servers");

  private LabelRenames() {}

  /** Returns the new name of a label, or the label itself if it is unchanged. */
  static String of(String label) {
    return switch (label) {
      case "kubernetes_namespace" -> "namespace";
      case "kubernetes_pod_name" -> "pod";
      default -> label;
    };
  }

  /** Returns a query, or a template of a query, with the new names. */
  static String in(String query) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < query.length()) {
      int end = endOfWord(query, at);
      String word = query.substring(at, end);
      char first = word.charAt(0);
      text.append(isQuote(first) && word.length() > 1 ? quoted(word, first) : of(word));
      at = end;
    }
    return text.toString();
  }

  /** Returns free-form YAML with the new names, in keys and values. */
  static @Nullable Object inAll(@Nullable Object value) {
    if (value instanceof String text) {
      return in(text);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> renamed = new ArrayList<>();
      for (Object element : list) {
        renamed.add(inAll(element));
      }
      return renamed;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> renamed = new LinkedHashMap<>();
      map.forEach((key, inner) -> renamed.put(of(key.toString()), inAll(inner)));
      return renamed;
    }
    return value;
  }

  /**
   * A new label that a query has already beside an old one, so that both would become one; null if
   * there is none.
   */
  static @Nullable String clash(String query) {
    for (String old : OLD_LABELS) {
      if (has(query, old) && has(query, of(old))) {
        return of(old);
      }
    }
    return null;
  }

  private static boolean has(String query, String label) {
    int at = 0;
    while (at < query.length()) {
      int end = endOfWord(query, at);
      if (query.substring(at, end).equals(label)) {
        return true;
      }
      at = end;
    }
    return false;
  }

  private static String quoted(String word, char quote) {
    String inner = word.substring(1, word.length() - 1);
    String renamed = JOBS.getOrDefault(inner, of(inner));
    return renamed.equals(inner) ? word : quote + renamed + quote;
  }

  /** Returns the end of the identifier, quoted text or other character that starts here. */
  private static int endOfWord(String query, int start) {
    char first = query.charAt(start);
    int end = start + 1;
    if (isQuote(first)) {
      return endOfQuoted(query, start);
    }
    while (isOfWord(first) && end < query.length() && isOfWord(query.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The end of a quoted text; of the quote alone, if its line does not end the text. */
  private static int endOfQuoted(String query, int start) {
    char quote = query.charAt(start);
    int end = start + 1;
    while (end < query.length() && query.charAt(end) != quote) {
      if (quote != '`' && query.charAt(end) == '\n') {
        return start + 1;
      }
      end += quote != '`' && query.charAt(end) == '\\' ? 2 : 1;
    }
    return end < query.length() ? end + 1 : start + 1;
  }

  private static boolean isQuote(char letter) {
    return letter == '"' || letter == '\'' || letter == '`';
  }

  private static boolean isOfWord(char letter) {
    return letter == '_' || letter == ':' || Character.isLetterOrDigit(letter);
  }
}
