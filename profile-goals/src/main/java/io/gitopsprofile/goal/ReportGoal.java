package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.InspectedCluster;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.importer.TreeInspection;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.page.HtmlReport;
import io.gitopsprofile.page.MarkdownReport;
import io.gitopsprofile.page.ProfileReport;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.ProfileSurvey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report of a profile, of an environment, or of the clusters of a tree: {@code
 * report.html} and {@code report.md}. The files are written before an error fails the goal.
 */
public final class ReportGoal implements Goal {

  private static final String PAGE = "report.html";
  private static final String REVIEW = "report.md";

  /** Bytes at the start of a file, in which the mark of the goal stands. */
  private static final int START = 200;

  private final GoalHost host;
  private final ReportOptions options;
  private final GoalLog log;

  /** Creates the goal. */
  public ReportGoal(GoalHost host, ReportOptions options) {
    this.host = host;
    this.options = options;
    this.log = new GoalLog(host);
  }

  @Override
  public void run() throws GoalFailure {
    if (options.profile().skips(host)) {
      return;
    }
    Path tree = options.tree();
    if (tree != null) {
      ofTree(tree);
      return;
    }
    CheckedProfile checked =
        new CheckedProfile(host, options.profile(), CheckedProfile.GENERATOR, "");
    ProfileSurvey survey = checked.survey();
    String environment = options.profile().environment();
    String title = survey.parts().profile().name();
    write(
        options.directory(),
        new ProfileReport(
            environment == null ? title : title + ", environment " + environment,
            ProfileReader.displayName(options.profile().file()),
            survey));
    checked.finish(survey.findings());
    log.info(checked.summary(survey.findings()));
  }

  private void ofTree(Path tree) throws GoalFailure {
    String kubernetes = options.kubernetes();
    try {
      if (kubernetes != null) {
        KubernetesVersion.of(kubernetes);
      }
    } catch (InvalidValueException e) {
      throw GoalLog.usage(
          host.option("kubernetes") + ": " + e.problems().get(0).message() + "; such as 1.33");
    }
    ImportedTree imported;
    try {
      imported = new TreeImporter(kubernetes).read(tree);
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + tree + ": " + IoErrorMessages.describe(e), e);
    }
    TreeInspection inspection = new TreeInspection(kubernetes != null);
    Set<String> taken = new HashSet<>();
    for (ImportedProfile cluster : imported.clusters()) {
      InspectedCluster inspected = inspection.check(cluster);
      List<Diagnostic> findings = new ArrayList<>(imported.problems());
      findings.addAll(inspected.findings());
      findings.sort(Diagnostic.BY_PLACE);
      ImportedProfile checked = inspected.cluster();
      boolean only = imported.clusters().size() == 1;
      write(
          only ? options.directory() : options.directory().resolve(folder(cluster.name(), taken)),
          new ProfileReport(
              checked.profile().name() + (only ? "" : ", cluster " + cluster.name()),
              tree + (kubernetes == null ? "; the version of Kubernetes is assumed" : ""),
              new ProfileGenerator()
                  .survey(checked.profile(), findings, path -> checked.places().position(path))));
    }
    if (imported.clusters().isEmpty()) {
      throw GoalLog.failure(tree + " has no objects; correct the path");
    }
    ProfileOptions profile = options.profile();
    InspectOptions inspected =
        new InspectOptions(tree, kubernetes, profile.failOnWarning(), profile.report());
    new InspectGoal(host, inspected, InputStream.nullInputStream()).run();
  }

  /** Returns a folder name for a cluster, which may be named by a path. */
  private static String folder(String cluster, Set<String> taken) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < cluster.length() && i < 100; i++) {
      char c = cluster.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      name.append(plain || c == '_' || (c == '.' && i > 0) ? c : '-');
    }
    String base = name.isEmpty() || name.toString().equals("-") ? "cluster" : name.toString();
    String free = base;
    for (int i = 2; !taken.add(free); i++) {
      free = base + "-" + i;
    }
    return free;
  }

  private void write(Path directory, ProfileReport report) throws GoalFailure {
    write(directory.resolve(PAGE), HtmlReport.of(report));
    write(directory.resolve(REVIEW), MarkdownReport.of(report));
  }

  private void write(Path file, String text) throws GoalFailure {
    Path path = file.toAbsolutePath();
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isReport(path)) {
        throw GoalLog.failure(
            path
                + " exists and is no report of this goal; delete it or set "
                + host.typed("reportDirectory"));
      }
      @Nullable Path folder = path.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(path, text);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write " + path + ": " + e + "; check the folder's permissions", e);
    }
    log.info("wrote " + path);
  }

  private static boolean isReport(Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(START), StandardCharsets.UTF_8).contains(HtmlReport.MARK);
    }
  }
}
