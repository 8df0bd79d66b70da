package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.Operator;

/** The query of the sum of all values of a query. */
public final class PromqlSum {

  private PromqlSum() {}

  /**
   * The text of the sum: that of {@code sum(x) by (pod)} is {@code sum(x)}.
   *
   * @param query the text of a query
   * @param expression the tree of the same text
   */
  public static String of(String query, Expression expression) {
    String whole = query.strip();
    // A comment lasts to the end of its line.
    String end = whole.indexOf('#') >= 0 ? "\n" : "";
    if (mayBeNaN(expression)) {
      // NaN compares with nothing; one series without load must not hide the others.
      return "sum((" + whole + end + ") >= -Inf)";
    }
    if (expression instanceof Aggregation sum && sum.operator().equals("sum")) {
      return "sum(" + query.substring(sum.bodyStart(), sum.bodyEnd()) + ")";
    }
    return "sum(" + whole + end + ")";
  }

  private static boolean mayBeNaN(Expression expression) {
    for (Expression part : expression.all()) {
      boolean divides =
          part instanceof Binary binary
              && (binary.operator() == Operator.DIVIDE || binary.operator() == Operator.MODULO);
      boolean ranks =
          (part instanceof Aggregation aggregation && aggregation.operator().equals("quantile"))
              || (part instanceof Call call && call.function().contains("quantile"));
      if (divides || ranks) {
        return true;
      }
    }
    return false;
  }
}
