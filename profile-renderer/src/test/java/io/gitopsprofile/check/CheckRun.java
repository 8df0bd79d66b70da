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

  /** A profile for Kubernetes 1.17 and Flux v1 with nothing in it. */
  public static Profile.Builder profile() {
    return profile("1.17", Flux.V1);
  }

  /** A profile for a target with nothing in it. */
  public static Profile.Builder profile(String kubernetes, Flux flux) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("test")
        .target(Target.of(kubernetes, flux));
  }

  /** What a check finds. */
  public static List<Diagnostic> findings(Check check, Profile.Builder profile) {
    DiagnosticCollector findings = new DiagnosticCollector();
    check.run(RenderedObjects.context(profile.build()), findings);
    return findings.all();
  }

  /** The codes and places of what a check finds: {@code PRF031 releases[0].chart.ref}. */
  public static List<String> places(Check check, Profile.Builder profile) {
    return findings(check, profile).stream().map(it -> it.code().code() + " " + it.path()).toList();
  }
}
