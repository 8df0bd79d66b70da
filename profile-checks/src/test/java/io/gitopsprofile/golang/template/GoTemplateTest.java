package io.gitopsprofile.golang.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gitopsprofile.golang.template.RecordType.Field;
import io.gitopsprofile.golang.template.TemplateProblem.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTemplateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)",
        "<< .Series >>{<<- .LabelMatchers ->>}",
        "x{y=~\"<<index .LabelValuesByName \"pod\">>\"}",
        "<<.LabelValuesByName.pod>>",
        "<<range $i, $l := .GroupBySlice>><<if $i>>,<<end>><<$l>><<end>>",
        "<<range .GroupBySlice>><<.>><<$.Series>><<else>>x<<end>>",
        "<<with .GroupBy>><<.>><<end>>",
        "<<if and .Series (eq .GroupBy \"a>>b\")>>x<<else if .Series>>y<<else>>z<<end>>",
        "<</* a comment .Foo */>><<.Series | printf \"%s\">>",
        "<<$s := .Series>><<$s>>",
        "<<index .GroupBySlice 0>>",
        "<<\"http\">>_requests_total",
        "<<range .GroupBySlice>><<if eq . \"le\">><<continue>><<end>><<.>><<end>>",
        "<<with .LabelValuesByName.pod>><<.Anything>><<end>>",
        "<<$x := 1>><<range .GroupBySlice>><<$x = .>><<end>><<len $x>>",
        "<<define \"a\">><<if .>><<template \"a\" (slice . 1)>><<end>><<end>>"
            + "x<<template \"a\" .Series>>",
        "a < b > c",
        ".Series>>"
      })
  void acceptsTemplatesThatGoAccepts(String template) {
    assertThat(QueryData.read(template).problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '´',
      value = {
        "<<.Series ! opens \"<<\" and does not close it in the action <<.Series",
        "<<.Serie>> ! uses the field .Serie, which does not exist, in the action <<.Serie>>",
        "<<$.Foo>> ! uses the field .Foo, which does not exist, in the action <<$.Foo>>",
        "<<Series>> ! calls \"Series\", which is not a function of Go templates, in the action"
            + " <<Series>>",
        "<<.Series>{x}>> ! has the character U+003E '>' where a space or \">>\" must follow in"
            + " the action <<.Series>{x}>>",
        "<<.Series->> ! has the character U+002D '-' where a space or \">>\" must follow in the"
            + " action <<.Series->>",
        "<< /* a */>>x ! has something between \"<<\" and a comment in the action << /* a */>>",
        "x<<end>> ! has an <<end>> that does not end a block",
        "<<if .Series>>x ! does not end its \"if\" in the action <<if .Series>>",
        "<<>> ! has no value in the action <<>>",
        "<<.Series {>> ! has an unexpected \"{\" in the action <<.Series {>>",
        "<<$x>> ! uses the variable $x, which is not declared there, in the action <<$x>>",
        "<<break>> ! has a <<break>> outside of range",
        "<<.Series.Name>> ! uses the field .Name of a text, which does not have fields, in the"
            + " action <<.Series.Name>>",
        "<<with .Series>><<.GroupBy>><<end>> ! uses the field .GroupBy of a text, which does not"
            + " have fields, in the action <<.GroupBy>>",
        "<<range .Series>>x<<end>> ! ranges over a text in the action <<range .Series>>",
        "<<len 5>> ! calls len, but a number does not have a length, in the action <<len 5>>",
        "<<eq .Series 5>> ! calls eq, but a text cannot be compared with a number, in the action"
            + " <<eq .Series 5>>",
        "<<not 1 2>> ! calls not with 2 values in the action <<not 1 2>>",
        "<<index .GroupBySlice \"a\">> ! calls index, but an index must be a number, in the action"
            + " <<index .GroupBySlice \"a\">>",
        "<<template \"a\">> ! calls the template \"a\", which it does not define, in the action"
            + " <<template \"a\">>",
        "<<define \"a\">><<template \"a\">><<end>>x<<template \"a\">> ! calls a template"
            + " recursively without end in the action <<template \"a\">>",
        "<<with .Series>>x<<else if .GroupBy>>y<<end>> ! has \"else if\" in a range or with in the"
            + " action <<else if .GroupBy>>"
      })
  void describesErrors(String template, String message) {
    assertThat(problem(template).message()).isEqualTo(message);
  }

  @Test
  void namesLineOfMultilineTemplate() {
    assertThat(problem("sum(\n<<.Series>>\n) by (<<.Group>>)\n").message())
        .isEqualTo(
            "uses the field .Group, which does not exist, in the action <<.Group>> in line 3");
  }

  @Test
  void shortensMessages() {
    String name = "é".repeat(5000);
    for (String template : List.of("<<.N>>", "<<N>>", "<<$N>>", "<<\"N\" N>>", "<<`\nN` | 5>>")) {
      TemplateProblem problem = problem(template.replace("N", name));
      assertThat(problem.message() + problem.fix() + problem.go())
          .contains("é...")
          .doesNotContain("\n")
          .hasSizeLessThan(700);
    }
  }

  @Test
  void suggestsRootFieldInsideWith() {
    assertThat(problem("<<with .Series>><<.GroupBy>><<end>>").fix())
        .isEqualTo("write <<$.GroupBy>>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<<.Series ! PARSE",
        "<<.Foo>> ! EXECUTION",
        "<<range .GroupBySlice>><<.Foo>><<end>> ! EXECUTION",
        "<<if eq .GroupBy \"a\">><<.Foo>><<end>> ! SOME_EXECUTIONS",
        "<<and (eq .GroupBy \"a\") .Foo>> ! SOME_EXECUTIONS",
        "<<range .GroupBySlice>><<if eq . \"a\">><<break>><<end>><<.Foo>><<end>> ! SOME_EXECUTIONS",
        "<<if .Series>>a<<else>><<.Foo>><<end>> ! NONE",
        "<<if false>><<.Foo>><<end>> ! NONE",
        "<<range .GroupBySlice>><<break>><<.Foo>><<end>>x ! NONE"
      })
  void distinguishesParseAndExecutionErrors(String template, String kind) {
    TemplateProblem problem = QueryData.read(template).problem();
    assertThat(problem == null ? "NONE" : problem.kind().name()).isEqualTo(kind);
  }

  @Test
  void reportsErrorsOfReachableBranches() {
    String template = "<<if eq .GroupBy \"a\">><<.Foo>><<end>>x";
    assertThat(QueryData.printed(template)).isEqualTo("x");
  }

  /** The expected texts are what Go's text/template prints. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '´',
      value = {
        "<<.Series>>{<<.LabelMatchers>>} ! http_requests_total{namespace=\"demo\",pod=~\"a|b\"}",
        "no action ! no action",
        "a <<- .GroupBy ->> b ! apodb",
        "a<</* why */>>b ! ab",
        "a <<- /* why */ ->> b ! ab",
        "<<.LabelValuesByName.pod>> ! a|b",
        "<<.LabelValuesByName.none>> ! <no value>",
        "<<index .LabelValuesByName \"none\">>x ! x",
        "<<.GroupBySlice>> ! [pod]",
        "<<.LabelValuesByName>> ! map[namespace:demo pod:a|b]",
        "<<range $k, $v := .LabelValuesByName>><<$k>>=~\"<<$v>>\",<<end>> !"
            + " namespace=~\"demo\",pod=~\"a|b\",",
        "<<range $i, $g := .GroupBySlice>><<if $i>>,<<end>><<$g>><<end>> ! pod",
        "<<if .LabelValuesByName.none>>a<<else>>b<<end>>c ! bc",
        "<<with .Series>><<.>><<$.GroupBy>><<end>> ! http_requests_totalpod",
        "<<printf \"%s-%d %v\" .GroupBy 3 true>> ! pod-3 true",
        "<<print 1 2 \"a\" 3>> ! 1 2a3",
        "<<len \"é\">> ! 2",
        "<<slice .Series 0 4>> ! http",
        "<<js \"a'b\">><<html \"<\">><<urlquery \"a b\">> ! a\\'b&lt;a+b"
      })
  void printsTextForData(String template, String expected) {
    assertThat(QueryData.printed(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<printf \"%x\" 1.5>>", "<<printf \"%p\" .GroupBySlice>>"})
  void returnsNoTextForUnknownActions(String template) {
    GoTemplate.Filled filled = QueryData.read(template).fillIn(QueryData.DATA);
    assertThat(filled.text()).isNull();
    assertThat(filled.unknown()).isEqualTo(template);
  }

  @Test
  void listsUsedFields() {
    GoTemplate template =
        QueryData.read("<<define \"a\">><<.GroupBy>><<end>>a{<<$.LabelMatchers>>}");
    assertThat(template.uses("LabelMatchers")).isTrue();
    assertThat(template.uses("GroupBy")).isFalse();
    assertThat(QueryData.read("<<.>>").uses("Series")).isTrue();
    assertThat(QueryData.read("<<with $x := .>><<$x.Series>><<end>>").uses("Series")).isTrue();
  }

  @Test
  void returnsTextBetweenActions() {
    assertThat(QueryData.read("a{<<.LabelMatchers>>}[5m]<</* é */>>.").plainText())
        .isEqualTo("a{\uE000" + " ".repeat(17) + "}[5m].");
    assertThat(QueryData.read("é<<if>>é<<").plainText()).isEqualTo("é\uE000     é<<");
  }

  @Test
  void findsValuesPrintedInBrackets() {
    assertThat(QueryData.read("x by (<<.GroupBySlice>>)").printsInBrackets())
        .isEqualTo(".GroupBySlice");
    assertThat(QueryData.read("<<slice .GroupBySlice 0 1>>").printsInBrackets())
        .isEqualTo("<<slice .GroupBySlice 0 1>>");
    assertThat(QueryData.read("<<index .GroupBySlice 0>>").printsInBrackets()).isNull();
  }

  @Test
  void recognizesEmptyOutput() {
    assertThat(QueryData.read("<<$x := .Series>><<define \"a\">>b<<end>>").printsNothing())
        .isTrue();
    assertThat(QueryData.read("").printsNothing()).isTrue();
    assertThat(QueryData.read("<<if eq .Series \"a\">>b<<end>>").printsNothing()).isFalse();
  }

  @Test
  void supportsOtherDelimiters() {
    TemplateSetting braces = new TemplateSetting("a", "{{", "}}", QueryData.SETTING.data());
    GoTemplate template = GoTemplate.of("<<{{.Series}}>>", braces);
    assertThat(template.fillIn(QueryData.DATA).text()).isEqualTo("<<http_requests_total>>");
    TemplateProblem problem = Objects.requireNonNull(GoTemplate.of("{{.Series", braces).problem());
    assertThat(problem.fix()).isEqualTo("close it with \"}}\"");
  }

  @Test
  void treatsMethodResultsAsUnknown() {
    RecordType type =
        new RecordType(
            "schema.GroupResource",
            List.of(new Field("Resource", BasicType.TEXT, true)),
            List.of("String"),
            true);
    TemplateSetting setting = new TemplateSetting("a", "<<", ">>", type);
    GoTemplate template = GoTemplate.of("<<.String>>", setting);
    assertThat(template.problem()).isNull();
    assertThat(template.uses("Resource")).isTrue();
    assertThat(template.fillIn(Map.of("Resource", "pod")).text()).isNull();
    assertThat(GoTemplate.of("<<if eq . .>><<.Resource>><<end>>", setting).problem()).isNull();
  }

  @Test
  void treatsVersionDependentTypesAsUnknown() {
    RecordType type =
        new RecordType("a", List.of(new Field("M", BasicType.ANY_MAP, true)), List.of(), false);
    TemplateSetting setting = new TemplateSetting("a", "<<", ">>", type);
    String template = "<<range index .M \"a\">><<.>><<end>><<range .M>><<index . 0>><<end>>";
    assertThat(GoTemplate.of(template, setting).problem()).isNull();
    assertThat(GoTemplate.of("<<slice .M 1>>", setting).problem()).isNotNull();
  }

  @Test
  void followsNestingOnSmallStack() throws InterruptedException {
    String blocks = "<<if .Series>>".repeat(95) + "<<.GroupBy>>" + "<<end>>".repeat(95);
    String parentheses = "<<print " + "(".repeat(95) + ".Series" + ")".repeat(95) + ">>";
    assertThat(onASmallStack(blocks + parentheses)).isEqualTo("podhttp_requests_total");
    String endless = "<<print (print (print (print .)))>>";
    String calls =
        "<<define \"a\">><<if .>>" + endless + "<<template \"a\" (slice . 1)>><<end>><<end>>";
    assertThat(onASmallStack(calls + "<<template \"a\" \"xyz\">>")).isEqualTo("xyzyzz");
    String more = calls + "<<template \"a\" \"" + "x".repeat(500) + "\">>";
    assertThat(onASmallStack(more)).isEqualTo("null");
  }

  private static String onASmallStack(String template) throws InterruptedException {
    String[] text = {"no result"};
    Thread small =
        new Thread(null, () -> text[0] = QueryData.printed(template), "small", 256 * 1024);
    small.start();
    small.join();
    return text[0];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<<if .Series>>", "<<print (", "<<range .GroupBySlice>>", "<<block \"a\" .>>"})
  void rejectsDeepNesting(String opening) {
    assertThat(problem(opening.repeat(1000)).kind()).isIn(Kind.LIMIT, Kind.PARSE);
    String parentheses = "<<" + "(".repeat(50_000) + ">>";
    assertThat(problem(parentheses).kind()).isEqualTo(Kind.LIMIT);
    String chain = "<<if .Series>>" + "<<else if .Series>>".repeat(5000) + "<<end>>";
    assertThat(problem(chain).kind()).isEqualTo(Kind.LIMIT);
  }

  @Test
  void rejectsUnboundedOutput() {
    StringBuilder laughs = new StringBuilder("<<define \"t0\">>ha<<end>>");
    for (int i = 1; i < 60; i++) {
      String call = "<<template \"t" + (i - 1) + "\">>";
      laughs.append("<<define \"t").append(i).append("\">>").append(call).append(call);
      laughs.append("<<end>>");
    }
    String doubled = "<<$x := .Series>>" + "<<$x = print $x $x>>".repeat(60) + "<<$x>>";
    String known = "<<$x := \"abc\">>" + "<<$x = print $x $x>>".repeat(60) + "<<$x>>";
    String wide = "<<printf \"" + "%999999d".repeat(10_000) + "\" 1>>";
    String deeper =
        "<<define \"a\">><<template \"a\" (print . \"a\")>><<end>><<template \"a\" \"x\">>";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(problem(laughs + "<<template \"t59\">>").kind()).isEqualTo(Kind.LIMIT);
          assertThat(problem(known).kind()).isEqualTo(Kind.LIMIT);
          assertThat(problem(wide).kind()).isEqualTo(Kind.LIMIT);
          assertThat(problem(deeper).kind()).isEqualTo(Kind.LIMIT);
          assertThat(QueryData.read(doubled).problem()).isNull();
          assertThat(filledProblem(doubled).kind()).isEqualTo(Kind.LIMIT);
          assertThat(problem("x".repeat(100_001)).kind()).isEqualTo(Kind.LIMIT);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<.Series>>",
        "<<- .Series ->>",
        "<<",
        "<</*",
        "<</* */>>",
        " ",
        "<<$x := 1>>",
        "<<$x := 1>><<$x>>",
        "<<\"",
        "\\",
        "<<`a`>>",
        "<<if .Series>>a<<end>>",
        "<<if eq .GroupBy \"a\">>a<<end>>",
        "<<range $i, $x := .GroupBySlice>><<end>>",
        "<<define \"a\">><<end>>",
        ".a",
        "<<.LabelValuesByName.a.a.a.a>>",
        "- <<-  ->>"
      })
  void runsInLinearTime(String part) {
    String template = part.repeat(99_000 / part.length());
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> QueryData.read(template));
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> QueryData.read("<<print " + template));
  }

  private static TemplateProblem problem(String template) {
    return Objects.requireNonNull(QueryData.read(template).problem(), template);
  }

  private static TemplateProblem filledProblem(String template) {
    @Nullable TemplateProblem problem = QueryData.read(template).fillIn(QueryData.DATA).problem();
    return Objects.requireNonNull(problem, template);
  }
}
