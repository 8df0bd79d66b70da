package io.gitopsprofile.page;

import io.gitopsprofile.chain.ChainBox;
import io.gitopsprofile.chain.FluxStep;
import io.gitopsprofile.chain.NodeGroupWords;
import io.gitopsprofile.chain.PodCost;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;

/**
 * The report as Markdown for a review: a diagram of Mermaid for each autoscaler, and tables. With
 * several autoscalers, each stands in a part that a reader opens.
 */
public final class MarkdownReport {

  private static final int MOST_CHARS = 160;

  private final ProfileReport report;
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport(ProfileReport report) {
    this.report = report;
  }

  /** Returns the Markdown of a report. */
  public static String of(ProfileReport report) {
    return new MarkdownReport(report).text();
  }

  private String text() {
    line(HtmlReport.MARK);
    line("");
    line("# " + PageText.markdown(report.title()));
    line("");
    line(PageText.markdown(report.target() + ", " + report.source()));
    findings();
    chains();
    steps("Releases and their order", "chart", report.releases());
    steps("Folders that Flux applies", "path", report.folders());
    namespaces();
    costs();
    return text.toString();
  }

  private void findings() {
    heading("Findings");
    if (report.findings().isEmpty()) {
      line("No findings.");
      return;
    }
    table("severity", "code", "place", "finding");
    for (Diagnostic finding : report.findings()) {
      SourcePosition place = finding.position();
      row(
          finding.severity().label(),
          finding.code().code(),
          place == null ? finding.path().toString() : place.toString(),
          finding.message() + "; fix: " + finding.fix());
    }
  }

  private void chains() {
    heading("Autoscalers");
    boolean several = report.chains().size() > 1;
    if (report.chains().isEmpty()) {
      line("The profile has no autoscaler.");
    }
    for (ProfileReport.Chain chain : report.chains()) {
      String name = chain.chain().name();
      String namespace = chain.chain().namespace();
      if (several) {
        line(
            "<details><summary>"
                + PageText.html(name + " in " + namespace)
                + count(chain.count(Severity.ERROR), "error")
                + count(chain.count(Severity.WARNING), "warning")
                + "</summary>");
        line("");
      } else {
        line("### " + PageText.markdown(name + " in " + namespace));
        line("");
      }
      diagram(chain);
      LoadTrial trial = chain.trial();
      if (trial != null) {
        line("");
        line("Under `" + PageText.shown(trial.load().text()).replace("`", "'") + "`:");
        line("");
        for (String word : trial.words()) {
          line("- " + PageText.markdown(word));
        }
      }
      if (several) {
        line("");
        line("</details>");
      }
      line("");
    }
  }

  private static String count(int count, String word) {
    return count == 0 ? "" : ", " + count + " " + word + (count == 1 ? "" : "s");
  }

  private void diagram(ProfileReport.Chain chain) {
    line("```mermaid");
    line("flowchart LR");
    List<ChainBox> boxes = chain.chain().boxes();
    for (int i = 0; i < boxes.size(); i++) {
      node(i, boxes.get(i), chain.findings().getOrDefault(boxes.get(i), List.of()));
    }
    int scaler = boxes.size() - 3;
    int at = 0;
    for (List<ChainBox> lane : chain.chain().metrics()) {
      for (int i = 0; i < lane.size(); i++) {
        int to = i == lane.size() - 1 ? scaler : at + i + 1;
        line("  b" + (at + i) + " --> b" + to);
      }
      at += lane.size();
    }
    line("  b" + scaler + " --> b" + (scaler + 1) + " --> b" + (scaler + 2));
    line("  classDef bad stroke:#b42318,stroke-width:2px");
    line("```");
  }

  private void node(int index, ChainBox box, List<Diagnostic> findings) {
    StringBuilder label = new StringBuilder();
    label.append(box.kind()).append("<br/>").append(PageText.mermaid(cut(box.title())));
    for (ChainBox.Fact fact : box.facts()) {
      label.append("<br/>").append(PageText.mermaid(cut(fact.name() + ": " + fact.value())));
    }
    String place = report.place(box);
    if (!place.isEmpty()) {
      label.append("<br/>").append(PageText.mermaid(place));
    }
    for (Diagnostic finding : findings) {
      label.append("<br/>").append(finding.severity().label()).append(' ');
      label.append(finding.code().code());
    }
    line("  b" + index + "[\"" + label + "\"]" + (findings.isEmpty() ? "" : ":::bad"));
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARS
        ? text
        : PageText.shown(text.substring(0, MOST_CHARS)) + "...";
  }

  private void steps(String title, String content, List<FluxStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    heading(title);
    table("name", "step", content, "source", "waits for");
    for (FluxStep step : steps) {
      row(
          step.name(),
          ReportWords.wave(step),
          step.content(),
          step.source(),
          ReportWords.waits(step));
    }
  }

  private void namespaces() {
    List<Located<Namespace>> all = report.parts().namespaces();
    if (all.isEmpty()) {
      return;
    }
    heading("Namespaces");
    table("name", "place", "Flux applies");
    for (Located<Namespace> namespace : all) {
      row(
          namespace.value().name(),
          report.place(namespace.path()),
          Boolean.FALSE.equals(namespace.value().reconcile()) ? "no" : "yes");
    }
  }

  private void costs() {
    List<ManagedNodeGroup> groups = report.nodeGroups();
    if (report.costs().isEmpty() && groups.isEmpty()) {
      return;
    }
    heading("Drivers of cost");
    table("autoscaler or node group", "size", "runs on", "at the minimum", "at the maximum");
    for (PodCost cost : report.costs()) {
      row(
          cost.autoscaler(),
          cost.minimum() + " to " + cost.maximum() + " pods",
          cost.room(),
          cost.of(cost.minimum()),
          cost.of(cost.maximum()));
    }
    if (report.costs().size() > 1) {
      row("all", "", "", PodCost.sum(report.costs(), false), PodCost.sum(report.costs(), true));
    }
    for (ManagedNodeGroup group : groups) {
      row(group.name(), NodeGroupWords.of(group), "", "", "");
    }
    if (!report.room().isEmpty()) {
      row("all nodes", report.room(), "", "", "");
    }
  }

  private void heading(String title) {
    text.append("\n## ").append(title).append("\n\n");
  }

  private void table(String... heads) {
    line("| " + String.join(" | ", heads) + " |");
    line("|" + " --- |".repeat(heads.length));
  }

  private void row(String... cells) {
    List<String> escaped = new ArrayList<>();
    for (String cell : cells) {
      escaped.add(PageText.markdown(cell));
    }
    line("| " + String.join(" | ", escaped) + " |");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
