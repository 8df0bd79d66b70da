package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * PRF166: a known program has no flag of a name, and ends at its start; or it does not serve the
 * path of a probe, so that the pod never gets ready or is restarted for ever. (Source: the
 * programs' main.go, and Go's packages flag and pflag.)
 */
final class ProgramSettingCheck implements Check {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "tini", "dumb-init");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      chart(release, findings);
    }
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField container : pods.containers()) {
        KnownImage image = KnownImages.ofReference(container.in("image").text());
        if (image != null) {
          check(image, container, pods, findings);
        }
      }
    }
  }

  /** Reports misspelt flags of the program that a known chart starts. */
  private static void chart(Located<HelmRelease> release, DiagnosticCollector findings) {
    KnownChart chart = KnownCharts.of(release.value().chart());
    if (chart == null || chart.flags().isEmpty()) {
      return;
    }
    for (String key : List.of("args", "defaultArgs")) {
      List<?> words = FreeFormValues.list(release.value().values().entries(), key);
      for (int i = 0; i < words.size(); i++) {
        String text = words.get(i) instanceof String word ? word : "";
        int end = text.indexOf('=') < 0 ? text.length() : text.indexOf('=');
        String flag = text.startsWith("--") ? text.substring(2, end) : "";
        String slip = chart.flags().contains(flag) ? null : ClosestName.slip(flag, chart.flags());
        if (slip != null) {
          ProfilePath place = release.at("values").key(key).index(i);
          findings.add(
              DiagnosticCode.PROGRAM_SETTING,
              place,
              "the release "
                  + quoted(release.value().name())
                  + " has the flag --"
                  + flag
                  + ", which "
                  + chart.name()
                  + " does not have; its program ends at its start"
                  + Phrases.didYouMean(flag, chart.flags()),
              "write --" + slip + text.substring(end),
              Edit.set(place, "--" + slip + text.substring(end)));
        }
      }
    }
  }

  private static void check(
      KnownImage image, ObjectField container, PodTemplate pods, DiagnosticCollector findings) {
    List<ObjectField> words = new ArrayList<>(container.in("command").elements());
    boolean runsAnother =
        (!words.isEmpty() && SHELLS.contains(last(words.get(0).text()))) || isOther(words, image);
    if (runsAnother) {
      return;
    }
    words.addAll(container.in("args").elements());
    List<String> texts = new ArrayList<>();
    for (ObjectField word : words) {
      texts.add(word.text());
    }
    if (!image.flags().isEmpty()) {
      flags(image, words, container, pods, findings);
    }
    boolean isMoved = false;
    for (ObjectField variable : container.in("env").elements()) {
      isMoved |= variable.in("name").text().toUpperCase(Locale.ROOT).endsWith("PREFIX");
      variable(image, variable.in("name"), container, findings);
    }
    List<String> paths = isMoved ? List.of() : image.paths(texts);
    if (!paths.isEmpty()) {
      for (String probe : PodTemplate.PROBES) {
        ObjectField path = container.in(probe, "httpGet", "path");
        path(image, paths, path, path.text(), probe, container, findings);
        for (ObjectField word : container.in(probe, "exec", "command").elements()) {
          path(image, paths, word, pathOfUrl(word.text()), probe, container, findings);
        }
      }
    }
  }

  /** True if the command starts another program than that of the image. */
  private static boolean isOther(List<ObjectField> command, KnownImage image) {
    if (command.isEmpty() || command.get(0).text().startsWith("-")) {
      return false;
    }
    String program = last(command.get(0).text());
    for (String repository : image.repositories()) {
      String name = last(repository);
      if (name.equals(program) || name.endsWith("-" + program)) {
        return false;
      }
    }
    return true;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void flags(
      KnownImage image,
      List<ObjectField> words,
      ObjectField container,
      PodTemplate pods,
      DiagnosticCollector findings) {
    for (ObjectField word : words) {
      String text = word.text();
      if (text.equals("--")) {
        return;
      }
      int dashes = text.startsWith("--") ? 2 : text.startsWith("-") ? 1 : 0;
      int end = text.indexOf('=') < 0 ? text.length() : text.indexOf('=');
      String flag = dashes == 0 ? "" : text.substring(dashes, end);
      boolean isFlag =
          !flag.isEmpty() && Character.isLetter(flag.charAt(0)) && text.indexOf("${") < 0;
      boolean isShort = dashes == 1 && flag.length() == 1;
      if (!isFlag || isShort) {
        continue;
      }
      boolean isKnown = image.flags().contains(flag);
      if (!isKnown || (dashes == 1 && image.needsTwoDashes())) {
        String near = isKnown ? flag : ClosestName.of(flag, image.flags()).orElse(null);
        String right = near == null ? null : "--" + near + text.substring(end);
        findings.add(
            DiagnosticCode.PROGRAM_SETTING,
            word.path(),
            "container "
                + quoted(container.in("name").text())
                + " of "
                + pods.object().title()
                + " has the flag "
                + text.substring(0, end)
                + ", which "
                + image.title()
                + " does not have; the container ends at its start"
                + (isKnown ? "" : Phrases.didYouMean(flag, image.flags())),
            right == null
                ? "remove the flag, or use one of " + Phrases.anyOf(image.flags())
                : "write " + right,
            isKnown || ClosestName.slip(flag, image.flags()) != null
                ? Edit.setIfKnown(word.path(), right)
                : null);
      }
    }
  }

  private static void path(
      KnownImage image,
      List<String> paths,
      ObjectField path,
      String written,
      String probe,
      ObjectField container,
      DiagnosticCollector findings) {
    int query = written.indexOf('?');
    String text = query < 0 ? written : written.substring(0, query);
    if (text.isEmpty() || text.indexOf("${") >= 0 || isServed(text, paths)) {
      return;
    }
    String near = ClosestName.slip(text, paths);
    findings.add(
        DiagnosticCode.PROGRAM_SETTING,
        path.path(),
        "the "
            + probe
            + " of container "
            + quoted(container.in("name").text())
            + " asks for "
            + quoted(written)
            + ", which "
            + image.title()
            + " does not serve",
        "write " + (near == null ? paths.get(0) : near),
        near == null ? null : Edit.set(path.path(), path.text().replace(written, near)));
  }

  /** The path of a URL of the pod itself, such as {@code localhost:9898/healthz}; else empty. */
  private static String pathOfUrl(String word) {
    int scheme = word.indexOf("://");
    String rest = scheme < 0 ? word : word.substring(scheme + "://".length());
    int slash = rest.indexOf('/');
    boolean isLocal = rest.startsWith("localhost:") || rest.startsWith("127.0.0.1:");
    return isLocal && slash > 0 ? rest.substring(slash) : "";
  }

  /** Reports a variable that nearly has the name of a flag; any other one is not read. */
  private static void variable(
      KnownImage image, ObjectField name, ObjectField container, DiagnosticCollector findings) {
    String prefix = image.variablePrefix();
    if (prefix.isEmpty() || !name.text().startsWith(prefix)) {
      return;
    }
    List<String> valid = new ArrayList<>();
    for (String flag : image.flags()) {
      valid.add(prefix + flag.replace('-', '_').toUpperCase(Locale.ROOT));
    }
    String slip = valid.contains(name.text()) ? null : ClosestName.slip(name.text(), valid);
    if (slip != null) {
      findings.warn(
          DiagnosticCode.PROGRAM_SETTING,
          name.path(),
          "container "
              + quoted(container.in("name").text())
              + " has the variable "
              + name.text()
              + ", which "
              + image.title()
              + " does not read"
              + Phrases.didYouMean(name.text(), valid),
          "write " + slip,
          Edit.set(name.path(), slip));
    }
  }

  private static boolean isServed(String path, List<String> paths) {
    String rooted = path.startsWith("/") ? path : "/" + path;
    for (String served : paths) {
      if (served.equals(rooted)
          || (served.length() > 1 && served.endsWith("/") && rooted.startsWith(served))) {
        return true;
      }
    }
    return false;
  }
}
