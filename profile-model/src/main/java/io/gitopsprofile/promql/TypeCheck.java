package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.Many;
import io.gitopsprofile.promql.Expression.Matching;
import io.gitopsprofile.promql.Expression.Sign;
import io.gitopsprofile.promql.Expression.VectorSelector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Prometheus about types, and those about selectors and operators that Prometheus
 * checks once the whole text follows the grammar. (Source: Prometheus, promql/parser/parse.go,
 * checkAST.)
 */
final class TypeCheck {

  private static final String VECTORS_ONLY =
      "binary expression must contain only scalar and instant vector types";

  private final PromqlVersion version;
  private final List<Expression> ofInfo = new ArrayList<>();

  private TypeCheck(PromqlVersion version) {
    this.version = version;
  }

  /** Refuses a tree with an expression that does not fit its place, the first one in the text. */
  static void check(Expression root, PromqlVersion version) throws PromqlException {
    TypeCheck check = new TypeCheck(version);
    List<Expression> order = new ArrayList<>();
    List<Expression> open = new ArrayList<>();
    open.add(root);
    while (!open.isEmpty()) {
      Expression next = open.remove(open.size() - 1);
      order.add(next);
      open.addAll(next.children());
      if (next instanceof Call call && call.function().equals("info")) {
        check.noteLabels(call);
      }
    }
    // Backwards, each expression comes behind those that it is made of.
    for (int i = order.size() - 1; i >= 0; i--) {
      check.check(order.get(i));
    }
  }

  private void check(Expression expression) throws PromqlException {
    if (expression instanceof VectorSelector selector) {
      check(selector);
    } else if (expression instanceof Call call) {
      check(call);
    } else if (expression instanceof Aggregation aggregation) {
      check(aggregation);
    } else if (expression instanceof Binary binary) {
      check(binary);
    } else if (expression instanceof Sign sign) {
      check(sign);
    }
  }

  /** The labels that info() is to add are written as a selector without a name. */
  private void noteLabels(Call call) throws PromqlException {
    if (call.arguments().size() > 1) {
      Expression labels = call.arguments().get(1);
      if (!(labels instanceof VectorSelector selector) || selector.name() != null) {
        throw problem(labels, "expected label selectors only", null);
      }
      ofInfo.add(labels);
    }
  }

  private void check(VectorSelector selector) throws PromqlException {
    boolean isNarrow = selector.name() != null;
    for (LabelMatcher matcher : selector.matchers()) {
      if (selector.name() != null && matcher.label().equals(LabelMatcher.NAME)) {
        throw problem(
            selector,
            "metric name must not be set twice: \""
                + selector.name()
                + "\" or \""
                + matcher.value()
                + "\"",
            "write the name before the braces or inside them");
      }
      isNarrow = isNarrow || matcher.needsLabel();
    }
    if (!isNarrow && !isOfInfo(selector)) {
      throw problem(
          selector,
          "vector selector must contain at least one non-empty matcher",
          "write the name of a series before the braces");
    }
  }

  private boolean isOfInfo(VectorSelector selector) {
    for (Expression labels : ofInfo) {
      if (labels == selector) {
        return true;
      }
    }
    return false;
  }

  private void check(Call call) throws PromqlException {
    Functions.Signature signature = Functions.find(call.function(), version);
    if (signature == null) {
      throw new IllegalStateException("the parser took " + call.function());
    }
    int given = call.arguments().size();
    int named = signature.arguments().length();
    int least = signature.optional() == 0 ? named : named - 1;
    int most = signature.optional() < 0 ? Integer.MAX_VALUE : least + signature.optional();
    if (given < least || given > most) {
      String count =
          signature.optional() == 0
              ? "expected " + named
              : given < least ? "expected at least " + least : "expected at most " + most;
      throw problem(
          call, count + " argument(s) in call to \"" + call.function() + "\", got " + given, null);
    }
    for (int i = 0; i < given; i++) {
      String place = "call to function \"" + call.function() + "\"";
      expect(signature.argument(i), call.arguments().get(i), place);
    }
  }

  private static void check(Aggregation aggregation) throws PromqlException {
    expect(ValueType.VECTOR, aggregation.operand(), "aggregation expression");
    Expression parameter = aggregation.parameter();
    if (parameter != null) {
      boolean isLabel = aggregation.operator().equals("count_values");
      expect(isLabel ? ValueType.STRING : ValueType.SCALAR, parameter, "aggregation parameter");
    }
  }

  private static void expect(ValueType wanted, Expression expression, String place)
      throws PromqlException {
    ValueType type = expression.type();
    if (type == wanted) {
      return;
    }
    String fix = null;
    if (wanted == ValueType.MATRIX && type == ValueType.VECTOR) {
      fix =
          expression instanceof VectorSelector
              ? "write a range such as [5m] behind the series"
              : "take it of a series with a range such as [5m], or write [5m:] behind the argument";
    } else if (wanted == ValueType.VECTOR && type == ValueType.MATRIX) {
      fix = "remove the range, or take a function such as rate(...) of it";
    } else if (wanted == ValueType.SCALAR && type == ValueType.VECTOR) {
      fix = "write a number, or scalar(...)";
    } else if (wanted == ValueType.VECTOR && type == ValueType.SCALAR) {
      fix = "write a series, or vector(...)";
    }
    throw problem(
        expression,
        "expected type " + wanted.title() + " in " + place + ", got " + type.title(),
        fix);
  }

  private static void check(Binary binary) throws PromqlException {
    ValueType left = binary.left().type();
    ValueType right = binary.right().type();
    Matching matching = binary.matching();
    if (matching.bool() && !binary.operator().isComparison()) {
      throw problem(
          binary, "bool modifier can only be used on comparison operators", "remove bool");
    }
    if (binary.operator().isComparison()
        && !matching.bool()
        && left == ValueType.SCALAR
        && right == ValueType.SCALAR) {
      throw problem(
          binary,
          "comparisons between scalars must use BOOL modifier",
          "write " + binary.operator().symbol() + " bool");
    }
    String twice = matching.on() ? firstOfBoth(matching.labels(), matching.include()) : null;
    if (twice != null) {
      throw problem(
          binary,
          "label \"" + twice + "\" must not occur in ON and GROUP clause at once",
          "remove it from one of the two");
    }
    if (isWrong(left) || isWrong(right)) {
      Expression operand = isWrong(left) ? binary.left() : binary.right();
      throw problem(
          operand,
          VECTORS_ONLY,
          operand.type() == ValueType.MATRIX
              ? "remove the range, or take a function such as rate(...) of it"
              : "write a number without quotes, or a series");
    }
    boolean vectors = left == ValueType.VECTOR && right == ValueType.VECTOR;
    if (!vectors && !matching.labels().isEmpty()) {
      throw problem(binary, "vector matching only allowed between instant vectors", null);
    }
    if (!vectors && matching.fills()) {
      throw problem(binary, "filling in missing series only allowed between instant vectors", null);
    }
    if (binary.operator().isSet()) {
      checkSet(binary, vectors);
    }
  }

  private static void checkSet(Binary binary, boolean vectors) throws PromqlException {
    String symbol = binary.operator().symbol();
    if (!vectors) {
      throw problem(
          binary,
          "set operator \"" + symbol + "\" not allowed in binary scalar expression",
          "write vector(...) around the number");
    }
    if (binary.matching().many() != Many.NEITHER) {
      throw problem(
          binary, "no grouping allowed for \"" + symbol + "\" operation", "remove group_left");
    }
    if (binary.matching().fills()) {
      throw problem(binary, "filling in missing series not allowed for set operators", null);
    }
  }

  private static boolean isWrong(ValueType operand) {
    return operand == ValueType.STRING || operand == ValueType.MATRIX;
  }

  private static @Nullable String firstOfBoth(List<String> labels, List<String> included) {
    for (String label : labels) {
      if (included.contains(label)) {
        return label;
      }
    }
    return null;
  }

  private static void check(Sign sign) throws PromqlException {
    if (isWrong(sign.operand().type())) {
      throw problem(
          sign,
          "unary expression only allowed on expressions of type scalar or instant vector, got \""
              + sign.operand().type().title()
              + "\"",
          null);
    }
  }

  private static PromqlException problem(
      Expression expression, String message, @Nullable String fix) {
    return new PromqlException(expression.start(), message, fix);
  }
}
