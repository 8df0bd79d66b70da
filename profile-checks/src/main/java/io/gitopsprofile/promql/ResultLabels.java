package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.Grouping;
import io.gitopsprofile.promql.Expression.Many;
import io.gitopsprofile.promql.Expression.Matching;
import io.gitopsprofile.promql.Expression.Operator;
import io.gitopsprofile.promql.Expression.RangeSelector;
import io.gitopsprofile.promql.Expression.StringLiteral;
import io.gitopsprofile.promql.Expression.VectorSelector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The labels that the results of an expression can have: the labels of its series without those
 * that aggregations and operators drop. (Source: Prometheus, promql/engine.go, resultMetric and
 * aggregation.)
 */
public final class ResultLabels {

  private final Collection<String> names;
  private final List<Expression> open = new ArrayList<>();

  private ResultLabels(Collection<String> names) {
    this.names = names;
  }

  /** Returns true if an expression combines several series into one. */
  public static boolean aggregates(Expression expression) {
    for (Expression part : expression.all()) {
      if (part instanceof Aggregation aggregation && !aggregation.picks()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns true if results can have a label.
   *
   * @param expression the expression
   * @param names the names that the label has in the expression
   */
  public static boolean keeps(Expression expression, Collection<String> names) {
    ResultLabels labels = new ResultLabels(names);
    labels.open.add(expression);
    while (!labels.open.isEmpty()) {
      Expression next = labels.open.remove(labels.open.size() - 1);
      if (labels.has(next)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns true if an expression has the label itself; otherwise queues its subexpressions that
   * may have it.
   */
  private boolean has(Expression expression) {
    if (expression instanceof VectorSelector || expression instanceof RangeSelector) {
      return true;
    }
    if (expression instanceof Call call) {
      return has(call);
    }
    if (expression instanceof Aggregation aggregation) {
      return has(aggregation);
    }
    if (expression instanceof Binary binary) {
      open(binary);
    } else {
      open.addAll(expression.children());
    }
    return false;
  }

  private boolean has(Call call) {
    String function = call.function();
    if (function.equals("absent") || function.equals("absent_over_time")) {
      // The labels are those in the matchers.
      return true;
    }
    boolean writes = function.equals("label_replace") || function.equals("label_join");
    if (writes || function.equals("info")) {
      open.add(call.arguments().get(0));
      return writes && isOne(call.arguments().get(1));
    }
    for (Expression argument : call.arguments()) {
      openVector(argument);
    }
    return false;
  }

  private boolean has(Aggregation aggregation) {
    Grouping grouping = aggregation.grouping();
    Expression parameter = aggregation.parameter();
    boolean named = grouping != null && isAmong(grouping.labels());
    if (aggregation.picks() || (grouping != null && grouping.by() == named)) {
      open.add(aggregation.operand());
    }
    return aggregation.operator().equals("count_values") && parameter != null && isOne(parameter);
  }

  private void open(Binary binary) {
    Matching matching = binary.matching();
    boolean vectors =
        binary.left().type() == ValueType.VECTOR && binary.right().type() == ValueType.VECTOR;
    if (!vectors || binary.operator() == Operator.OR) {
      openVector(binary.left());
      openVector(binary.right());
    } else if (binary.operator().isSet()) {
      open.add(binary.left());
    } else if (matching.many() == Many.NEITHER) {
      // A pair has one series of each side, with the same labels.
      if (matching.on() == isAmong(matching.labels()) && keeps(binary.right(), names)) {
        open.add(binary.left());
      }
    } else {
      boolean left = matching.many() == Many.LEFT;
      open.add(left ? binary.left() : binary.right());
      if (isAmong(matching.include())) {
        open.add(left ? binary.right() : binary.left());
      }
    }
  }

  private void openVector(Expression expression) {
    if (expression.type() == ValueType.VECTOR || expression.type() == ValueType.MATRIX) {
      open.add(expression);
    }
  }

  private boolean isOne(Expression label) {
    return label.unwrapped() instanceof StringLiteral literal && names.contains(literal.value());
  }

  private boolean isAmong(List<String> labels) {
    for (String label : labels) {
      if (names.contains(label)) {
        return true;
      }
    }
    return false;
  }
}
