package io.gitopsprofile.promql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid PromQL expression. Each part knows where it stands in the text: from {@code start},
 * inclusive, to {@code end}, exclusive.
 */
public sealed interface Expression {

  /** The index of its first character. */
  int start();

  /** The index after its last character. */
  int end();

  /** The type of its value. */
  ValueType type();

  /** The expressions that it is directly made of, in the order of the text. */
  List<Expression> children();

  /** Itself and all expressions in it, each before those that it is made of. */
  default List<Expression> all() {
    List<Expression> all = new ArrayList<>();
    List<Expression> open = new ArrayList<>();
    open.add(this);
    // A chain of operators may be too long for recursion.
    while (!open.isEmpty()) {
      Expression next = open.remove(open.size() - 1);
      all.add(next);
      List<Expression> children = next.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.add(children.get(i));
      }
    }
    return all;
  }

  /** The expression without the parentheses around it. */
  default Expression unwrapped() {
    Expression inner = this;
    while (inner instanceof Parentheses parentheses) {
      inner = parentheses.inner();
    }
    return inner;
  }

  /** A number, or a duration as a number of seconds. */
  record NumberLiteral(double value, int start, int end) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.SCALAR;
    }

    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** A quoted text, without quotes and escapes. */
  record StringLiteral(String value, int start, int end) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }

    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /**
   * The time that a selector or a subquery looks at.
   *
   * @param offset the length of {@code offset}; null if there is none
   * @param at the text after {@code @}; null if there is none
   */
  record Modifiers(@Nullable TimeSpan offset, @Nullable String at) {

    /** The time of the request. */
    public static final Modifiers NONE = new Modifiers(null, null);
  }

  /**
   * The newest samples of series: {@code name{label="value"} offset 5m}.
   *
   * @param name the name before the braces; null if there is none
   * @param matchers the conditions inside the braces
   * @param modifiers the time of the samples
   * @param start where it begins
   * @param end where it ends
   */
  record VectorSelector(
      @Nullable String name, List<LabelMatcher> matchers, Modifiers modifiers, int start, int end)
      implements Expression {

    /** Copies the list. */
    public VectorSelector {
      matchers = List.copyOf(matchers);
    }

    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }

    @Override
    public List<Expression> children() {
      return List.of();
    }

    /** The name before the braces, else the one that a matcher inside asks for; null if none. */
    public @Nullable String exactName() {
      if (name != null) {
        return name;
      }
      for (LabelMatcher matcher : matchers) {
        if (matcher.label().equals(LabelMatcher.NAME)
            && matcher.operator() == LabelMatcher.Operator.EQUAL
            && !matcher.value().isEmpty()) {
          return matcher.value();
        }
      }
      return null;
    }
  }

  /**
   * The samples of series in a range of time: {@code name[5m]}.
   *
   * @param selector the series
   * @param range the length of the range
   * @param start where it begins
   * @param end where it ends
   */
  record RangeSelector(VectorSelector selector, TimeSpan range, int start, int end)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }

    @Override
    public List<Expression> children() {
      return List.of(selector);
    }
  }

  /**
   * The values of an expression in a range of time: {@code rate(x[1m])[5m:30s]}.
   *
   * @param inner the expression
   * @param range the length of the range
   * @param step the time between two values; null for the default of Prometheus
   * @param modifiers the time of the range
   * @param start where it begins
   * @param end where it ends
   */
  record Subquery(
      Expression inner,
      TimeSpan range,
      @Nullable TimeSpan step,
      Modifiers modifiers,
      int start,
      int end)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }

    @Override
    public List<Expression> children() {
      return List.of(inner);
    }
  }

  /** An expression in parentheses. */
  record Parentheses(Expression inner, int start, int end) implements Expression {
    @Override
    public ValueType type() {
      return unwrapped().type();
    }

    @Override
    public List<Expression> children() {
      return List.of(inner);
    }
  }

  /** A sign before an expression that is not a number. */
  record Sign(boolean negative, Expression operand, int start, int end) implements Expression {
    @Override
    public ValueType type() {
      return operand.type();
    }

    @Override
    public List<Expression> children() {
      return List.of(operand);
    }
  }

  /** The operators between two expressions. */
  enum Operator {
    /** All series of the left side, and those of the right side that the left side lacks. */
    OR("or", 1),
    /** The series of the left side that the right side has, too. */
    AND("and", 2),
    /** The series of the left side that the right side lacks. */
    UNLESS("unless", 2),
    /** Equal. */
    EQUAL("==", 3),
    /** Not equal. */
    NOT_EQUAL("!=", 3),
    /** Less. */
    LESS("<", 3),
    /** Less or equal. */
    LESS_OR_EQUAL("<=", 3),
    /** Greater. */
    GREATER(">", 3),
    /** Greater or equal. */
    GREATER_OR_EQUAL(">=", 3),
    /** A histogram without the observations above a bound. */
    TRIM_UPPER("</", 3),
    /** A histogram without the observations below a bound. */
    TRIM_LOWER(">/", 3),
    /** The sum. */
    ADD("+", 4),
    /** The difference. */
    SUBTRACT("-", 4),
    /** The product. */
    MULTIPLY("*", 5),
    /** The quotient. */
    DIVIDE("/", 5),
    /** The rest of a division. */
    MODULO("%", 5),
    /** The angle of a point. */
    ATAN2("atan2", 5),
    /** The power. */
    POWER("^", 6);

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    /** The operator as a query writes it. */
    public String symbol() {
      return symbol;
    }

    int precedence() {
      return precedence;
    }

    /** Whether it picks series by their labels alone. */
    public boolean isSet() {
      return this == OR || this == AND || this == UNLESS;
    }

    /** Whether it keeps the values that compare as it says. */
    public boolean isComparison() {
      return precedence == 3 && this != TRIM_UPPER && this != TRIM_LOWER;
    }
  }

  /** The side of an operator that may have many series for one of the other. */
  enum Many {
    /** Neither side. */
    NEITHER,
    /** The left side: {@code group_left}. */
    LEFT,
    /** The right side: {@code group_right}. */
    RIGHT
  }

  /**
   * The rule by which an operator finds the pairs of series.
   *
   * @param bool whether a comparison gives 0 and 1 instead of dropping values
   * @param on whether the labels are those that must be equal, instead of those left aside
   * @param labels the labels of {@code on} or {@code ignoring}
   * @param many the side that may have many series
   * @param include the labels that are copied from the other side
   * @param fills whether missing series get a value
   */
  record Matching(
      boolean bool,
      boolean on,
      List<String> labels,
      Many many,
      List<String> include,
      boolean fills) {

    /** Copies the lists. */
    public Matching {
      labels = List.copyOf(labels);
      include = List.copyOf(include);
    }
  }

  /** Two expressions and the operator between them. */
  record Binary(
      Operator operator,
      Matching matching,
      Expression left,
      Expression right,
      ValueType type,
      int start,
      int end)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(left, right);
    }
  }

  /**
   * The labels by which an aggregation groups.
   *
   * @param by whether results keep these labels; else they lose them
   * @param labels the labels
   */
  record Grouping(boolean by, List<String> labels) {

    /** Copies the list. */
    public Grouping {
      labels = List.copyOf(labels);
    }

    /** Whether results can have a label. */
    public boolean keeps(String label) {
      return by == labels.contains(label);
    }
  }

  /**
   * An aggregation of series: {@code sum(x) by (pod)}.
   *
   * @param operator the name of the aggregation, in lower case
   * @param grouping the labels of its groups; null if it has none
   * @param parameter the first of two arguments; null if it takes one
   * @param operand the series
   * @param bodyStart the index after the opening parenthesis of the arguments
   * @param bodyEnd the index of their closing parenthesis
   * @param start where it begins
   * @param end where it ends
   */
  record Aggregation(
      String operator,
      @Nullable Grouping grouping,
      @Nullable Expression parameter,
      Expression operand,
      int bodyStart,
      int bodyEnd,
      int start,
      int end)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }

    @Override
    public List<Expression> children() {
      return parameter == null ? List.of(operand) : List.of(parameter, operand);
    }

    /** Whether results are some of its series, with all their labels: {@code topk}. */
    public boolean picks() {
      return operator.endsWith("k") || operator.equals("limit_ratio");
    }
  }

  /** A call of a function. */
  record Call(String function, ValueType type, List<Expression> arguments, int start, int end)
      implements Expression {

    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
      return arguments;
    }
  }
}
