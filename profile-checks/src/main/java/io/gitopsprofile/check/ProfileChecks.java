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

  private static final List<List<Check>> ALL =
      List.of(
          AdapterChecks.all(),
          ScrapeChecks.all(),
          MeshChecks.all(),
          AutoscalerChecks.all(),
          WorkloadChecks.all(),
          NetworkChecks.all(),
          FargateChecks.all(),
          RoomChecks.all(),
          ValueChecks.all(),
          NamespaceChecks.all(),
          ReleaseChecks.all(),
          ImageChecks.all(),
          ClusterChecks.all(),
          SchemaChecks.all(),
          KedaChecks.all(),
          ReferenceChecks.all());

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
    for (List<Check> group : ALL) {
      for (Check check : group) {
        check.run(context, findings);
      }
    }
    AdapterPart adapter = context.adapter().part();
    ConfigFile file = adapter == null ? null : adapter.file();
    return file == null ? findings.all() : withoutEdits(file.text().path(), findings.all());
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
