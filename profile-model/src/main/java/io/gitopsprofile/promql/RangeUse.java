package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.RangeSelector;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of samples that a query reads, such as {@code x[5m]}. Subqueries are not among them: they
 * read computed values.
 *
 * @param range the length of the range
 * @param needsTwo whether the function of the range needs two samples in it, as a rate does
 */
public record RangeUse(TimeSpan range, boolean needsTwo) {

  /** All ranges of an expression, in the order of the text. */
  public static List<RangeUse> all(Expression expression) {
    List<RangeUse> uses = new ArrayList<>();
    Expression ofRate = null;
    for (Expression part : expression.all()) {
      if (part instanceof Call call) {
        // Such a function takes its range first, so that it comes right behind the call.
        ofRate = needsTwo(call.function()) ? call.arguments().get(0).unwrapped() : null;
      } else if (part instanceof RangeSelector selector) {
        uses.add(new RangeUse(selector.range(), selector == ofRate));
      }
    }
    return uses;
  }

  private static boolean needsTwo(String function) {
    return switch (function) {
      case "rate", "irate", "increase", "delta", "idelta", "deriv", "predict_linear" -> true;
      default -> false;
    };
  }
}
