package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.Grouping;
import io.gitopsprofile.promql.Expression.Many;
import io.gitopsprofile.promql.Expression.NumberLiteral;
import io.gitopsprofile.promql.Expression.Operator;
import io.gitopsprofile.promql.Expression.RangeSelector;
import io.gitopsprofile.promql.Expression.Sign;
import io.gitopsprofile.promql.Expression.StringLiteral;
import io.gitopsprofile.promql.Expression.Subquery;
import io.gitopsprofile.promql.Expression.VectorSelector;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromqlParserTest {

  private static final PromqlVersion V2_42 = PromqlVersion.of(2, 42);

  private static Expression parse(String query) {
    return parse(query, V2_42);
  }

  private static Expression parse(String query, PromqlVersion version) {
    try {
      return PromqlParser.parse(query, version);
    } catch (PromqlException problem) {
      throw new AssertionError(query + ": " + problem.getMessage(), problem);
    }
  }

  private static PromqlException problem(String query, PromqlVersion version) {
    try {
      PromqlParser.parse(query, version);
      throw new AssertionError("accepted: " + query);
    } catch (PromqlException problem) {
      return problem;
    }
  }

  private static PromqlVersion version(String text, boolean experimental) {
    int dot = text.indexOf('.');
    return new PromqlVersion(
        Integer.parseInt(text.substring(0, dot)),
        Integer.parseInt(text.substring(dot + 1)),
        experimental);
  }

  /** The tree with parentheses around each operator, so that a test shows the precedence. */
  private static String shape(Expression expression) {
    if (expression instanceof Binary binary) {
      return "("
          + shape(binary.left())
          + " "
          + binary.operator().symbol()
          + " "
          + shape(binary.right())
          + ")";
    }
    if (expression instanceof Sign sign) {
      return (sign.negative() ? "-" : "+") + shape(sign.operand());
    }
    if (expression instanceof NumberLiteral number) {
      return String.valueOf((int) number.value());
    }
    return expression instanceof VectorSelector selector ? selector.name() : "?";
  }

  @ParameterizedTest
  @CsvSource({
    "a + b * c, (a + (b * c))",
    "a * b + c, ((a * b) + c)",
    "a - b - c, ((a - b) - c)",
    "a ^ b ^ c, (a ^ (b ^ c))",
    "-a ^ b, -(a ^ b)",
    "-a * b, (-a * b)",
    "2 ^ -a * b, ((2 ^ -a) * b)",
    "2 ^ -a ^ b, (2 ^ -(a ^ b))",
    "a or b and c, (a or (b and c))",
    "a unless b and c, ((a unless b) and c)",
    "a > b + c, (a > (b + c))",
    "a > b > c, ((a > b) > c)",
    "a and b > c, (a and (b > c))",
    "a atan2 b % c, ((a atan2 b) % c)",
    "-1, -1",
    "- -1 + a, (1 + a)",
    "and and and, (and and and)",
  })
  void bindsAsPrometheusDoes(String query, String shape) {
    assertThat(shape(parse(query))).isEqualTo(shape);
  }

  @Test
  void readsSelectors() {
    String query = "foo{a=\"b\\\"\", c!~'d|e',} offset 5m @ 10";
    VectorSelector selector = (VectorSelector) parse(query);
    assertThat(selector.name()).isEqualTo("foo");
    assertThat(selector.matchers())
        .containsExactly(
            new LabelMatcher("a", LabelMatcher.Operator.EQUAL, "b\""),
            new LabelMatcher("c", LabelMatcher.Operator.NOT_MATCH, "d|e"));
    assertThat(selector.modifiers().offset()).isEqualTo(new TimeSpan("5m", Duration.ofMinutes(5)));
    assertThat(selector.modifiers().at()).isEqualTo("10");
    assertThat(selector.end()).isEqualTo(query.length());
    assertThat(((VectorSelector) parse("{__name__=\"foo\"}")).exactName()).isEqualTo("foo");
  }

  @Test
  void readsRangesAndSubqueries() {
    Call call = (Call) parse("max_over_time(rate(a[1h30m] offset 1m)[5m:30s] @ end())");
    Subquery subquery = (Subquery) call.arguments().get(0);
    assertThat(subquery.range().length()).isEqualTo(Duration.ofMinutes(5));
    assertThat(subquery.step()).isEqualTo(new TimeSpan("30s", Duration.ofSeconds(30)));
    assertThat(subquery.modifiers().at()).isEqualTo("end()");
    RangeSelector range = (RangeSelector) ((Call) subquery.inner()).arguments().get(0);
    assertThat(range.range().length()).isEqualTo(Duration.ofMinutes(90));
    assertThat(range.selector().modifiers().offset()).isNotNull();
    assertThat(((Subquery) parse("a[5m:]")).step()).isNull();
  }

  @Test
  void readsAggregations() {
    String query = "SUM by (a, by) ( foo ) + topk(3, bar) without ()";
    Binary sum = (Binary) parse(query);
    Aggregation left = (Aggregation) sum.left();
    assertThat(left.operator()).isEqualTo("sum");
    assertThat(left.grouping()).isEqualTo(new Grouping(true, List.of("a", "by")));
    assertThat(query.substring(left.bodyStart(), left.bodyEnd())).isEqualTo(" foo ");
    Aggregation right = (Aggregation) sum.right();
    assertThat(right.picks()).isTrue();
    assertThat(right.parameter()).isInstanceOf(NumberLiteral.class);
    assertThat(right.grouping()).isEqualTo(new Grouping(false, List.of()));
    assertThat(query.substring(right.start(), right.end())).isEqualTo("topk(3, bar) without ()");
  }

  @Test
  void readsMatching() {
    Binary binary = (Binary) parse("a == bool on(x, y) group_right(z) b");
    assertThat(binary.operator()).isEqualTo(Operator.EQUAL);
    assertThat(binary.matching().bool()).isTrue();
    assertThat(binary.matching().on()).isTrue();
    assertThat(binary.matching().labels()).containsExactly("x", "y");
    assertThat(binary.matching().many()).isEqualTo(Many.RIGHT);
    assertThat(binary.matching().include()).containsExactly("z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"a\\x41\\u00e9\\n\\101\" | aAé\\nA",
        "'it\\'s' | it's",
        "`\\d` | \\d",
        "\"\\xc3\\xa9\" | é",
        "\"\\U0001F600\" | \uD83D\uDE00"
      })
  void readsStringsAsGoDoes(String literal, String value) {
    assertThat(((StringLiteral) parse(literal)).value()).isEqualTo(value.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "0x1F, 31",
    "017, 15",
    "08, 8",
    ".5e1, 5",
    "5., 5",
    "1e3, 1000",
    "-3, -3",
    "1_000, 1000"
  })
  void readsNumbers(String literal, double value) {
    assertThat(((NumberLiteral) parse(literal, PromqlVersion.of(2, 54))).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "sum(a | unclosed left parenthesis | close the \"(\" | 5",
        "sum(a)) | unexpected right parenthesis ')' | remove it, or open it before | 6",
        "rate(a) | expected type range vector in call to function \"rate\", got instant vector"
            + " | write a range such as [5m] behind the series | 5",
        "RATE(a[1m]) | unknown function with name \"RATE\""
            + " | write rate in lower case, as all functions | 0",
        "# x sum(a) | no expression found in input | remove the comment, or end its line: it lasts"
            + " to the line break, and YAML folds lines of a text in quotes into one | 0",
        "a{b=~'\\d'} | unknown escape sequence \\d in a string"
            + " | write \\\\d, or quote the string with ` | 6",
        "1 > 2 | comparisons between scalars must use BOOL modifier | write > bool | 0",
        "a{b=c} | unexpected identifier \"c\" in label matching, expected string"
            + " | quote the value of the label | 4",
        "sum(a) by b | unexpected identifier \"b\" in grouping opts, expected \"(\""
            + " | write the labels in parentheses | 10",
        "a[1m1h] | not a valid duration string: \"1m1h\" | write the larger units first and each"
            + " once, without fractions, such as 1h30m | 2",
        "(a)[5m] | ranges only allowed for vector selectors"
            + " | write [5m:] for the range of an expression | 3",
        "histogram_avg(a) | unknown function with name \"histogram_avg\""
            + " | use Prometheus 2.51 or newer | 0",
      })
  void saysWhyAndWhatToDo(String query, String message, String fix, int offset) {
    PromqlException problem = problem(query, V2_42);
    assertThat(problem).hasMessage(message);
    assertThat(problem.fix()).isEqualTo(fix);
    assertThat(problem.offset()).isEqualTo(offset);
  }

  @Test
  void namesAFunctionThatDoesNotExist() {
    assertThat(problem("rat(a[1m])", V2_42).unknownFunction()).isEqualTo("rat");
    assertThat(problem("rate(a)", V2_42).unknownFunction()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "sgn(a) | 2.25 | 2.26",
        "a[1m30s] | 2.20 | 2.21",
        "group(a) by (x) | 2.19 | 2.20",
        "a @ 5 | 2.32 | 2.33",
        "a offset -5m | 2.32 | 2.33",
        "a atan2 b | 2.30 | 2.31",
        "a{b=~\"(?<x>c)\"} | 2.50 | 2.51",
        "{\"a\"} | 2.50 | 2.51",
        "1_000 | 2.53 | 2.54",
        "a offset 300 | 2.53 | 2.54",
        "a[300] | 2.53 | 2.54",
        "a @ 5m + 5m | 2.53 | 2.54",
        "sum(a) by (\"x\") | 2.54 | 2.55",
        "sum(a) by (x:y) | 2.55 | 3.0",
        "a offset 0s | 3.3 | 3.4",
        "a offset +5m | 3.3 | 3.4",
        "a </ 5 | 3.10 | 3.11",
        "first_over_time(a[5m]) | 3.13 | 3.14",
      })
  void knowsTheVersionThatBroughtAForm(String query, String before, String since) {
    assertThat(problem(query, version(before, false))).isNotNull();
    assertThat(parse(query, version(since, false))).isNotNull();
    assertThat(parse(query, PromqlVersion.ANY)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a @ 5 | 2.25",
        "a offset -5m | 2.26",
        "limitk(1, a) | 2.54",
        "limit_ratio(0.5, a) by (x) | 2.54",
        "mad_over_time(a[5m]) | 2.49",
        "sort_by_label(a, \"x\") | 2.49",
        "info(a, {x=\"\"}) | 2.55",
        "double_exponential_smoothing(a[5m], 0.5, 0.5) | 3.0",
        "a[5m + 1m] | 3.4",
        "a[2 * (5m + 1m):1m] | 3.4",
        "a offset (5m - 1m) | 3.4",
        "a[step()] | 3.6",
        "a anchored | 3.7",
        "a + fill(0) b | 3.10",
        "a + on(x) fill_left(0) fill_right(-1) b | 3.10",
        "end() - start() | 3.12",
      })
  void knowsWhatNeedsAFlag(String query, String since) {
    assertThat(problem(query, version(since, false))).isNotNull();
    assertThat(parse(query, version(since, true))).isNotNull();
    assertThat(parse(query, PromqlVersion.ANY)).isNotNull();
  }

  @Test
  void knowsWhatWasTakenAway() {
    String query = "holt_winters(a[5m], 0.5, 0.5)";
    assertThat(parse(query)).isNotNull();
    assertThat(problem(query, PromqlVersion.of(3, 0)).fix())
        .startsWith("write double_exponential_smoothing");
    assertThat(parse("a[5m x 1m]")).isInstanceOf(Subquery.class);
    assertThat(problem("a[5m x 1m]", PromqlVersion.of(3, 6))).isNotNull();
  }

  @Test
  void acceptsEachFunctionWithItsArguments() {
    assertThat(PromqlParser.functions()).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    for (String name : PromqlParser.functions()) {
      Functions.Signature signature = Functions.find(name, PromqlVersion.ANY);
      assertThat(signature).as(name).isNotNull();
      StringBuilder call = new StringBuilder(name).append('(');
      for (int i = 0; i < signature.arguments().length(); i++) {
        ValueType type = signature.argument(i);
        boolean ofInfo = name.equals("info") && i == 1;
        call.append(i == 0 ? "" : ", ")
            .append(
                switch (type) {
                  case SCALAR -> "1";
                  case STRING -> "\"x\"";
                  case VECTOR -> ofInfo ? "{a=\"b\"}" : "a";
                  case MATRIX -> "a[5m]";
                });
      }
      assertThat(parse(call.append(')').toString(), PromqlVersion.ANY).type())
          .isEqualTo(signature.result());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "-",
        "sum(",
        "rate(",
        "2^",
        "a{b=~\"(",
        "a[5m:][",
        "a offset 5m ",
        "{",
        "[",
        "\"",
        "#",
        "0x",
        "1e",
        "a+",
        "a@1",
        "-(",
        "a[(",
        "a[step()+",
        "sum by (a,",
        "a or b ",
        "`",
        "\\"
      })
  void readsHostileTextWithoutHarm(String part) {
    String many = part.repeat(60_000 / part.length());
    for (PromqlVersion version : new PromqlVersion[] {V2_42, PromqlVersion.ANY}) {
      assertThatExceptionOfType(PromqlException.class)
          .isThrownBy(() -> PromqlParser.parse(many, version))
          .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(300));
    }
  }

  @Test
  void limitsLengthAndDepthButNotTheNumberOfOperators() {
    assertThat(parse("a" + " + a".repeat(10_000)).all()).hasSize(20_001);
    assertThat(parse("(".repeat(200) + "a" + ")".repeat(200)).unwrapped())
        .isInstanceOf(VectorSelector.class);
    assertThat(problem("(".repeat(300) + "a" + ")".repeat(300), V2_42))
        .hasMessageStartingWith("more than 250 expressions are inside one another");
    assertThat(problem("a".repeat(70_000), V2_42))
        .hasMessageStartingWith("the text is longer than 65536 characters");
  }

  @Test
  void survivesAnyMixOfTokens() {
    String[] tokens = {
      "a",
      "sum",
      "by",
      "and",
      "offset",
      "on",
      "bool",
      "start",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      ",",
      ":",
      "@",
      "-",
      "^",
      ">",
      "5m",
      "1",
      "\"x\"",
      "x=\"y\"",
      "[5m]",
      "rate(",
      "group_left",
      "ignoring",
      "end()",
      "=~",
      "#c\n",
      "inf",
      "fill(",
      "step()",
      "limitk",
      "\\",
      "'",
      "é",
      "<<"
    };
    Random random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < 30_000; i++) {
      StringBuilder query = new StringBuilder();
      for (int j = random.nextInt(8); j >= 0; j--) {
        query.append(tokens[random.nextInt(tokens.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        Expression tree = PromqlParser.parse(query.toString(), PromqlVersion.ANY);
        assertThat(tree.all())
            .allMatch(part -> part.start() >= 0 && part.start() < part.end())
            .allMatch(part -> part.end() <= query.length());
        accepted++;
      } catch (PromqlException problem) {
        assertThat(problem.offset()).isBetween(0, query.length());
      }
    }
    assertThat(accepted).isGreaterThan(300);
  }
}
