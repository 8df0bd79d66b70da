package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.templates.StarterProfile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one's own application for the starter profile {@code app}. A value that is left out
 * stays as the starter has it.
 *
 * @param name the name of the application, its namespace and its autoscaler, such as {@code orders}
 * @param image its image, such as {@code registry.example.com/orders:1.4.0}
 * @param counter the counter of its requests, such as {@code orders_requests_total}
 */
public record OwnApplication(
    @Nullable String name, @Nullable String image, @Nullable String counter) {

  /** No value at all. */
  public static final OwnApplication NONE = new OwnApplication(null, null, null);

  private static final String NAME = "my-app";
  private static final String IMAGE = "registry.example.com/my-app:1.0.0";
  private static final String COUNTER = "http_requests_total";
  private static final String METRIC = "http_requests_per_second";
  private static final String TOTAL = "_total";

  /** Text that no YAML reader takes for anything but a word; the reader judges the rest. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,400}");

  boolean isEmpty() {
    return name == null && image == null && counter == null;
  }

  /**
   * Returns the text of a starter's {@code profile.yaml} with these values.
   *
   * @throws GoalFailure if the starter has no place for them or a value is invalid
   */
  String in(StarterProfile starter, GoalHost host) throws GoalFailure {
    if (isEmpty()) {
      return starter.text();
    }
    if (!starter.name().equals(StarterProfile.APP)) {
      throw GoalLog.usage(
          "the starter profile "
              + starter.name()
              + " is for podinfo; for your own application, use "
              + host.typed("template")
              + "="
              + StarterProfile.APP);
    }
    String text = starter.text();
    for (Map.Entry<String, String> value : values().entrySet()) {
      if (!WORD.matcher(value.getValue()).matches()) {
        throw invalid(
            value.getKey(), value.getValue(), "use letters, digits and . _ : / @ -", host);
      }
    }
    if (image != null) {
      text = text.replace(IMAGE, image);
    } else if (name != null) {
      text = text.replace(IMAGE, IMAGE.replace(NAME, name));
    }
    if (counter != null) {
      String base =
          counter.endsWith(TOTAL)
              ? counter.substring(0, counter.length() - TOTAL.length())
              : counter;
      text = text.replace(COUNTER, counter).replace(METRIC, base + "_per_second");
    }
    if (name != null) {
      text = renamed(text, name);
    }
    try {
      new ProfileReader().read(text, StarterProfile.PROFILE, Path.of(""));
    } catch (ProfileException e) {
      Diagnostic first = e.diagnostics().get(0);
      SourcePosition position = first.position();
      String line = position == null ? "" : text.split("\n", -1)[position.line() - 1];
      String option = "";
      String longest = "";
      for (Map.Entry<String, String> value : values().entrySet()) {
        if (line.contains(value.getValue()) && value.getValue().length() > longest.length()) {
          option = value.getKey();
          longest = value.getValue();
        }
      }
      if (option.isEmpty()) {
        throw new IllegalStateException("the starter app cannot be read", e);
      }
      throw invalid(option, longest, first.fix(), host);
    }
    return text;
  }

  /** Replaces the name, but not in the image, whose name may be another. */
  private static String renamed(String text, String name) {
    StringBuilder renamed = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      renamed.append(line.contains("image: ") ? line : line.replace(NAME, name)).append('\n');
    }
    renamed.setLength(renamed.length() - 1);
    return renamed.toString();
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    if (name != null) {
      values.put("name", name);
    }
    if (image != null) {
      values.put("image", image);
    }
    if (counter != null) {
      values.put("counter", counter);
    }
    return values;
  }

  private static GoalFailure invalid(String option, String value, String fix, GoalHost host) {
    return GoalLog.usage("\"" + value + "\" is not valid for " + host.typed(option) + "; " + fix);
  }
}
