package io.gitopsprofile.page;

import io.gitopsprofile.chain.AutoscalerChain;
import io.gitopsprofile.chain.ChainBox;
import io.gitopsprofile.chain.FluxStep;
import io.gitopsprofile.chain.NodeGroupWords;
import io.gitopsprofile.chain.PodCost;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.trial.TriedMetric;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report as one HTML page without anything from elsewhere. Its policy allows the page's own
 * style and script by their hashes and nothing else, so that markup in a name could not run.
 */
public final class HtmlReport {

  /** The second line of a page; a file without it is somebody's own. */
  public static final String MARK =
      "<!-- The goal report writes this file; it replaces changes. -->";

  private final ProfileReport report;
  private final StringBuilder html = new StringBuilder(1 << 16);

  private HtmlReport(ProfileReport report) {
    this.report = report;
  }

  /** Returns the page of a report. */
  public static String of(ProfileReport report) {
    return new HtmlReport(report).page();
  }

  /**
   * Returns the drawing of the first chain of an autoscaler as an SVG file; null if it has none.
   */
  static @Nullable String drawing(ProfileReport report, String autoscaler) {
    for (ProfileReport.Chain chain : report.chains()) {
      if (chain.chain().name().equals(autoscaler)) {
        return ChainDrawing.alone(report, chain, PageParts.chainStyles());
      }
    }
    return null;
  }

  private String page() {
    String styles = PageParts.styles();
    String scripts = PageParts.scripts();
    html.append("<!doctype html>\n").append(MARK).append("\n<html lang=\"en\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append("default-src 'none'; base-uri 'none'; form-action 'none'; style-src ")
        .append(PageParts.hash(styles))
        .append("; script-src ")
        .append(PageParts.hash(scripts))
        .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\"")
        .append(" content=\"no-referrer\">\n<title>")
        .append(PageText.html(report.title()))
        .append(" – report</title>\n<style>")
        .append(styles)
        .append("</style>\n</head>\n<body>\n");
    head();
    html.append("<main id=\"main\">\n");
    chains();
    findings();
    releases();
    namespaces();
    costs();
    html.append("</main>\n<script type=\"application/json\" id=\"data\">");
    List<@Nullable TriedAutoscaler> tried = new ArrayList<>();
    for (ProfileReport.Chain chain : report.chains()) {
      tried.add(chain.tried());
    }
    html.append(PageData.of(tried)).append("</script>\n<script>").append(scripts);
    return html.append("</script>\n</body>\n</html>\n").toString();
  }

  private void head() {
    Profile profile = report.profile();
    html.append("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<h1>")
        .append(PageText.html(report.title()))
        .append("</h1>\n");
    if (profile.description() != null) {
      html.append("<p>").append(PageText.html(profile.description())).append("</p>\n");
    }
    html.append("<p class=\"mute\">")
        .append(PageText.html(report.target()))
        .append(" · ")
        .append(PageText.html(report.source()))
        .append("</p>\n<nav aria-label=\"Parts of the report\"><ul>\n");
    link("chains", "Autoscalers", report.chains().size());
    link("findings", "Findings", report.findings().size());
    link("releases", "Releases", report.releases().size());
    link("namespaces", "Namespaces", profile.namespaces().size());
    link("cost", "Cost", -1);
    html.append("</ul></nav>\n</header>\n");
  }

  private void link(String id, String title, int count) {
    html.append("<li><a href=\"#").append(id).append("\">").append(title);
    if (count >= 0) {
      html.append(" <span class=\"count\">").append(count).append("</span>");
    }
    html.append("</a></li>\n");
  }

  private void section(String id, String title) {
    html.append("<section id=\"")
        .append(id)
        .append("\" aria-labelledby=\"h-")
        .append(id)
        .append("\">\n<h2 id=\"h-")
        .append(id)
        .append("\">")
        .append(title)
        .append("</h2>\n");
  }

  private void chains() {
    section("chains", "Autoscalers");
    List<ProfileReport.Chain> chains = report.chains();
    if (chains.isEmpty()) {
      html.append("<p>The profile has no autoscaler.</p>\n</section>\n");
      return;
    }
    if (chains.size() > 1) {
      html.append("<div class=\"tools\" id=\"tools\" hidden>\n")
          .append("<label>Search <input type=\"search\" id=\"search\"")
          .append(" placeholder=\"name, metric or code\"></label>\n")
          .append("<label class=\"check\"><input type=\"checkbox\" id=\"only\">")
          .append(" with findings</label>\n")
          .append("<button type=\"button\" id=\"open\">Open all</button>\n")
          .append("<button type=\"button\" id=\"close\">Close all</button>\n")
          .append("<output id=\"shown\" aria-live=\"polite\"></output>\n</div>\n");
    }
    for (int i = 0; i < chains.size(); i++) {
      chain(chains.get(i), i, chains.size() == 1);
    }
    html.append("</section>\n");
  }

  private void chain(ProfileReport.Chain chain, int index, boolean open) {
    AutoscalerChain links = chain.chain();
    String name = links.name();
    String namespace = links.namespace();
    int errors = chain.count(Severity.ERROR);
    int warnings = chain.count(Severity.WARNING);
    List<String> metrics = new ArrayList<>();
    for (List<ChainBox> lane : links.metrics()) {
      metrics.add(lane.get(lane.size() - 1).title());
    }
    StringBuilder search = new StringBuilder(name + ' ' + namespace + ' ');
    search.append(String.join(" ", metrics)).append(' ').append(links.workload().title());
    for (List<Diagnostic> some : chain.findings().values()) {
      for (Diagnostic finding : some) {
        search.append(' ').append(finding.code().code());
      }
    }
    html.append("<details class=\"chain\" id=\"chain-")
        .append(index)
        .append("\" data-index=\"")
        .append(index)
        .append("\" data-findings=\"")
        .append(errors + warnings)
        .append("\" data-search=\"")
        .append(PageText.html(search.toString().toLowerCase(Locale.ROOT)))
        .append(open ? "\" open>\n" : "\">\n")
        .append("<summary><h3>")
        .append(PageText.html(name))
        .append("</h3> <span class=\"mute\">")
        .append(PageText.html(namespace))
        .append("</span> <span class=\"metrics\">")
        .append(PageText.html(String.join(", ", metrics)))
        .append("</span> <span class=\"pods\">")
        .append(links.cost().minimum())
        .append(" to ")
        .append(links.cost().maximum())
        .append(" pods</span>")
        .append(badge(errors, "error"))
        .append(badge(warnings, "warning"))
        .append("</summary>\n<figure>")
        .append(ChainDrawing.inPage(report, chain))
        .append("</figure>\n");
    values(chain);
    trial(chain, index);
    html.append("</details>\n");
  }

  private static String badge(int count, String word) {
    return count == 0
        ? ""
        : " <span class=\"badge "
            + word
            + "\">"
            + count
            + " "
            + word
            + (count == 1 ? "" : "s")
            + "</span>";
  }

  /** Writes the links as a list, for narrow screens, for copying and for screen readers. */
  private void values(ProfileReport.Chain chain) {
    html.append("<details class=\"values\"><summary>Values as a list</summary>\n<ol>\n");
    for (ChainBox box : chain.chain().boxes()) {
      List<Diagnostic> findings = chain.findings().getOrDefault(box, List.of());
      html.append("<li class=\"box")
          .append(box.known() ? "" : " u")
          .append("\"><p class=\"kind\">")
          .append(box.kind())
          .append("</p><p class=\"title\">")
          .append(PageText.html(box.title()))
          .append("</p>");
      if (!box.facts().isEmpty()) {
        html.append("<dl>");
        for (ChainBox.Fact fact : box.facts()) {
          html.append("<dt>")
              .append(PageText.html(fact.name()))
              .append("</dt><dd>")
              .append(PageText.html(fact.value()))
              .append("</dd>");
        }
        html.append("</dl>");
      }
      String place = report.place(box);
      if (!place.isEmpty()) {
        html.append("<p class=\"place\">").append(PageText.html(place)).append("</p>");
      }
      for (Diagnostic finding : findings) {
        finding(finding);
      }
      html.append("</li>\n");
    }
    html.append("</ol></details>\n");
  }

  private void finding(Diagnostic finding) {
    String word = finding.severity().label();
    html.append("<p class=\"finding\"><span class=\"badge ")
        .append(word)
        .append("\">")
        .append(word)
        .append(' ')
        .append(finding.code().code())
        .append("</span> ")
        .append(PageText.html(finding.message()))
        .append(" <span class=\"fix\">Fix: ")
        .append(PageText.html(finding.fix()))
        .append("</span></p>");
  }

  private void trial(ProfileReport.Chain chain, int index) {
    LoadTrial trial = chain.trial();
    TriedAutoscaler tried = chain.tried();
    TriedMetric metric = tried == null ? null : tried.metric();
    html.append("<div class=\"trial\" id=\"trial-")
        .append(index)
        .append("\">\n<h4>Under load</h4>\n");
    if (tried == null) {
      html.append("<p>The autoscaler is a manifest, on which no load is tried.</p>\n");
    } else if (metric == null) {
      html.append("<p>The profile does not tell enough of a metric to try a load.</p>\n");
    } else if (trial == null) {
      html.append("<p class=\"static\">The profile names no load that can be tried.</p>\n");
    } else {
      html.append("<div class=\"static\"><p>Under ")
          .append(PageText.html(trial.load().text() + " " + metric.unit()))
          .append("</p>\n<ul>");
      for (String word : trial.words()) {
        html.append("<li>").append(PageText.html(word)).append("</li>");
      }
      html.append("</ul></div>\n");
    }
    if (tried != null && !tried.notes().isEmpty()) {
      html.append("<ul class=\"notes\">");
      for (String note : tried.notes()) {
        html.append("<li>").append(PageText.html(note)).append("</li>");
      }
      html.append("</ul>\n");
    }
    html.append("</div>\n");
  }

  private void findings() {
    section("findings", "Findings");
    if (report.findings().isEmpty()) {
      html.append("<p>No findings.</p>\n</section>\n");
      return;
    }
    html.append("<ul class=\"findings\">\n");
    for (Diagnostic finding : report.findings()) {
      html.append("<li><p class=\"place\">");
      SourcePosition place = finding.position();
      html.append(PageText.html(place == null ? finding.path().toString() : place.toString()))
          .append("</p>");
      finding(finding);
      html.append("</li>\n");
    }
    html.append("</ul>\n</section>\n");
  }

  private void table(String... heads) {
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>")
        .append("<thead><tr>");
    for (String head : heads) {
      html.append("<th scope=\"col\">").append(head).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      html.append(i == 0 ? "<th scope=\"row\">" : "<td>")
          .append(PageText.html(cells[i]))
          .append(i == 0 ? "</th>" : "</td>");
    }
    html.append("</tr>\n");
  }

  private void endTable() {
    html.append("</tbody></table></div>\n");
  }

  private void releases() {
    section("releases", "Releases and their order");
    if (report.releases().isEmpty()) {
      html.append("<p>No releases.</p>\n");
    } else {
      table("name", "step", "chart", "source", "waits for", "place");
      for (FluxStep step : report.releases()) {
        row(
            step.name(),
            ReportWords.wave(step),
            step.content(),
            step.source(),
            ReportWords.waits(step),
            report.place(step.path()));
      }
      endTable();
    }
    if (!report.folders().isEmpty()) {
      html.append("<h3>Folders that Flux applies</h3>\n");
      table("name", "step", "path", "source", "waits for");
      for (FluxStep step : report.folders()) {
        row(
            step.name(),
            ReportWords.wave(step),
            step.content(),
            step.source(),
            ReportWords.waits(step));
      }
      endTable();
    }
    html.append("</section>\n");
  }

  private void namespaces() {
    section("namespaces", "Namespaces");
    ProfileParts parts = report.parts();
    if (parts.namespaces().isEmpty()) {
      html.append("<p>The profile declares none.</p>\n</section>\n");
      return;
    }
    Map<String, Integer> releases = new HashMap<>();
    for (Located<HelmRelease> release : parts.releases()) {
      releases.merge(release.value().namespace(), 1, Integer::sum);
    }
    Map<String, Integer> workloads = new HashMap<>();
    for (Located<Workload> workload : parts.workloads()) {
      workloads.merge(workload.value().namespace(), 1, Integer::sum);
    }
    Map<String, Integer> autoscalers = new HashMap<>();
    for (Located<Autoscaler> autoscaler : parts.autoscalers()) {
      autoscalers.merge(autoscaler.value().namespace(), 1, Integer::sum);
    }
    table("name", "place", "Flux applies", "releases", "workloads", "autoscalers");
    for (Located<Namespace> located : parts.namespaces()) {
      Namespace namespace = located.value();
      row(
          namespace.name(),
          report.place(located.path()),
          Boolean.FALSE.equals(namespace.reconcile()) ? "no" : "yes",
          String.valueOf(releases.getOrDefault(namespace.name(), 0)),
          String.valueOf(workloads.getOrDefault(namespace.name(), 0)),
          String.valueOf(autoscalers.getOrDefault(namespace.name(), 0)));
    }
    endTable();
    html.append("</section>\n");
  }

  private void costs() {
    section("cost", "Drivers of cost");
    if (!report.costs().isEmpty()) {
      table("autoscaler", "pods", "runs on", "a pod", "at the minimum", "at the maximum");
      for (PodCost cost : report.costs()) {
        row(
            cost.autoscaler(),
            cost.minimum() + " to " + cost.maximum(),
            cost.room(),
            cost.of(1),
            cost.of(cost.minimum()),
            cost.of(cost.maximum()));
      }
      if (report.costs().size() > 1) {
        row(
            "all",
            "",
            "",
            "",
            PodCost.sum(report.costs(), false),
            PodCost.sum(report.costs(), true));
      }
      endTable();
    }
    List<ManagedNodeGroup> groups = report.nodeGroups();
    if (!groups.isEmpty()) {
      html.append("<h3>Nodes</h3>\n");
      table("group", "nodes");
      for (ManagedNodeGroup group : groups) {
        row(group.name(), NodeGroupWords.of(group));
      }
      if (!report.room().isEmpty()) {
        row("all", report.room());
      }
      endTable();
    }
    html.append("</section>\n");
  }
}
