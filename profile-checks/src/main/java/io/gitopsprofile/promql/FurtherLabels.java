package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.Grouping;
import io.gitopsprofile.promql.Expression.Many;
import io.gitopsprofile.promql.Expression.NumberLiteral;
import io.gitopsprofile.promql.Expression.Operator;
import io.gitopsprofile.promql.Expression.RangeSelector;
import io.gitopsprofile.promql.Expression.VectorSelector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The labels by which an expression has several results for one group: those that its outermost
 * aggregation names besides the group, or all labels of a series that nothing aggregates.
 */
public final class FurtherLabels {

  /** The result for a series that nothing aggregates. */
  public static final String ALL = "";

  private final Collection<String> group;
  private final Set<String> found;
  private final List<Expression> open = new ArrayList<>();
  private final List<Boolean> ofQuantile = new ArrayList<>();

  private FurtherLabels(Collection<String> group, Set<String> found) {
    this.group = group;
    this.found = found;
  }

  /**
   * Adds the labels of an expression.
   *
   * @param group the labels of the group
   * @param found the set that the labels are added to; {@link #ALL} stands for those of a series
   */
  public static void addTo(Set<String> found, Expression expression, Collection<String> group) {
    FurtherLabels labels = new FurtherLabels(group, found);
    labels.add(expression, false);
    while (!labels.open.isEmpty()) {
      int last = labels.open.size() - 1;
      labels.look(labels.open.remove(last), labels.ofQuantile.remove(last));
    }
  }

  private void add(Expression expression, boolean quantile) {
    open.add(expression);
    ofQuantile.add(quantile);
  }

  private void look(Expression expression, boolean quantile) {
    if (expression instanceof VectorSelector || expression instanceof RangeSelector) {
      found.add(ALL);
    } else if (expression instanceof Aggregation aggregation) {
      Grouping grouping = aggregation.grouping();
      if (aggregation.picks()) {
        if (!picksOne(aggregation)) {
          add(aggregation.operand(), quantile);
        }
      } else if (grouping != null && grouping.by()) {
        for (String label : grouping.labels()) {
          if (!group.contains(label) && !(quantile && label.equals("le"))) {
            found.add(label);
          }
        }
      }
    } else if (expression instanceof Call call) {
      look(call, quantile);
    } else if (expression instanceof Binary binary) {
      look(binary, quantile);
    } else {
      for (Expression part : expression.children()) {
        add(part, quantile);
      }
    }
  }

  /** True for {@code topk(1, x) by (pod)}, which leaves one series of each group. */
  private boolean picksOne(Aggregation aggregation) {
    Grouping grouping = aggregation.grouping();
    Expression number = aggregation.parameter();
    return number != null
        && number.unwrapped() instanceof NumberLiteral literal
        && literal.value() == 1
        && (grouping == null || (grouping.by() && group.containsAll(grouping.labels())));
  }

  private void look(Call call, boolean quantile) {
    String function = call.function();
    if (function.equals("scalar") || function.equals("vector") || function.startsWith("absent")) {
      return;
    }
    for (Expression argument : call.arguments()) {
      if (isSeries(argument)) {
        add(argument, quantile || function.equals("histogram_quantile"));
        return;
      }
    }
  }

  private void look(Binary binary, boolean quantile) {
    boolean right = isSeries(binary.right());
    boolean takesRight = binary.matching().many() == Many.RIGHT;
    if (isSeries(binary.left()) && !takesRight) {
      add(binary.left(), quantile);
    }
    if (right && (!isSeries(binary.left()) || takesRight || binary.operator() == Operator.OR)) {
      add(binary.right(), quantile);
    }
  }

  private static boolean isSeries(Expression expression) {
    return expression.type() == ValueType.VECTOR || expression.type() == ValueType.MATRIX;
  }
}
