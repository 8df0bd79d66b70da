package io.gitopsprofile.check;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.config.ConfigFile;
import io.gitopsprofile.check.adapter.AdapterChecks;
import io.gitopsprofile.check.autoscaler.AutoscalerChecks;
import io.gitopsprofile.check.cluster.ClusterChecks;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.check.fargate.FargateChecks;
import io.gitopsprofile.check.image.ImageChecks;
import io.gitopsprofile.check.keda.KedaChecks;
import io.gitopsprofile.check.mesh.MeshChecks;
import io.gitopsprofile.check.namespace.NamespaceChecks;
import io.gitopsprofile.check.network.NetworkChecks;
import io.gitopsprofile.check.reference.ReferenceChecks;
import io.gitopsprofile.check.release.ReleaseChecks;
import io.gitopsprofile.check.room.RoomChecks;
import io.gitopsprofile.check.schema.SchemaChecks;
import io.gitopsprofile.check.scrape.ScrapeChecks;
import io.gitopsprofile.check.value.ValueChecks;
import io.gitopsprofile.check.workload.WorkloadChecks;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;

/** The registry of all checks. */
public final class ProfileChecks {

  private ProfileChecks() {}

  /**
   * Returns all findings of the checks in a profile, in the order of the checks.
   *
   * @param profile the profile, with its patches applied as far as records hold what they change
   * @param objects the objects that the profile is rendered as
   */
  public static List<Diagnostic> of(Profile profile, ProfileObjects objects) {
    CheckContext context = new CheckContext(ReleaseValues.withNames(profile), objects);
    DiagnosticCollector findings = new DiagnosticCollector();
    run(AdapterChecks.in(context), context, findings);
    run(ScrapeChecks.in(context), context, findings);
    run(MeshChecks.in(context), context, findings);
    run(AutoscalerChecks.in(context), context, findings);
    run(WorkloadChecks.in(context), context, findings);
    run(NetworkChecks.in(context), context, findings);
    run(FargateChecks.in(context), context, findings);
    run(RoomChecks.in(context), context, findings);
    run(ValueChecks.in(context), context, findings);
    run(NamespaceChecks.in(context), context, findings);
    run(ReleaseChecks.in(context), context, findings);
    run(ImageChecks.in(context), context, findings);
    run(ClusterChecks.in(context), context, findings);
    run(SchemaChecks.in(context), context, findings);
    run(KedaChecks.in(context), context, findings);
    run(ReferenceChecks.in(context), context, findings);
    AdapterPart adapter = context.adapter().part();
    ConfigFile file = adapter == null ? null : adapter.file();
    return file == null ? findings.all() : withoutEdits(file.text().path(), findings.all());
  }

  private static void run(List<Check> checks, CheckContext context, DiagnosticCollector findings) {
    for (Check check : checks) {
      check.run(context, findings);
    }
  }

  /** Returns the findings without edits of values inside a text, which edits do not reach. */
  private static List<Diagnostic> withoutEdits(ProfilePath text, List<Diagnostic> findings) {
    List<Diagnostic> all = new ArrayList<>(findings.size());
    for (Diagnostic finding : findings) {
      boolean within = false;
      for (Edit edit : finding.edits()) {
        within |= isWithin(text, edit.path());
      }
      all.add(within ? finding.withEdits(List.of()) : finding);
    }
    return all;
  }

  private static boolean isWithin(ProfilePath text, ProfilePath path) {
    int steps = text.steps().size();
    return path.steps().size() > steps && path.steps().subList(0, steps).equals(text.steps());
  }
}
