package io.gitopsprofile.importer.flux;

import io.gitopsprofile.importer.value.SourceTree;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that {@code .sourceignore} and {@code .eksctlignore} leave out, in the form of
 * .gitignore: names, paths, {@code *}, {@code **} and {@code !}.
 */
final class IgnoreRules {

  private static final int MOST = 1_000;

  /**
   * A line of the file.
   *
   * @param steps the parts of the path; the first is ** unless the line names a path
   * @param negated whether the line takes files back in
   */
  private record Rule(List<String> steps, boolean negated) {}

  private final List<Rule> rules = new ArrayList<>();

  /** Reads the files at the root of a folder. */
  static IgnoreRules of(SourceTree tree, String folder) {
    IgnoreRules ignore = new IgnoreRules();
    for (String name : List.of(".sourceignore", ".eksctlignore")) {
      String path = folder.isEmpty() ? name : folder + "/" + name;
      String text = tree.hasFile(path) ? tree.text(path) : null;
      if (text != null) {
        text.lines().limit(MOST).forEach(ignore::add);
      }
    }
    return ignore;
  }

  private void add(String line) {
    String rule = line.strip();
    boolean negated = rule.startsWith("!");
    rule = negated ? rule.substring(1) : rule;
    if (rule.isEmpty() || rule.startsWith("#")) {
      return;
    }
    String path = rule.endsWith("/") ? rule.substring(0, rule.length() - 1) : rule;
    List<String> steps = new ArrayList<>();
    if (!path.contains("/")) {
      steps.add("**");
    }
    for (String step : path.split("/", -1)) {
      if (!step.isEmpty()) {
        steps.add(step);
      }
    }
    rules.add(new Rule(steps, negated));
  }

  /** True if a file, relative to the folder, is left out. */
  boolean ignores(String path) {
    boolean ignored = false;
    List<String> names = List.of(path.split("/", -1));
    for (Rule rule : rules) {
      for (int end = 1; end <= names.size(); end++) {
        if (matches(rule.steps(), 0, names.subList(0, end), 0)) {
          ignored = !rule.negated();
          break;
        }
      }
    }
    return ignored;
  }

  private static boolean matches(List<String> steps, int step, List<String> names, int name) {
    if (step == steps.size()) {
      return name == names.size();
    }
    if (steps.get(step).equals("**")) {
      // Several ** in one line are rare; each tries the rest of a path once.
      for (int at = name; at <= names.size(); at++) {
        if (matches(steps, step + 1, names, at)) {
          return true;
        }
      }
      return false;
    }
    return name < names.size()
        && isLike(steps.get(step), names.get(name))
        && matches(steps, step + 1, names, name + 1);
  }

  /** True if a name fits a pattern with * and ?; linear for each star. */
  private static boolean isLike(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      if (p < pattern.length()
          && pattern.charAt(p) != '*'
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
