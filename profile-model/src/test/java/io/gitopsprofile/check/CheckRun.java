package io.gitopsprofile.check;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import java.util.List;

/** Runs one check on a profile. */
final class CheckRun {

  private CheckRun() {}

  /** A profile for Kubernetes 1.17 and Flux v1 with nothing in it. */
  static Profile.Builder profile() {
    return profile("1.17", Flux.V1);
  }

  /** A profile for a target with nothing in it. */
  static Profile.Builder profile(String kubernetes, Flux flux) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("test")
        .target(Target.of(kubernetes, flux));
  }

  /** What a check finds. */
  static List<Diagnostic> findings(Check check, Profile.Builder profile) {
    Findings findings = new Findings();
    check.run(new Subject(profile.build()), findings);
    return findings.all();
  }

  /** The codes and places of what a check finds: {@code PRF031 releases[0].chart.ref}. */
  static List<String> places(Check check, Profile.Builder profile) {
    return findings(check, profile).stream().map(it -> it.code().code() + " " + it.path()).toList();
  }
}
