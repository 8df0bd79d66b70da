package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.InspectedCluster;
import io.gitopsprofile.page.HtmlReport;
import io.gitopsprofile.page.MarkdownReport;
import io.gitopsprofile.page.ProfileReport;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.ProfileSurvey;
import java.io.InputStream;
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

  private final GoalHost host;
  private final ProfileOptions profile;
  private final @Nullable Path tree;
  private final Path directory;
  private final GoalLog log;

  /**
   * Creates the goal.
   *
   * @param tree the folder of a tree to report on instead of the profile; null for the profile
   * @param directory the folder to write into
   */
  public ReportGoal(GoalHost host, ProfileOptions profile, @Nullable Path tree, Path directory) {
    this.host = host;
    this.profile = profile;
    this.tree = tree;
    this.directory = directory;
    this.log = new GoalLog(host);
  }

  @Override
  public void run() throws GoalFailure {
    if (profile.skips(host)) {
      return;
    }
    if (tree != null) {
      ofTree(tree);
      return;
    }
    CheckedProfile checked = new CheckedProfile(host, profile, CheckedProfile.GENERATOR, "");
    ProfileSurvey survey = checked.survey();
    String environment = profile.environment();
    String title = survey.parts().profile().name();
    write(
        directory,
        new ProfileReport(
            environment == null ? title : title + ", environment " + environment,
            ProfileReader.displayName(profile.file()),
            survey));
    checked.passOnOrFail(survey.findings());
    log.info(checked.summary(survey.findings()));
  }

  private void ofTree(Path tree) throws GoalFailure {
    String kubernetes = profile.target().kubernetes();
    InspectGoal inspect =
        new InspectGoal(
            host,
            new InspectOptions(tree, kubernetes, profile.failOnWarning(), profile.report()),
            InputStream.nullInputStream());
    ImportedTree imported = inspect.read();
    if (imported.clusters().isEmpty()) {
      throw GoalLog.failure(tree + " has no objects; correct the path");
    }
    List<InspectedCluster> clusters = inspect.check(imported);
    boolean only = clusters.size() == 1;
    Set<String> taken = new HashSet<>();
    for (InspectedCluster inspected : clusters) {
      ImportedProfile cluster = inspected.cluster();
      List<Diagnostic> findings = new ArrayList<>(imported.problems());
      findings.addAll(inspected.findings());
      findings.sort(Diagnostic.BY_PLACE);
      write(
          only ? directory : directory.resolve(folder(cluster.name(), taken)),
          new ProfileReport(
              cluster.profile().name() + (only ? "" : ", cluster " + cluster.name()),
              tree + (kubernetes == null ? "; the version of Kubernetes is assumed" : ""),
              new ProfileGenerator()
                  .survey(cluster.profile(), findings, path -> cluster.places().position(path))));
    }
    inspect.report(imported, clusters);
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
    log.info(
        "wrote "
            + MarkedFile.write(file, text, HtmlReport.MARK, "report", "reportDirectory", host));
  }
}
