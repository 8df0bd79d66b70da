package io.gitopsprofile.check;

import static io.gitopsprofile.diagnostic.DiagnosticCode.BAD_VALUE;
import static io.gitopsprofile.diagnostic.DiagnosticCode.UNUSED_ACCEPTANCE;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Acceptance;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.PartNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF005, PRF060: an acceptance is invalid (PRF005) or unused (PRF060). The findings that a profile
 * accepts are removed from the report.
 */
public final class Acceptances {

  private static final ProfilePath ACCEPT = ProfilePath.ROOT.key("accept");

  private static final Set<DiagnosticCode> OF_MAINTAINED_CHARTS =
      EnumSet.of(
          DiagnosticCode.CHART_NOT_UPGRADABLE,
          DiagnosticCode.MIGRATE_ELSEWHERE,
          DiagnosticCode.NO_MAINTAINED_CHART,
          DiagnosticCode.MOVED_IMAGE);

  private static final Set<DiagnosticCode> OF_DISCONTINUED_CHARTS =
      EnumSet.of(DiagnosticCode.CHART_BRANCH, DiagnosticCode.DISCONTINUED_REPOSITORY);

  private static final ProfilePath ADAPTERS_RELEASE =
      ProfilePath.ROOT.key("metricsAdapter").key("release");

  private static final ProfilePath ADAPTERS_CHART = ADAPTERS_RELEASE.key("chart");

  private final Profile profile;
  private final PartNames names;
  private final DiagnosticCollector findings = new DiagnosticCollector();

  private Acceptances(Profile profile) {
    this.profile = profile;
    this.names = new PartNames(profile);
  }

  /**
   * Returns the findings that the profile does not accept, and the faults of its acceptances. An
   * unused acceptance is reported only if the profile has no errors, because an error may hide the
   * finding that it was written for. A finding about the committed tree (PRF107) is known later.
   */
  public static List<Diagnostic> applyTo(List<Diagnostic> found, Profile profile) {
    return profile.accept().isEmpty() ? found : new Acceptances(profile).remaining(found);
  }

  /** Returns true if the profile accepts a finding about the committed tree. */
  public static boolean accept(Profile profile, Diagnostic found) {
    Acceptances acceptances = new Acceptances(profile);
    for (Acceptance acceptance : profile.accept()) {
      if (acceptance.code().equals(found.code().code())
          && acceptances.leadsTo(acceptance.at(), found.path())) {
        return true;
      }
    }
    return false;
  }

  private List<Diagnostic> remaining(List<Diagnostic> found) {
    List<Diagnostic> open = new ArrayList<>(found);
    List<Integer> unused = new ArrayList<>();
    for (int i = 0; i < profile.accept().size(); i++) {
      Acceptance acceptance = profile.accept().get(i);
      DiagnosticCode code = acceptable(acceptance, ACCEPT.index(i).key("code"));
      if (code != null
          && !accept(acceptance, code, found, open)
          && code != DiagnosticCode.RELEASE_REINSTALLED
          && !isForOtherCharts(acceptance, code)) {
        unused.add(i);
      }
    }
    open.addAll(findings.all());
    if (!hasError(open)) {
      open.addAll(unused(unused, open));
    }
    return open;
  }

  /**
   * Removes the findings that an acceptance matches from the open ones; returns false if it matches
   * none of the findings.
   */
  private boolean accept(
      Acceptance acceptance, DiagnosticCode code, List<Diagnostic> found, List<Diagnostic> open) {
    boolean used = false;
    for (Diagnostic it : found) {
      used |= matches(acceptance, code, it);
    }
    Iterator<Diagnostic> left = open.iterator();
    while (used && left.hasNext()) {
      if (matches(acceptance, code, left.next())) {
        left.remove();
      }
    }
    return used;
  }

  /** Returns true if the finding is about a chart that only the other choice of charts installs. */
  private boolean isForOtherCharts(Acceptance acceptance, DiagnosticCode code) {
    Target target = profile.target();
    if (OF_MAINTAINED_CHARTS.contains(code)) {
      return !target.hasMaintainedCharts()
          || (target.usesKeda() && leadsTo(acceptance.at(), ADAPTERS_CHART));
    }
    if (!target.hasMaintainedCharts() || !OF_DISCONTINUED_CHARTS.contains(code)) {
      return false;
    }
    for (int i = 0; i < profile.releases().size(); i++) {
      ProfilePath path = ProfilePath.ROOT.key("releases").index(i);
      if (isForOtherChart(acceptance, profile.releases().get(i), path)) {
        return true;
      }
    }
    MetricsAdapter adapter = profile.metricsAdapter();
    return adapter != null && isForOtherChart(acceptance, adapter.release(), ADAPTERS_RELEASE);
  }

  private boolean isForOtherChart(Acceptance acceptance, HelmRelease release, ProfilePath path) {
    if (KnownCharts.successor(release.chart()) == null) {
      return false;
    }
    for (String key : List.of("repository", "git", "ref")) {
      if (leadsTo(acceptance.at(), path.key("chart").key(key))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasError(List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      if (finding.severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  /** Returns the code of an acceptance; null after reporting a code that cannot be accepted. */
  private @Nullable DiagnosticCode acceptable(Acceptance acceptance, ProfilePath path) {
    for (DiagnosticCode code : DiagnosticCode.values()) {
      if (code.code().equals(acceptance.code())) {
        boolean error = code.severity() == Severity.ERROR;
        if (!code.canBeAccepted()) {
          findings.add(
              BAD_VALUE,
              path,
              code.code() + (error ? " is an error, which" : "") + " cannot be accepted",
              "remove the acceptance" + (error ? ", and correct what is wrong" : ""),
              Edit.remove(path.parent()));
        }
        return code.canBeAccepted() ? code : null;
      }
    }
    findings.add(
        BAD_VALUE,
        path,
        "there is no finding with the code " + acceptance.code(),
        "use the code that the finding prints, or remove the acceptance");
    return null;
  }

  private List<Diagnostic> unused(List<Integer> unused, List<Diagnostic> open) {
    DiagnosticCollector warnings = new DiagnosticCollector();
    for (int i : unused) {
      Acceptance acceptance = profile.accept().get(i);
      boolean isFound = false;
      for (Diagnostic it : open) {
        isFound |= it.code().code().equals(acceptance.code());
      }
      String fix =
          open.stream()
              .filter(it -> it.code().code().equals(acceptance.code()))
              .findFirst()
              .map(it -> "write at: " + names.spell(it.path()) + ", or remove it")
              .orElse("remove it");
      warnings.add(
          UNUSED_ACCEPTANCE,
          ACCEPT.index(i).key("at"),
          "there is no " + acceptance.code() + " at " + acceptance.at() + " to accept",
          fix,
          isFound ? null : Edit.remove(ACCEPT.index(i)));
    }
    return warnings.all();
  }

  private boolean matches(Acceptance acceptance, DiagnosticCode code, Diagnostic found) {
    return found.code() == code
        && (found.severity() != Severity.ERROR || !code.mayWarn())
        && leadsTo(acceptance.at(), found.path());
  }

  /** Returns true if a path, as a person spells it, is the path or a part above it. */
  private boolean leadsTo(String at, ProfilePath path) {
    List<@Nullable String> named = names.along(path);
    String rest = "." + at;
    for (int i = 0; i < named.size() && !rest.isEmpty(); i++) {
      rest = after(rest, path.steps().get(i), named.get(i));
      if (rest == null) {
        return false;
      }
    }
    return rest.isEmpty();
  }

  /** Returns the rest of a spelled path after one step; null if it leads elsewhere. */
  private static @Nullable String after(String place, Object step, @Nullable String name) {
    List<String> spellings = new ArrayList<>();
    if (step instanceof Integer) {
      spellings.add("[" + step + "]");
      if (name != null) {
        spellings.add("." + name);
      }
    } else {
      spellings.add("." + step);
    }
    spellings.add("[\"" + (name == null ? step : name) + "\"]");
    for (String spelling : spellings) {
      String rest = place.startsWith(spelling) ? place.substring(spelling.length()) : null;
      if (rest != null && (rest.isEmpty() || rest.startsWith(".") || rest.startsWith("["))) {
        return rest;
      }
    }
    return null;
  }
}
