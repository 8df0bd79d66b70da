package io.gitopsprofile.adapter;

import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The label matchers of a query, and their values by label, in the adapter's order: the terms of
 * the metric's selector by their labels, the namespace, the object. (Source: prometheus-adapter,
 * pkg/naming/metrics_query.go.)
 */
public final class LabelMatchers {

  private final List<String> matchers = new ArrayList<>();
  private final Map<String, String> values = new TreeMap<>();

  /** Adds the terms of a selector. */
  public void select(LabelSelector selector) {
    Map<String, List<Runnable>> terms = new TreeMap<>();
    selector.matchLabels().forEach((label, value) -> term(terms, label, () -> equal(label, value)));
    for (LabelExpression term : selector.matchExpressions()) {
      term(terms, term.key(), () -> add(term));
    }
    terms.values().forEach(adds -> adds.forEach(Runnable::run));
  }

  private static void term(Map<String, List<Runnable>> terms, String label, Runnable add) {
    terms.computeIfAbsent(label, key -> new ArrayList<>()).add(add);
  }

  private void add(LabelExpression term) {
    String label = term.key();
    boolean isOne = term.values().size() == 1;
    String joined = String.join("|", new TreeSet<>(term.values()));
    switch (term.operator()) {
      case "In" -> put(label, isOne ? "=" : "=~", joined);
      case "NotIn" -> put(label, isOne ? "!=" : "!~", joined);
      case "Exists" -> put(label, "!=", "");
      default -> put(label, "=", "");
    }
  }

  /** Adds a matcher for a label with an exact value. */
  public void equal(String label, String value) {
    put(label, "=", value);
  }

  /** Adds a matcher for a label whose whole value fits a pattern. */
  public void fit(String label, String pattern) {
    put(label, "=~", pattern);
  }

  private void put(String label, String operator, String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
    matchers.add(label + operator + "\"" + quoted + "\"");
    values.put(label, value);
  }

  /** Returns the text between the braces of a selector. */
  public String text() {
    return String.join(",", matchers);
  }

  /** Returns the value of each label. */
  public Map<String, String> values() {
    return values;
  }
}
