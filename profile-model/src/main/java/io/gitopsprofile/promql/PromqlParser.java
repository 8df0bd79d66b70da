package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.Grouping;
import io.gitopsprofile.promql.Expression.Many;
import io.gitopsprofile.promql.Expression.Matching;
import io.gitopsprofile.promql.Expression.Modifiers;
import io.gitopsprofile.promql.Expression.NumberLiteral;
import io.gitopsprofile.promql.Expression.Operator;
import io.gitopsprofile.promql.Expression.Parentheses;
import io.gitopsprofile.promql.Expression.RangeSelector;
import io.gitopsprofile.promql.Expression.Sign;
import io.gitopsprofile.promql.Expression.StringLiteral;
import io.gitopsprofile.promql.Expression.Subquery;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.Token.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads PromQL as Prometheus does: what Prometheus accepts becomes a tree, and what it refuses is
 * refused with its reason. Time and memory grow with the length of the query. (Source: Prometheus,
 * promql/parser/generated_parser.y and parse.go of 2.16 to 3.14.)
 *
 * <p>Two limits are not those of Prometheus, which has none: {@value #LONGEST} characters, and
 * {@value #DEEPEST} expressions inside one another.
 */
public final class PromqlParser {

  private static final int LONGEST = 65_536;
  private static final int DEEPEST = 250;

  private static final String EXPERIMENTAL =
      "set --enable-feature=promql-experimental-functions in Prometheus, or do without";

  private final String text;
  private final PromqlVersion version;
  private final Lexer lexer;
  private Token token;
  private int previousEnd;
  private int depth;

  private PromqlParser(String text, PromqlVersion version) throws PromqlException {
    if (text.length() > LONGEST) {
      throw new PromqlException(
          0,
          "the text is longer than " + LONGEST + " characters",
          "record parts of it as series of their own");
    }
    this.text = text;
    this.version = version;
    this.lexer = new Lexer(text, version);
    this.token = lexer.next();
  }

  /**
   * The tree of a query.
   *
   * @throws PromqlException if Prometheus refuses the query
   */
  public static Expression parse(String query, PromqlVersion version) throws PromqlException {
    PromqlParser parser = new PromqlParser(query, version);
    if (parser.token.kind() == Kind.END) {
      throw parser.problem(0, "no expression found in input", parser.fixOfEnd("write a query"));
    }
    Expression expression = parser.expression(1);
    parser.expectEnd();
    TypeCheck.check(expression, version);
    return expression;
  }

  /**
   * The tree of a selector of series, such as {@code name{label!=""}}. It may select all series, as
   * the API of Prometheus checks that later.
   *
   * @throws PromqlException if the text is not a selector
   */
  public static VectorSelector parseSelector(String selector, PromqlVersion version)
      throws PromqlException {
    PromqlParser parser = new PromqlParser(selector, version);
    Token first = parser.token;
    boolean named = parser.isMetricName(first);
    if (!named && !first.is("{")) {
      throw parser.unexpected("", "", null);
    }
    if (named) {
      parser.advance();
    }
    VectorSelector tree = parser.selector(named ? first : null, first.start());
    parser.expectEnd();
    return tree;
  }

  /** The names of all functions that some version has. */
  public static List<String> functions() {
    return Functions.names();
  }

  private void expectEnd() throws PromqlException {
    if (token.kind() != Kind.END) {
      boolean grouping = token.isKeyword("by") || token.isKeyword("without");
      throw unexpected(
          "",
          "",
          grouping
              ? "write " + token.word() + " (...) directly behind an aggregation such as sum(...)"
              : null);
    }
  }

  private Token advance() throws PromqlException {
    Token before = token;
    previousEnd = before.end();
    token = lexer.next();
    return before;
  }

  private boolean skip(String sign) throws PromqlException {
    boolean found = token.is(sign);
    if (found) {
      advance();
    }
    return found;
  }

  private void expect(String sign, String context, @Nullable String fix) throws PromqlException {
    if (!skip(sign)) {
      throw unexpected(context, "\"" + sign + "\"", fix);
    }
  }

  private PromqlException problem(int offset, String message, @Nullable String fix) {
    return new PromqlException(offset, message, fix);
  }

  private PromqlException unexpected(String context, String expected, @Nullable String fix) {
    String message =
        "unexpected "
            + token.title()
            + (context.isEmpty() ? "" : " in " + context)
            + (expected.isEmpty() ? "" : ", expected " + expected);
    return problem(
        token.start(), message, token.kind() == Kind.END && fix == null ? fixOfEnd(null) : fix);
  }

  private @Nullable String fixOfEnd(@Nullable String otherwise) {
    return lexer.commentSeen()
        ? "remove the comment, or end its line: it lasts to the line break, and YAML folds lines"
            + " of a text in quotes into one"
        : otherwise;
  }

  /** An expression whose operators bind at least as tightly as a precedence. */
  private Expression expression(int precedence) throws PromqlException {
    depth++;
    if (depth > DEEPEST) {
      throw problem(
          token.start(),
          "more than " + DEEPEST + " expressions are inside one another",
          "record parts of it as series of their own");
    }
    Expression left = signed();
    Operator operator = operator(token);
    while (operator != null && operator.precedence() >= precedence) {
      advance();
      Matching matching = matching();
      boolean toRight = operator == Operator.POWER;
      Expression right = expression(operator.precedence() + (toRight ? 0 : 1));
      boolean scalar = left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR;
      left =
          new Binary(
              operator,
              matching,
              left,
              right,
              scalar ? ValueType.SCALAR : ValueType.VECTOR,
              left.start(),
              right.end());
      operator = operator(token);
    }
    depth--;
    return left;
  }

  private static @Nullable Operator operator(Token token) {
    if (token.kind() != Kind.SIGN && token.kind() != Kind.KEYWORD) {
      return null;
    }
    return switch (token.word()) {
      case "or" -> Operator.OR;
      case "and" -> Operator.AND;
      case "unless" -> Operator.UNLESS;
      case "==" -> Operator.EQUAL;
      case "!=" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "</" -> Operator.TRIM_UPPER;
      case ">/" -> Operator.TRIM_LOWER;
      case "+" -> Operator.ADD;
      case "-" -> Operator.SUBTRACT;
      case "*" -> Operator.MULTIPLY;
      case "/" -> Operator.DIVIDE;
      case "%" -> Operator.MODULO;
      case "atan2" -> Operator.ATAN2;
      case "^" -> Operator.POWER;
      default -> null;
    };
  }

  private Matching matching() throws PromqlException {
    boolean bool = token.isKeyword("bool");
    if (bool) {
      advance();
    }
    boolean on = token.isKeyword("on");
    List<String> labels = List.of();
    List<String> include = List.of();
    Many many = Many.NEITHER;
    if (on || token.isKeyword("ignoring")) {
      advance();
      labels = labels();
      boolean left = token.isKeyword("group_left");
      if (left || token.isKeyword("group_right")) {
        advance();
        many = left ? Many.LEFT : Many.RIGHT;
        include = token.is("(") ? labels() : List.of();
      }
    }
    return new Matching(bool, on, labels, many, include, fills());
  }

  /** Whether values for missing series follow: fill(0), or one for each side. */
  private boolean fills() throws PromqlException {
    Token first = token;
    boolean any = false;
    while (token.kind() == Kind.KEYWORD && token.word().startsWith("fill")) {
      if (!version.experimentalSince(3, 10)) {
        throw problem(
            token.start(),
            "binop fill modifiers are experimental and not enabled",
            "set --enable-feature=promql-binop-fill-modifiers in Prometheus, or do without");
      }
      if (any && (first.word().equals("fill") || first.word().equals(token.word()))) {
        throw unexpected("", "", null);
      }
      any = true;
      advance();
      expect("(", "fill", null);
      if (token.is("+") || token.is("-")) {
        advance();
      }
      if (token.kind() != Kind.NUMBER && token.kind() != Kind.DURATION) {
        throw unexpected("fill", "number", null);
      }
      literal();
      expect(")", "fill", null);
    }
    return any;
  }

  /** The labels in parentheses, behind the word that is not read any more. */
  private List<String> labels() throws PromqlException {
    expect("(", "grouping opts", "write the labels in parentheses");
    List<String> labels = new ArrayList<>();
    while (!skip(")")) {
      labels.add(label());
      if (!token.is(")") && !skip(",")) {
        throw unexpected("grouping opts", "\",\" or \")\"", null);
      }
    }
    return labels;
  }

  private String label() throws PromqlException {
    boolean quoted = token.kind() == Kind.STRING && version.since(2, 55);
    boolean colon = token.kind() == Kind.METRIC_NAME && version.since(3, 0);
    boolean keyword = token.kind() == Kind.KEYWORD && !token.isKeyword("without");
    if (token.kind() != Kind.NAME && !quoted && !colon && !keyword) {
      throw unexpected("grouping opts", "label", null);
    }
    String text = token.text();
    String label = quoted ? Strings.unquoted(text) : text;
    if (label == null || label.isEmpty()) {
      throw unexpected("grouping opts", "label", null);
    }
    advance();
    return label;
  }

  private Expression signed() throws PromqlException {
    if (!token.is("+") && !token.is("-")) {
      return withModifiers(primary());
    }
    Token sign = advance();
    boolean negative = sign.is("-");
    // A sign binds as tightly as *, so that only ^ takes its operand away.
    Expression operand = expression(Operator.POWER.precedence());
    if (operand instanceof NumberLiteral number) {
      double value = negative ? -number.value() : number.value();
      return new NumberLiteral(value, sign.start(), number.end());
    }
    return new Sign(negative, operand, sign.start(), operand.end());
  }

  private Expression primary() throws PromqlException {
    Token first = token;
    return switch (first.kind()) {
      case NUMBER -> literal();
      case DURATION -> {
        if (!version.since(2, 54)) {
          throw unexpected("", "", "write the number of seconds");
        }
        yield literal();
      }
      case STRING -> {
        advance();
        String value = Strings.unquoted(first.text());
        yield new StringLiteral(value == null ? "" : value, first.start(), first.end());
      }
      case SIGN -> {
        if (first.is("{")) {
          yield selector(null, first.start());
        }
        if (!skip("(")) {
          throw unexpected("", "", null);
        }
        Expression inner = expression(1);
        expect(")", "parentheses", null);
        yield new Parentheses(inner, first.start(), previousEnd);
      }
      case NAME, METRIC_NAME, KEYWORD -> named();
      case END -> throw unexpected("", "", null);
    };
  }

  private NumberLiteral literal() throws PromqlException {
    Token literal = advance();
    double value =
        literal.kind() == Kind.NUMBER ? number(literal) : duration(literal).toMillis() / 1000.0;
    return new NumberLiteral(value, literal.start(), literal.end());
  }

  private double number(Token literal) throws PromqlException {
    Double value = Numbers.number(literal.text());
    if (value == null) {
      throw problem(literal.start(), "error parsing number: \"" + literal.text() + "\"", null);
    }
    return value;
  }

  /** A duration; zero is one since 3.4. */
  private Duration duration(Token literal) throws PromqlException {
    long millis = Numbers.millis(literal.text());
    if (millis < 0) {
      throw problem(
          literal.start(),
          millis == -2
              ? "duration out of range"
              : "not a valid duration string: \"" + literal.text() + "\"",
          "write the larger units first and each once, without fractions, such as 1h30m");
    }
    if (millis == 0 && !version.since(3, 4)) {
      throw problem(literal.start(), "duration must be greater than 0", null);
    }
    return Duration.ofMillis(millis);
  }

  /** A call, an aggregation or a selector, which all begin with a name. */
  private Expression named() throws PromqlException {
    Token name = advance();
    if (name.kind() == Kind.KEYWORD && isAggregation(name.word())) {
      if (token.is("(") || token.isKeyword("by") || token.isKeyword("without")) {
        return aggregation(name);
      }
    } else if (token.is("(") && isFunctionName(name)) {
      return call(name);
    }
    if (!isMetricName(name)) {
      token = name;
      throw unexpected("", "", null);
    }
    return selector(name, name.start());
  }

  private boolean isFunctionName(Token name) {
    boolean bounds = name.isKeyword("start") || name.isKeyword("end");
    return name.kind() == Kind.NAME || (bounds && version.since(3, 12));
  }

  private boolean isMetricName(Token name) {
    if (name.kind() != Kind.KEYWORD) {
      return name.kind() == Kind.NAME || name.kind() == Kind.METRIC_NAME;
    }
    return switch (name.word()) {
      case "on", "ignoring", "group_left", "group_right", "bool", "atan2" -> false;
      default -> true;
    };
  }

  private static boolean isAggregation(String word) {
    return switch (word) {
      case "sum",
          "avg",
          "count",
          "min",
          "max",
          "group",
          "stddev",
          "stdvar",
          "topk",
          "bottomk",
          "count_values",
          "quantile",
          "limitk",
          "limit_ratio" ->
          true;
      default -> false;
    };
  }

  private static boolean takesParameter(String aggregation) {
    return aggregation.endsWith("k")
        || aggregation.equals("limit_ratio")
        || aggregation.equals("quantile")
        || aggregation.equals("count_values");
  }

  private Aggregation aggregation(Token name) throws PromqlException {
    Grouping grouping = grouping();
    if (!token.is("(")) {
      throw unexpected("aggregation", "\"(\"", null);
    }
    int bodyStart = token.end();
    List<Expression> arguments = arguments();
    int bodyEnd = previousEnd - 1;
    if (grouping == null) {
      grouping = grouping();
    }
    String operator = name.word();
    if (arguments.isEmpty()) {
      throw problem(name.start(), "no arguments for aggregate expression provided", null);
    }
    boolean isExperimental = operator.startsWith("limit");
    if (isExperimental && !version.experimentalSince(2, 54)) {
      throw problem(
          name.start(),
          operator
              + "() is experimental and must be enabled with"
              + " --enable-feature=promql-experimental-functions",
          EXPERIMENTAL);
    }
    int wanted = takesParameter(operator) ? 2 : 1;
    if (arguments.size() != wanted) {
      throw problem(
          name.start(),
          "wrong number of arguments for aggregate expression provided, expected "
              + wanted
              + ", got "
              + arguments.size(),
          null);
    }
    return new Aggregation(
        operator,
        grouping,
        wanted == 2 ? arguments.get(0) : null,
        arguments.get(wanted - 1),
        bodyStart,
        bodyEnd,
        name.start(),
        previousEnd);
  }

  private @Nullable Grouping grouping() throws PromqlException {
    boolean by = token.isKeyword("by");
    if (!by && !token.isKeyword("without")) {
      return null;
    }
    advance();
    return new Grouping(by, labels());
  }

  private List<Expression> arguments() throws PromqlException {
    expect("(", "", null);
    List<Expression> arguments = new ArrayList<>();
    if (skip(")")) {
      return arguments;
    }
    arguments.add(expression(1));
    while (token.is(",")) {
      Token comma = advance();
      if (token.is(")")) {
        throw problem(
            comma.start(),
            "trailing commas not allowed in function call args",
            "remove the comma before the parenthesis");
      }
      arguments.add(expression(1));
    }
    if (!skip(")")) {
      boolean grouping = token.isKeyword("by") || token.isKeyword("without");
      throw unexpected(
          "function call args",
          "\",\" or \")\"",
          grouping
              ? "write " + token.word() + " (...) directly behind an aggregation such as sum(...)"
              : null);
    }
    return arguments;
  }

  private Call call(Token name) throws PromqlException {
    List<Expression> arguments = arguments();
    Functions.Signature signature = Functions.find(name.text(), version);
    if (signature == null) {
      throw unknownFunction(name);
    }
    if (signature.experimental() && !version.experimental()) {
      throw problem(name.start(), "function \"" + name.text() + "\" is not enabled", EXPERIMENTAL);
    }
    return new Call(name.text(), signature.result(), arguments, name.start(), previousEnd);
  }

  private PromqlException unknownFunction(Token name) {
    String lower = Token.of(Kind.KEYWORD, name.text(), name.start()).word();
    String fix = null;
    if (Functions.find(lower, version) != null) {
      fix = "write " + lower + " in lower case, as all functions";
    } else if (name.text().equals("holt_winters")) {
      fix =
          "write double_exponential_smoothing, its name since Prometheus 3.0, and "
              + EXPERIMENTAL.substring(0, EXPERIMENTAL.indexOf(','));
    } else if (Functions.since(name.text()) != null) {
      fix = "use Prometheus " + Functions.since(name.text()) + " or newer";
    }
    return new PromqlException(
        name.start(),
        "unknown function with name \"" + name.text() + "\"",
        fix,
        fix == null ? name.text() : null);
  }

  private VectorSelector selector(@Nullable Token name, int start) throws PromqlException {
    List<LabelMatcher> matchers = new ArrayList<>();
    if (skip("{")) {
      while (!skip("}")) {
        matchers.add(matcher());
        if (!token.is("}") && !skip(",")) {
          throw unexpected("label matching", "\",\" or \"}\"", null);
        }
      }
    }
    String text = name == null ? null : name.text();
    return new VectorSelector(text, matchers, Modifiers.NONE, start, previousEnd);
  }

  private LabelMatcher matcher() throws PromqlException {
    Token label = token;
    boolean quoted = label.kind() == Kind.STRING && version.since(2, 51);
    if (label.kind() != Kind.NAME && !quoted) {
      throw unexpected("label matching", "identifier or \"}\"", null);
    }
    advance();
    String name = quoted ? Strings.unquoted(label.text()) : label.text();
    if (name == null) {
      throw problem(label.start(), "invalid label name", null);
    }
    if (quoted && (token.is(",") || token.is("}"))) {
      return new LabelMatcher(LabelMatcher.NAME, LabelMatcher.Operator.EQUAL, name);
    }
    LabelMatcher.Operator operator = comparison();
    if (operator == null) {
      throw unexpected("label matching", "label matching operator", "write =, !=, =~ or !~");
    }
    advance();
    if (token.kind() != Kind.STRING) {
      throw unexpected("label matching", "string", "quote the value of the label");
    }
    Token literal = advance();
    String value = Strings.unquoted(literal.text());
    if (operator.isPattern()) {
      String problem =
          value == null ? "error parsing regexp: invalid UTF-8" : Re2.problem(value, version);
      if (problem != null) {
        throw problem(label.start(), problem, "write a pattern in the syntax of RE2");
      }
    }
    return new LabelMatcher(name, operator, value == null ? "\uFFFD" : value);
  }

  private LabelMatcher.@Nullable Operator comparison() {
    return token.kind() != Kind.SIGN
        ? null
        : switch (token.word()) {
          case "=" -> LabelMatcher.Operator.EQUAL;
          case "!=" -> LabelMatcher.Operator.NOT_EQUAL;
          case "=~" -> LabelMatcher.Operator.MATCH;
          case "!~" -> LabelMatcher.Operator.NOT_MATCH;
          default -> null;
        };
  }

  /** An expression with the ranges, offsets and times behind it. */
  private Expression withModifiers(Expression bare) throws PromqlException {
    Expression expression = bare;
    while (true) {
      if (token.is("[")) {
        expression = range(expression);
      } else if (token.isKeyword("offset")) {
        expression = offset(expression);
      } else if (token.is("@")) {
        expression = at(expression);
      } else if (token.isKeyword("anchored") || token.isKeyword("smoothed")) {
        expression = extended(expression);
      } else {
        return expression;
      }
    }
  }

  private Expression range(Expression expression) throws PromqlException {
    Token bracket = advance();
    TimeSpan range = span(true, "subquery selector");
    if (skip(":")) {
      TimeSpan step = token.is("]") ? null : span(true, "subquery selector");
      expect("]", "subquery selector", null);
      if (expression.type() != ValueType.VECTOR) {
        String title = expression.type() == ValueType.MATRIX ? "matrix" : expression.type().title();
        throw problem(
            expression.start(),
            "subquery is only allowed on instant vector, got " + title + " instead",
            null);
      }
      return new Subquery(expression, range, step, Modifiers.NONE, expression.start(), previousEnd);
    }
    expect("]", "subquery or range", null);
    if (!(expression instanceof VectorSelector selector)) {
      throw problem(
          bracket.start(),
          "ranges only allowed for vector selectors",
          "write [" + range.text() + ":] for the range of an expression");
    }
    if (selector.modifiers().offset() != null) {
      throw problem(
          bracket.start(),
          "no offset modifiers allowed before range",
          "write the offset behind the range");
    }
    String at = selector.modifiers().at();
    if (at != null && !at.endsWith(")")) {
      throw problem(
          bracket.start(), "no @ modifiers allowed before range", "write @ behind the range");
    }
    return new RangeSelector(selector, range, expression.start(), previousEnd);
  }

  /** A length of time. Signs, numbers and expressions came with later versions. */
  private TimeSpan span(boolean positive, String context) throws PromqlException {
    int start = token.start();
    boolean newest = version.since(3, 4);
    boolean negative = false;
    if (positive && newest && (token.is("+") || token.is("-"))) {
      negative = advance().is("-");
    }
    boolean literal =
        token.kind() == Kind.DURATION || (token.kind() == Kind.NUMBER && version.since(2, 54));
    if (literal) {
      NumberLiteral number = literal();
      // Behind an offset, an operator belongs to the expression around it.
      if (!positive || durationOperator() == null || !version.experimentalSince(3, 4)) {
        return simpleSpan(number, negative, positive);
      }
    } else if (version.experimentalSince(3, 4) && isDurationExpression()) {
      durationOperand();
    } else {
      throw unexpected(context, "duration", "write a duration such as 5m");
    }
    while (positive && durationOperator() != null) {
      advance();
      durationOperand();
    }
    return new TimeSpan(text.substring(start, previousEnd), null);
  }

  private TimeSpan simpleSpan(NumberLiteral number, boolean negative, boolean positive)
      throws PromqlException {
    double seconds = number.value();
    if (Math.abs(seconds) > Numbers.LONGEST_MILLIS / 1000.0 || Double.isNaN(seconds)) {
      throw problem(number.start(), "duration out of range", null);
    }
    boolean isZero = seconds == 0;
    boolean isWritten = Lexer.isLetter(text.charAt(number.end() - 1));
    boolean zeroRefused = isWritten || !version.before(3, 4);
    if (positive && (negative || (isZero && zeroRefused))) {
      throw problem(number.start(), "duration must be greater than 0", null);
    }
    return new TimeSpan(
        text.substring(number.start(), number.end()), Duration.ofMillis((long) (seconds * 1000)));
  }

  private boolean isDurationExpression() {
    return token.is("(") || (token.kind() == Kind.NAME && isDurationFunction(token.text()));
  }

  private static boolean isDurationFunction(String name) {
    return name.equals("step")
        || name.equals("range")
        || name.equals("max_of")
        || name.equals("min_of");
  }

  private @Nullable Operator durationOperator() {
    Operator operator = token.kind() == Kind.SIGN ? operator(token) : null;
    return operator == null || operator.precedence() < Operator.ADD.precedence() ? null : operator;
  }

  /** Skips an operand of a duration expression, whose value depends on the request. */
  private void durationOperand() throws PromqlException {
    depth++;
    if (depth > DEEPEST) {
      throw problem(token.start(), "a duration is nested too deeply", null);
    }
    while (token.is("+") || token.is("-")) {
      advance();
    }
    if (token.kind() == Kind.NUMBER || token.kind() == Kind.DURATION) {
      literal();
    } else if (token.is("(")) {
      durationsInParentheses(1);
    } else if (token.kind() == Kind.NAME && isDurationFunction(token.text())) {
      String name = advance().text();
      durationsInParentheses(name.endsWith("_of") ? 2 : 0);
    } else {
      throw unexpected("duration expression", "number or duration", null);
    }
    depth--;
  }

  private void durationsInParentheses(int count) throws PromqlException {
    expect("(", "duration expression", null);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        expect(",", "duration expression", null);
      }
      durationOperand();
      while (durationOperator() != null) {
        advance();
        durationOperand();
      }
    }
    expect(")", "duration expression", null);
  }

  private Expression offset(Expression expression) throws PromqlException {
    advance();
    if (token.is("-") && !version.since(2, 33) && !version.experimentalSince(2, 26)) {
      throw unexpected("offset", "duration", "use Prometheus 2.33 or newer");
    }
    if (token.is("-") || (token.is("+") && version.since(3, 4))) {
      advance();
    }
    TimeSpan span = span(false, "offset");
    Modifiers before = modifiers(expression);
    if (before == null) {
      throw problem(
          expression.start(),
          "offset modifier must be preceded by an instant vector selector or range vector selector"
              + " or a subquery",
          "write the offset behind the series or its range");
    }
    if (before.offset() != null && !isZero(before.offset())) {
      throw problem(expression.start(), "offset may not be set multiple times", null);
    }
    return with(expression, new Modifiers(span, before.at()));
  }

  private static boolean isZero(TimeSpan span) {
    return span.length() != null && span.length().isZero();
  }

  private Expression at(Expression expression) throws PromqlException {
    advance();
    int start = token.start();
    boolean bounds = token.isKeyword("start") || token.isKeyword("end");
    double seconds = 0;
    if (bounds) {
      advance();
      expect("(", "@", null);
      expect(")", "@", null);
    } else {
      boolean negative = token.is("-");
      if (negative || token.is("+")) {
        advance();
      }
      boolean isDuration = token.kind() == Kind.DURATION && version.since(2, 54);
      if (token.kind() != Kind.NUMBER && !isDuration) {
        throw unexpected("@", "timestamp", null);
      }
      seconds = literal().value() * (negative ? -1 : 1);
    }
    if (!(Math.abs(seconds) < Long.MAX_VALUE)) {
      throw problem(start, "timestamp out of bounds for @ modifier", null);
    }
    Modifiers before = modifiers(expression);
    if (before == null) {
      throw problem(
          expression.start(),
          "@ modifier must be preceded by an instant vector selector or range vector selector or a"
              + " subquery",
          "write @ behind the series or its range");
    }
    if (before.at() != null) {
      throw problem(expression.start(), "@ <timestamp> may not be set multiple times", null);
    }
    return with(expression, new Modifiers(before.offset(), text.substring(start, previousEnd)));
  }

  private Expression extended(Expression expression) throws PromqlException {
    Token modifier = advance();
    if (!version.experimentalSince(3, 7)) {
      throw problem(
          modifier.start(),
          modifier.word() + " modifier is experimental and not enabled",
          "set --enable-feature=promql-extended-range-selectors in Prometheus, or do without");
    }
    if (!(expression instanceof VectorSelector) && !(expression instanceof RangeSelector)) {
      throw problem(modifier.start(), modifier.word() + " modifier not implemented", null);
    }
    return expression;
  }

  /** The modifiers of a selector or a subquery; null for any other expression. */
  private static @Nullable Modifiers modifiers(Expression expression) {
    return expression instanceof VectorSelector selector
        ? selector.modifiers()
        : expression instanceof RangeSelector range
            ? range.selector().modifiers()
            : expression instanceof Subquery subquery ? subquery.modifiers() : null;
  }

  private Expression with(Expression expression, Modifiers modifiers) {
    if (expression instanceof RangeSelector range) {
      VectorSelector selector = (VectorSelector) with(range.selector(), modifiers);
      return new RangeSelector(selector, range.range(), range.start(), previousEnd);
    }
    if (expression instanceof Subquery subquery) {
      return new Subquery(
          subquery.inner(),
          subquery.range(),
          subquery.step(),
          modifiers,
          subquery.start(),
          previousEnd);
    }
    VectorSelector selector = (VectorSelector) expression;
    return new VectorSelector(
        selector.name(), selector.matchers(), modifiers, selector.start(), previousEnd);
  }
}
