package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF166: a known program has no flag of a name, and ends at its start; or it does not serve the
 * path of a probe, so that the pod never gets ready or is restarted for ever. (Source: the
 * programs' main.go, and Go's packages flag and pflag.)
 */
final class ProgramSettingCheck implements Check {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "tini", "dumb-init");
  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField container : pods.containers()) {
        KnownImage image = KnownImages.ofReference(container.in("image").text());
        if (image != null) {
          check(image, container, pods, findings);
        }
      }
    }
  }

  private static void check(
      KnownImage image, ObjectField container, PodTemplate pods, DiagnosticCollector findings) {
    List<ObjectField> words = new ArrayList<>(container.in("command").elements());
    boolean runsAnother =
        !words.isEmpty() && SHELLS.contains(last(words.get(0).text())) || isOther(words, image);
    words.addAll(container.in("args").elements());
    List<String> texts = new ArrayList<>();
    for (ObjectField word : words) {
      texts.add(word.text());
    }
    if (runsAnother) {
      return;
    }
    if (!image.flags().isEmpty()) {
      flags(image, words, container, pods, findings);
    }
    boolean isMoved = false;
    for (ObjectField variable : container.in("env").elements()) {
      isMoved |= variable.in("name").text().toUpperCase(Locale.ROOT).endsWith("PREFIX");
    }
    List<String> paths = isMoved ? List.of() : image.paths(texts);
    if (!paths.isEmpty()) {
      for (String probe : PROBES) {
        path(image, paths, container.in(probe, "httpGet", "path"), probe, container, findings);
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
                + " does not have; it ends at its start"
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
      String probe,
      ObjectField container,
      DiagnosticCollector findings) {
    String written = path.text();
    int query = written.indexOf('?');
    String text = query < 0 ? written : written.substring(0, query);
    if (text.isEmpty() || text.indexOf("${") >= 0 || isServed(text, paths)) {
      return;
    }
    String near = nearest(text, paths);
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
        Edit.setIfKnown(path.path(), near));
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

  private static @Nullable String nearest(String path, List<String> paths) {
    return ClosestName.slip(path, paths);
  }
}
