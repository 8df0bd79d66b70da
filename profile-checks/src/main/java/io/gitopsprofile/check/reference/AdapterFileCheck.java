package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.config.AdapterProgram;
import io.gitopsprofile.adapter.config.ConfigFile;
import io.gitopsprofile.adapter.config.ConfigFile.UnknownKey;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;

/**
 * PRF190: the configuration file of the metrics adapter, in a ConfigMap of the profile, is not one
 * that the adapter reads: the ConfigMap has no such key, the text is not YAML, a value has another
 * type, or a key is unknown, since the adapter reads strictly. Besides, the chart registers the
 * external metrics API only for rules in its values. (Source: prometheus-adapter,
 * pkg/config/config.go and loader.go; prometheus-community/helm-charts charts/prometheus-adapter,
 * templates/external-metrics-apiservice.yaml.)
 */
final class AdapterFileCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    AdapterProgram program = AdapterProgram.in(context.objects());
    if (program != null) {
      checkFile(program.file(), findings);
    }
    for (Located<HelmRelease> release : context.releases()) {
      KnownChart chart = KnownCharts.of(release.value().chart());
      ConfigFile file =
          chart != null && chart.isMetricsAdapter()
              ? AdapterPart.fileOf(release.value(), context.objects())
              : null;
      if (chart != null && file != null) {
        check(release, chart, file, context, findings);
      }
    }
  }

  private static void check(
      Located<HelmRelease> release,
      KnownChart chart,
      ConfigFile file,
      CheckContext context,
      DiagnosticCollector findings) {
    ProfilePath existing = release.at("values").key("rules").key("existing");
    if (!file.text().isPresent()) {
      if (file.configMap().field("data").isPresent()) {
        findings.add(
            DiagnosticCode.ADAPTER_FILE,
            existing,
            title(file)
                + " does not have the key "
                + file.key()
                + "; the adapter's chart mounts it",
            "write the configuration below the key " + file.key());
      }
    } else if (checkFile(file, findings)) {
      checkExternal(release, chart, file, context, findings);
    }
  }

  private static String title(ConfigFile file) {
    return "the ConfigMap " + quoted(file.configMap().name());
  }

  /** Reports a file that the adapter cannot read; returns true if it can. */
  private static boolean checkFile(ConfigFile file, DiagnosticCollector findings) {
    int before = findings.all().size();
    unknownKeys(file, findings);
    if (findings.all().size() > before || !file.text().isPresent()) {
      return false;
    }
    if (!file.isReadable()) {
      findings.add(
          DiagnosticCode.ADAPTER_FILE,
          file.text().path(),
          title(file)
              + " is not a configuration of the adapter; "
              + (file.content() == null
                  ? "its text is not one mapping in YAML"
                  : "a rule has a value of another type, or lacks its seriesQuery"),
          "write rules, externalRules or resourceRules as lists and mappings");
      return false;
    }
    return true;
  }

  /** Reports external rules whose API the chart does not register. */
  private static void checkExternal(
      Located<HelmRelease> release,
      KnownChart chart,
      ConfigFile file,
      CheckContext context,
      DiagnosticCollector findings) {
    String service = MetricsApi.EXTERNAL.service();
    boolean isRegistered =
        chart.registers(new ReleaseValues(release.value())).contains(MetricsApi.EXTERNAL)
            || !context.objects().named("APIService", service).isEmpty()
            || Outside.of(context).isEverywhere();
    if (file.entries().get("externalRules") instanceof List<?> rules
        && !rules.isEmpty()
        && !isRegistered) {
      findings.add(
          DiagnosticCode.ADAPTER_FILE,
          file.text().path().key("externalRules"),
          title(file)
              + " has externalRules, and nothing registers the API "
              + service
              + "; the adapter's chart does so only if its own values have rules.external",
          "write the rule in rules.external of the release "
              + quoted(release.value().name())
              + ", too, or add the APIService to the manifests");
    }
  }

  private static void unknownKeys(ConfigFile file, DiagnosticCollector findings) {
    for (UnknownKey key : file.unknownKeys()) {
      String message =
          key.title()
              + " has the key "
              + quoted(key.name())
              + ", which the adapter refuses when it starts"
              + Phrases.didYouMean(key.near());
      findings.add(
          DiagnosticCode.ADAPTER_FILE,
          key.path(),
          message,
          key.near() == null ? "remove the key" : "write " + key.near());
    }
  }
}
