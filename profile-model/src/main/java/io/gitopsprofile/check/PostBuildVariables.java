package io.gitopsprofile.check;

import io.gitopsprofile.check.FreeFormTexts.Text;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.MetricsAdapter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Flux v2 Kustomization that has postBuild variables reads {@code ${1}_per_second} as the
 * variable {@code 1}: a strict one fails, another writes {@code _per_second}. So a rule's name says
 * no {@code ${...}}, and no value of a chart the number of a group, unless the release says {@code
 * kustomize.toolkit.fluxcd.io/substitute: disabled}. Other variables in values may be meant.
 * (Source: fluxcd/pkg, {@code kustomize/kustomize_varsub.go} and {@code envsubst}.)
 */
final class PostBuildVariables implements Check {

  private static final String VARIABLE = "(?<!\\$)\\$\\{[^}]*\\}";
  private static final String GROUP = "(?<!\\$)\\$\\{[0-9]+\\}";
  private static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";

  @Override
  public void run(Subject subject, Findings findings) {
    if (subject.profile().target().flux() != Flux.V2) {
      return;
    }
    for (Part<HelmRelease> part : subject.releases()) {
      if (isSubstituted(part.value())) {
        for (Text text : FreeFormTexts.of(part.value().values().entries(), part.at("values"))) {
          report(text.text(), GROUP, text.path(), findings);
        }
      }
    }
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    if (adapter != null && isSubstituted(adapter.release())) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter");
      rules(adapter.rules(), path.key("rules"), findings);
      rules(adapter.externalRules(), path.key("externalRules"), findings);
    }
  }

  private static boolean isSubstituted(HelmRelease release) {
    return !"disabled".equalsIgnoreCase(release.annotations().get(SUBSTITUTE))
        && !"disabled".equalsIgnoreCase(release.labels().get(SUBSTITUTE));
  }

  private static void rules(List<MetricRule> rules, ProfilePath path, Findings findings) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof AdapterRule rule) {
        ProfilePath place = path.index(i);
        if (rule.name() != null) {
          report(rule.name().as(), VARIABLE, place.key("name").key("as"), findings);
        }
        report(rule.seriesQuery(), VARIABLE, place.key("seriesQuery"), findings);
        report(rule.metricsQuery(), VARIABLE, place.key("metricsQuery"), findings);
      }
    }
  }

  private static void report(
      @Nullable String text, String pattern, ProfilePath place, Findings findings) {
    if (text == null || !text.contains("${")) {
      return;
    }
    Matcher variable = Pattern.compile(pattern).matcher(text);
    if (variable.find()) {
      findings.add(
          DiagnosticCode.POST_BUILD_VARIABLE,
          place,
          "Flux v2 reads "
              + variable.group()
              + " as a variable of its own where a Kustomization has postBuild variables",
          "write the name out, or annotate the release with " + SUBSTITUTE + ": disabled");
    }
  }
}
