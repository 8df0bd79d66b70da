package io.gitopsprofile.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Names and texts of a profile that try to be markup, in each language of the report. */
class HostileNamesTest {

  static final String MARKUP =
      "</script></style></svg><img src=x onerror=window.c4naRy=1><script>window.c4naRy=2</script>";

  private static final List<String> TEXTS =
      List.of(
          MARKUP,
          "\"]; click b0 \"javascript:window.c4naRy=3\" \"",
          "%%{init: {'securityLevel': 'loose'}}%%",
          "]:::bad end subgraph c4naRy",
          "`c4naRy` ![c4naRy](https://c4naRy.example) [c4naRy](javascript:c4naRy) | c4naRy |",
          "@c4naRy #1 https://c4naRy.example <https://c4naRy.example>",
          "\u202Ec4naRy\u2028c4naRy\u2029c4naRy\u0085c4naRy\u001b[31mc4naRy",
          "&lt;img src=x onerror=window.c4naRy=4&gt; {{c4naRy}} ${c4naRy}",
          "```c4naRy\n---\n# c4naRy");

  /** A profile with hostile texts wherever the language takes any text. */
  static String profile() {
    String profile = Reports.starter();
    int i = 0;
    for (String text : TEXTS) {
      String quoted = quoted(text);
      profile =
          profile
              .replaceFirst(
                  "    loadTest:",
                  Matcher.quoteReplacement(
                          "      - pods: {metric: " + quoted + ", averageValue: 5}\n")
                      + "    loadTest:")
              .replaceFirst(
                  "(?m)^  rules:\n",
                  Matcher.quoteReplacement(
                      "  rules:\n    - seriesQuery: c4naRy_total\n      name: {as: "
                          + quoted
                          + "}\n      metricsQuery: "
                          + quoted
                          + "\n"))
              .replaceFirst(
                  "(?m)^  managedNodeGroups:\n",
                  Matcher.quoteReplacement(
                      "  managedNodeGroups:\n    - name: "
                          + quoted
                          + "\n      instanceType: "
                          + quoted
                          + "\n"));
      i++;
    }
    return profile
        .replaceFirst(
            "(?m)^description: .*",
            Matcher.quoteReplacement("description: " + quoted(String.join(" ", TEXTS))))
        .replaceFirst(
            "    fargate: ",
            Matcher.quoteReplacement(
                "    podAnnotations: {prometheus.io/scrape: \"true\", prometheus.io/port: "
                    + quoted(TEXTS.get(0))
                    + ", prometheus.io/path: "
                    + quoted(TEXTS.get(i % 2))
                    + "}\n    fargate: "));
  }

  private static String quoted(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void staysTextInHtml() {
    String page = HtmlReport.of(Reports.of(profile()));

    assertThat(page).contains("&lt;img src=x onerror=window.c4naRy=1&gt;");
    assertThat(page)
        .doesNotContain("<img", "window.c4naRy=1></", "<https", "\u202E", "\u2028", "\u2029")
        .doesNotContain("\u0085", "\u001b");
    assertThat(page.split("<script", -1)).hasSize(3);
    assertThat(page.split("</script", -1)).hasSize(3);
    assertThat(page.split("</style", -1)).hasSize(2);
  }

  @Test
  void staysTextInDrawing() {
    String drawn = HtmlReport.drawing(Reports.of(profile()), "podinfo");

    assertThat(drawn)
        .contains("&lt;")
        .doesNotContain("<img", "<script", "onerror=window.c4naRy=1>");
  }

  @Test
  void staysTextInMermaid() {
    String review = MarkdownReport.of(Reports.of(profile()));
    int from = review.indexOf("```mermaid\n") + 11;
    String diagram = review.substring(from, review.indexOf("\n```", from));

    assertThat(diagram).contains("c4naRy").doesNotContain("%", "{", "`", "(", "\\");
    for (String line : diagram.split("\n", -1)) {
      assertThat(line)
          .matches(
              "flowchart LR|  b[0-9]+( --> b[0-9]+)+|  classDef bad [a-z0-9:#,-]+"
                  + "|  b[0-9]+\\[\"(?:<br/>|[^\"<>\\[\\]`%{}])*\"\\](:::bad)?");
    }
    assertThat(review.split("(?m)^```", -1)).hasSize(3);
  }

  @Test
  void staysTextInMarkdown() {
    String review = MarkdownReport.of(Reports.of(profile()));

    assertThat(review)
        .doesNotContain("<img", "<script", "![c4naRy", "[c4naRy](", "<https", "\n# c4naRy")
        .doesNotContain("\u202E", "\u2028", "\u001b", "@c4naRy");
    for (String line : review.split("\n", -1)) {
      if (line.startsWith("| ") && line.contains("c4naRy")) {
        assertThat(line.replace("\\|", "").chars().filter(c -> c == '|').count())
            .as(line)
            .isBetween(5L, 7L);
      }
    }
  }

  @Test
  void hidesCredentials() {
    String profile =
        Reports.starter()
            .replace("https://prometheus-community", "https://me:c4naRy@prometheus-community")
            .replace("http://prometheus.mon", "http://me:c4naRy@prometheus.mon");
    ProfileReport report = Reports.of(profile);

    assertThat(HtmlReport.of(report)).doesNotContain("c4naRy").contains("***");
    assertThat(MarkdownReport.of(report)).doesNotContain("c4naRy");
    assertThat(HtmlReport.drawing(report, "podinfo")).doesNotContain("c4naRy");
  }
}
