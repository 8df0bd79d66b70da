package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.value.FreeForm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Generates from profiles that nest as deep as they may, or deeper, and from long texts that a
 * recursive matcher would descend into. Prints the name and the outcome of each, with a tab
 * between. To be run in a JVM with a small stack.
 */
final class DeepProfiles {

  private static final String HEAD =
      """
      profile: v1
      name: deep
      target: {kubernetes: "1.35", flux: v2}
      namespaces: [{name: demo}]
      """;

  /** Has the places that {@link #rule} fills in. */
  private static final String RULE =
      """
      metricsAdapter:
        release:
          name: prometheus-adapter
          namespace: demo
          chart:
            repository: https://prometheus-community.github.io/helm-charts
            name: prometheus-adapter
            version: 5.3.0
        prometheus: {url: "http://prometheus", namespaceLabel: namespace, podLabel: pod}
        defaultRules: false
        rules:
          - seriesQuery: 'a_total{namespace!="",pod!="",a=~"SELECTOR"}'
            seriesFilters: [{is: 'FILTER'}]
            resources: {overrides: {namespace: {resource: namespace}, pod: {resource: pod}}}
            name: {matches: 'MATCHES', as: a_per_second}
            metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>) END'
      workloads: [{preset: podinfo, namespace: demo}]
      autoscalers:
        - name: podinfo
          namespace: demo
          target: podinfo
          maxReplicas: 10
          metrics: [{pods: {metric: a_per_second, averageValue: 10}}]
      """;

  private static final String MANIFEST =
      "manifests: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: demo}, data: ";

  private DeepProfiles() {}

  /** Generates from all of them. */
  public static void main(String[] args) {
    texts().forEach((name, text) -> print(name, () -> generated(HEAD + text)));
    Manifest manifest = new Manifest(deep(190));
    print(
        "a manifest made in Java",
        () -> new ProfileGenerator().generate(SeedProfile.builder().manifests(manifest).build()));
  }

  private static GenerationResult generated(String yaml) {
    return new ProfileGenerator()
        .generate(yaml, "profile.yaml", Path.of("none"), TargetOverride.NONE);
  }

  private static void print(String name, Supplier<GenerationResult> generation) {
    String outcome;
    try {
      outcome = generation.get().tree().files().isEmpty() ? "nothing rendered" : "rendered";
    } catch (ProfileException e) {
      Diagnostic first =
          e.diagnostics().stream()
              .filter(each -> each.severity() == Severity.ERROR)
              .findFirst()
              .orElseThrow();
      outcome = first.code().code() + " " + first.message();
    } catch (StackOverflowError e) {
      outcome = e + " at " + e.getStackTrace()[0];
    }
    System.out.println(name + "\t" + outcome.replace('\n', ' '));
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("a rule", rule("MATCHES", ".*"));
    texts.put("a pattern of 100 levels", rule("MATCHES", nested("(a", ")?", 100) + "|a"));
    texts.put("a pattern of 101 levels", rule("MATCHES", nested("(a", ")?", 101)));
    texts.put("a filter of 100 levels", rule("FILTER", nested("(?:b|", "a)*", 100)));
    texts.put("a filter of 249 levels", rule("FILTER", nested("(?:", ")", 249)));
    texts.put("a selector of 1900 levels", rule("SELECTOR", nested("(", ")", 1_900)));
    texts.put("repeats of a pattern", rule("MATCHES", nested("(?:", ")*", 90) + "a{0,1000}"));
    texts.put("a selector with 4000 branches", rule("SELECTOR", "a|".repeat(1_950)));
    texts.put(
        "a path of a template", rule("END", "<<.LabelValuesByName" + ".a".repeat(1_900) + ">>"));
    texts.put("blocks of a template", rule("END", nested("<<if .Series>>", "<<end>>", 180)));
    texts.put("a query of 1900 levels", rule("END", "* " + nested("(", ")", 1_900)));
    texts.put("a long host", release("https://" + "a.".repeat(1_000) + "a", "1.0.0"));
    texts.put("a long path", release("https://a" + "/a".repeat(100_000), "1.0.0"));
    texts.put("a long word", release("https://a" + "-a".repeat(100_000), "1.0.0"));
    texts.put("a long version", release("https://a", "1" + ".1".repeat(100_000)));
    texts.put("a manifest of 95 levels", MANIFEST + nested("{a: [", "]}", 47) + "}]\n");
    texts.put("a manifest of 1000 levels", MANIFEST + nested("[", "]", 1_000) + "}]\n");
    texts.put("maps that merge the one before", merges());
    texts.put(
        "values of 95 levels",
        release("https://a", "1.0.0")
            .replace("}}]", "}, values: " + nested("{a: [", "]}", 47) + "}]"));
    return texts;
  }

  private static String rule(String place, String text) {
    return RULE.replace(place, text)
        .replace("SELECTOR", "a")
        .replace("FILTER", "a")
        .replace("MATCHES", ".*")
        .replace("END", "");
  }

  private static String release(String repository, String version) {
    return "releases: [{name: a, namespace: demo, chart: {repository: '%s', name: a, version: '%s'}}]\n"
        .formatted(repository, version);
  }

  private static String merges() {
    StringBuilder yaml = new StringBuilder(MANIFEST).append("{a0: &a0 {k: v}");
    for (int i = 1; i < 5_000; i++) {
      yaml.append(",\n a").append(i).append(": &a").append(i).append(" {<<: *a").append(i - 1);
      yaml.append('}');
    }
    return yaml.append("}}]\n").toString();
  }

  private static String nested(String open, String close, int levels) {
    return open.repeat(levels) + close.repeat(levels);
  }

  private static FreeForm deep(int levels) {
    Object value = "a";
    for (int i = 0; i < levels; i++) {
      value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
    }
    return new FreeForm(
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "ConfigMap",
            "metadata",
            Map.of("name", "a", "namespace", "demo"),
            "data",
            value));
  }
}
