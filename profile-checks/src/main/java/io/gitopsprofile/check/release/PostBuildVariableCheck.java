package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.FreeFormStrings;
import io.gitopsprofile.view.FreeFormStrings.Text;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF052: a Flux v2 Kustomization with postBuild variables replaces a pattern group, such as {@code
 * ${1}_per_second}, as the variable {@code 1}. A release with such a group is rendered with {@code
 * kustomize.toolkit.fluxcd.io/substitute: disabled}; then its real variables are not replaced
 * either, and a release that enables substitution itself loses its groups. A manifest is passed on
 * unchanged, so the author has to disable substitution for rules of the adapter in it, for example
 * in a ConfigMap. Scripts in manifests are not checked, because most Kustomizations have no
 * variables. (Source: fluxcd/pkg, {@code kustomize/kustomize_varsub.go} and {@code envsubst}.)
 */
final class PostBuildVariableCheck implements Check {

  private static final ProfilePath ADAPTER = ProfilePath.ROOT.key("metricsAdapter");

  /** The key that every rule has. */
  private static final String SERIES = "seriesQuery";

  /** A group or variable, and its path. */
  private record Reference(String text, ProfilePath path) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (context.profile().target().flux() != Flux.V2) {
      return;
    }
    for (Located<HelmRelease> part : context.releases()) {
      new Release(part, context.profile().metricsAdapter()).report(findings);
    }
    for (Located<Manifest> part : context.manifests()) {
      run(part, findings);
    }
  }

  private static void run(Located<Manifest> part, DiagnosticCollector findings) {
    Manifest manifest = part.value();
    if (isOff(manifest, "annotations") || isOff(manifest, "labels")) {
      return;
    }
    List<Text> texts = FreeFormStrings.of(manifest.object().entries(), part.path());
    boolean hasRule = false;
    for (Text text : texts) {
      hasRule |= isOfRule(text);
    }
    if (!hasRule) {
      return;
    }
    for (Text text : texts) {
      String group = PostBuildSubstitution.numbered(text.text());
      if (group != null) {
        taken(
            new Reference(group, text.path()),
            "the " + manifest.kind() + " \"" + manifest.name() + "\"",
            findings);
      }
    }
  }

  private static boolean isOfRule(Text text) {
    return text.key().equals(SERIES) || text.text().contains(SERIES);
  }

  private static boolean isOff(Manifest manifest, String where) {
    Object said =
        FreeFormValues.value(
            manifest.object().entries(), "metadata", where, PostBuildSubstitution.KEY);
    return said instanceof String text && text.equalsIgnoreCase(PostBuildSubstitution.OFF);
  }

  private static void taken(Reference group, String what, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.POST_BUILD_VARIABLE,
        group.path(),
        "Flux v2 reads "
            + group.text()
            + " as a variable of its own where a Kustomization has postBuild variables",
        "write the name out, or annotate "
            + what
            + " with "
            + PostBuildSubstitution.KEY
            + ": "
            + PostBuildSubstitution.OFF);
  }

  private static final class Release {
    private final HelmRelease release;
    private final List<Reference> groups = new ArrayList<>();
    private final List<Reference> variables = new ArrayList<>();

    Release(Located<HelmRelease> part, @Nullable MetricsAdapter adapter) {
      this.release = part.value();
      for (Text text : FreeFormStrings.of(release.values().entries(), part.at("values"))) {
        String group = PostBuildSubstitution.group(text);
        String variable = PostBuildSubstitution.variable(text.text());
        if (group != null) {
          groups.add(new Reference(group, text.path()));
        } else if (variable != null) {
          variables.add(new Reference(variable, text.path()));
        }
      }
      if (adapter != null && part.path().equals(ADAPTER.key("release"))) {
        rules(adapter.rules(), adapter, ADAPTER.key("rules"));
        rules(adapter.externalRules(), adapter, ADAPTER.key("externalRules"));
      }
    }

    private void rules(List<MetricRule> rules, MetricsAdapter adapter, ProfilePath path) {
      for (int i = 0; i < rules.size(); i++) {
        MetricRule written = rules.get(i);
        AdapterRule rule = written.expand(adapter.prometheus());
        ProfilePath place = path.index(i);
        if (rule.name() != null) {
          boolean isShort = written instanceof RateRule;
          group(rule.name().as(), isShort ? place.key("as") : place.key("name").key("as"));
        }
        group(rule.seriesQuery(), place.key("seriesQuery"));
        group(rule.metricsQuery(), place.key("metricsQuery"));
      }
    }

    private void group(@Nullable String text, ProfilePath place) {
      String group = PostBuildSubstitution.variable(text);
      if (group != null) {
        groups.add(new Reference(group, place));
      }
    }

    void report(DiagnosticCollector findings) {
      String said = PostBuildSubstitution.of(release.annotations(), release.labels());
      if (said != null && !said.equalsIgnoreCase(PostBuildSubstitution.OFF)) {
        for (Reference group : groups) {
          taken(group, "the release", findings);
        }
      } else if (said == null && !groups.isEmpty()) {
        for (Reference variable : variables) {
          kept(variable, groups.get(0), findings);
        }
      }
    }

    private static void kept(Reference variable, Reference group, DiagnosticCollector findings) {
      findings.add(
          DiagnosticCode.POST_BUILD_VARIABLE,
          variable.path(),
          "Flux v2 does not replace "
              + variable.text()
              + ": for the sake of "
              + group.text()
              + " at "
              + group.path()
              + " the release is rendered with "
              + PostBuildSubstitution.KEY
              + ": "
              + PostBuildSubstitution.OFF,
          "write the value out, or that name without a group; if "
              + variable.text()
              + " is none of Flux's, annotate the release so yourself");
    }
  }
}
