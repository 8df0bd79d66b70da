package io.gitopsprofile.golden;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A golden case that shows a code: {@code shows-prf<number>}, or otherwise the case with the fewest
 * other findings.
 *
 * @param folder the folder of the case
 * @param profile the text of its profile
 * @param shown the findings of the code in the excerpt; the excerpt is built around the first
 * @param excerpt the lines around them
 */
public record CodeExample(
    Path folder, String profile, List<Diagnostic> shown, YamlExcerpt excerpt) {

  private static final Path CASES = Path.of("src/test/golden");

  /** A golden case that may show a code, by its name and the codes of its findings. */
  public record Candidate(String name, List<String> codes) {

    private int others(DiagnosticCode code) {
      return (int) codes.stream().filter(it -> !it.equals(code.code())).count();
    }
  }

  public static CodeExample of(DiagnosticCode code, List<Candidate> candidates) throws IOException {
    Path folder = CASES.resolve(nameOfCase(code, candidates));
    String profile = GoldenProfile.text(folder);
    List<Diagnostic> all =
        GoldenCase.in(folder).findings(profile).stream().filter(it -> it.code() == code).toList();
    SourcePosition first = all.get(0).position();
    if (first == null) {
      throw new AssertionError(folder + " has no position for " + code.code());
    }
    boolean own = first.file().equals("profile.yaml");
    String text = own ? profile : Files.readString(folder.resolve(first.file()));
    YamlExcerpt excerpt = YamlExcerpt.around(text, first.line());
    List<Diagnostic> shown = new ArrayList<>();
    for (Diagnostic finding : all) {
      SourcePosition position = finding.position();
      if (position != null
          && position.file().equals(first.file())
          && excerpt.contains(position.line())) {
        shown.add(finding);
      }
    }
    return new CodeExample(folder, profile, shown, excerpt);
  }

  private static String nameOfCase(DiagnosticCode code, List<Candidate> candidates) {
    String own = "shows-" + code.code().toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(it -> it.codes().contains(code.code()))
        .min(
            Comparator.comparing((Candidate it) -> !it.name().equals(own))
                .thenComparing(it -> it.others(code))
                .thenComparing(it -> it.codes().size())
                .thenComparing(Candidate::name))
        .orElseThrow(() -> new AssertionError("no golden case shows " + code.code()))
        .name();
  }

  /** The file that the findings are in. */
  String file() {
    SourcePosition position = shown.get(0).position();
    if (position == null) {
      throw new AssertionError();
    }
    return position.file();
  }

  /** The findings as the tool prints them. */
  String output() {
    StringBuilder text = new StringBuilder();
    for (Diagnostic finding : shown) {
      text.append(finding).append('\n');
    }
    return text.toString();
  }

  /** An acceptance of the first finding, as the profile's last key. */
  public String acceptance() {
    Diagnostic finding = shown.get(0);
    return "accept:\n  - code: "
        + finding.code().code()
        + "\n    at: "
        + place(finding)
        + "\n    reason: Write here why the finding is fine in this profile.\n";
  }

  /**
   * The path up to its last named element; elements are written by name, those of manifests not.
   */
  private String place(Diagnostic finding) {
    Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(profile);
    StringBuilder place = new StringBuilder();
    int end = 0;
    for (Object step : finding.path().steps()) {
      if (step instanceof Integer index) {
        value = value instanceof List<?> list ? list.get(index) : null;
        boolean named = !finding.path().steps().get(0).equals("manifests");
        Object name = named && value instanceof Map<?, ?> map ? name(map) : null;
        place.append(name instanceof String ? "." + name : "[" + index + "]");
        end = place.length();
      } else {
        value = value instanceof Map<?, ?> map ? map.get(step) : null;
        place.append(place.isEmpty() ? "" : ".").append(step);
      }
    }
    return end == 0 ? finding.path().toString() : place.substring(0, end);
  }

  private static Object name(Map<?, ?> part) {
    return part.containsKey("name") ? part.get("name") : part.get("preset");
  }

  /** True if the acceptance removes the finding and adds no other. */
  public boolean isAccepted() throws IOException {
    Diagnostic accepted = shown.get(0);
    List<Diagnostic> left =
        GoldenCase.in(folder)
            .findings(profile + (profile.endsWith("\n") ? "" : "\n") + acceptance());
    return left.stream()
        .noneMatch(
            it ->
                it.code() == accepted.code() && it.path().equals(accepted.path())
                    || it.code() == DiagnosticCode.UNUSED_ACCEPTANCE);
  }
}
