package io.gitopsprofile.check;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.render.RenderedObjects;
import java.util.List;

/** Runs one check on a profile. */
public final class CheckRun {

  private CheckRun() {}

  /** Returns a profile for Kubernetes 1.17 and Flux v1 without parts. */
  public static Profile.Builder profile() {
    return profile("1.17", Flux.V1);
  }

  /** Returns a profile for a target without parts. */
  public static Profile.Builder profile(String kubernetes, Flux flux) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("test")
        .target(Target.of(kubernetes, flux));
  }

  /** Returns the findings of a check. */
  public static List<Diagnostic> findings(Check check, Profile.Builder profile) {
    DiagnosticCollector findings = new DiagnosticCollector();
    check.run(RenderedObjects.context(profile.build()), findings);
    return findings.all();
  }

  /** Returns codes and paths of the findings of a check: {@code PRF031 releases[0].chart.ref}. */
  public static List<String> places(Check check, Profile.Builder profile) {
    return findings(check, profile).stream().map(it -> it.code().code() + " " + it.path()).toList();
  }
}
