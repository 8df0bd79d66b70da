package io.gitopsprofile.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitopsprofile.chain.ChainBox;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.ProfileSurvey;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The report of a profile as HTML, as Markdown and as a drawing. */
class ReportPageTest {

  private static final Path PICTURE = Path.of("../docs/pictures/chain.svg");

  @Test
  void showsEveryLinkWithItsPlace() {
    String page = HtmlReport.of(Reports.of(Reports.starter()));

    assertThat(page)
        .contains("http_requests_total", "rule of the adapter", "http_requests_per_second")
        .contains("container podinfod", "9797", "/metrics", "5s", "custom.metrics.k8s.io")
        .contains("rate(http_requests_total{namespace=&quot;demo&quot;,pod=~&quot;podinfo-")
        .contains("250m requested", "256 MiB requested", "0.25 vCPU, 0.5 GB")
        .contains("monitoring-system: the autoscaler podinfo reads metrics of prometheus-adapter");
    for (String part : List.of("- counter: http_requests_total", "- httpRequests:")) {
      assertThat(page).contains("profile.yaml:" + lineOf(part));
    }
  }

  private static long lineOf(String text) {
    String starter = Reports.starter();
    return starter.substring(0, starter.indexOf(text)).lines().count();
  }

  @Test
  void showsFindingAtItsLink() {
    String broken = Reports.starter().replace("window: 1m", "window: 8s");

    ProfileReport report = Reports.of(broken);

    ProfileReport.Chain chain = report.chains().get(0);
    List<String> found = new ArrayList<>();
    chain
        .findings()
        .forEach((box, all) -> all.forEach(it -> found.add(box.kind() + " " + it.code().code())));
    assertThat(found).containsExactly("rule PRF020");
    assertThat(HtmlReport.of(report)).contains("error PRF020", "1 error</span>");
    assertThat(MarkdownReport.of(report)).contains("error PRF020\"]:::bad");
  }

  @Test
  void showsPrometheusOfProfileForQueryWithoutAddress() throws IOException {
    String profile =
        Files.readString(Path.of("../templates/eks-hpa-keda/profile.yaml"))
            .replace(
                "- httpRequests: {averageValue: 10}",
                "- prometheus: {query: 'sum(rate(http_requests_total[1m]))', threshold: 10}");
    ProfileReport report = Reports.of(profile);

    List<ChainBox> boxes = report.chains().get(0).chain().metrics().get(0);

    assertThat(boxes.get(1).known()).isTrue();
    assertThat(boxes.get(1).facts())
        .contains(new ChainBox.Fact("release", "monitoring-system/prometheus"));
  }

  @Test
  void hasNothingFromElsewhere() {
    String page = HtmlReport.of(Reports.of(Reports.withAutoscalers(20)));

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("src=", "@import", "url(", "<link", "<iframe", "fetch(", "XMLHttpRequest")
        .doesNotContain("href=\"http", "innerHTML", "document.write", "eval(", "style=\"");
    Matcher style = Pattern.compile("<style>([^<]*)</style>").matcher(page);
    assertThat(style.find()).isTrue();
    assertThat(page).contains(PageParts.hash(style.group(1)));
    String script = page.substring(page.lastIndexOf("<script>") + 8, page.lastIndexOf("</script>"));
    assertThat(page).contains(PageParts.hash(script));
  }

  @Test
  void drawsEveryChainOnce() {
    ProfileReport report = Reports.of(Reports.withAutoscalers(20));

    assertThat(HtmlReport.of(report).split("<svg class=\"chain\"", -1)).hasSize(21);
    assertThat(MarkdownReport.of(report).split("```mermaid", -1)).hasSize(21);
  }

  @Test
  void staysSmall() {
    String page = HtmlReport.of(Reports.of(Reports.withAutoscalers(300)));

    assertThat(page.length()).isLessThan(6_000_000);
  }

  @Test
  void describesEnvironment() throws IOException {
    Path profile = Path.of("src/test/golden/sound-fleet/profile.yaml");
    FleetGenerator fleet = FleetGenerator.of(profile, TargetOverride.NONE);
    assertThat(fleet).isNotNull();
    String name = fleet.names().get(0);

    ProfileReport report = new ProfileReport(name, "profile.yaml", fleet.survey(name));

    assertThat(report.chains()).isNotEmpty();
    assertThat(HtmlReport.of(report)).contains("profile.yaml:");
  }

  @Test
  void describesEveryGoldenProfile() throws IOException {
    int described = 0;
    try (Stream<Path> cases = Files.list(Path.of("src/test/golden"))) {
      for (Path folder : cases.sorted().toList()) {
        ProfileSurvey survey;
        try {
          survey =
              new ProfileGenerator().survey(folder.resolve("profile.yaml"), TargetOverride.NONE);
        } catch (ProfileException unreadable) {
          continue;
        }
        ProfileReport report = new ProfileReport("p", "profile.yaml", survey);
        String whole = HtmlReport.of(report);
        String page = whole.substring(whole.indexOf("<header>"), whole.indexOf("<script"));
        for (ProfileReport.Chain chain : report.chains()) {
          String name = chain.chain().name();
          assertThat(page).as(folder.toString()).contains("<h3>" + PageText.html(name) + "</h3>");
        }
        assertThat(page).as(folder.toString()).doesNotContain(">null", "null<", " null,");
        assertThat(MarkdownReport.of(report)).as(folder.toString()).startsWith(HtmlReport.MARK);
        described++;
      }
    }
    assertThat(described).isGreaterThan(100);
  }

  @Test
  void settingsAreJson() throws IOException {
    String page = HtmlReport.of(Reports.of(Reports.starter()));
    int from = page.indexOf("id=\"data\">") + 10;

    String json = page.substring(from, page.indexOf("</script>", from));

    assertThat(new ObjectMapper().readTree(json).get(0).get("path").get("window").asInt())
        .isEqualTo(60);
  }

  /** {@code -Dgolden.update} writes the picture of the first screen of README.md, and fails. */
  @Test
  void pictureOfReadmeIsCurrent() throws Exception {
    String drawn = HtmlReport.drawing(Reports.of(Reports.broken()), "podinfo");
    boolean current = Files.exists(PICTURE) && Files.readString(PICTURE).equals(drawn);
    if (!current && Boolean.getBoolean("golden.update")) {
      Files.writeString(PICTURE, drawn);
    }

    assertThat(current).as("%s is current; -Dgolden.update writes it", PICTURE).isTrue();
    assertThat(xml(Files.readString(PICTURE)).getDocumentElement().getTagName()).isEqualTo("svg");
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }
}
