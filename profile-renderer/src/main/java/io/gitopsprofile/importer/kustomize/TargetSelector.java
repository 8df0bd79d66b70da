package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.golang.Re2Pattern;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.model.value.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The target of a patch: patterns for the fields of an object, and selectors of its labels. */
final class TargetSelector {

  private TargetSelector() {}

  /**
   * True if the object is a target.
   *
   * @param identities its present and former names
   */
  static boolean selects(
      TreeValue target, TreeValue object, List<FormerIdentities.Identity> identities) {
    return matches(target.textAt("group"), ObjectIdentity.group(object))
        && matches(target.textAt("version"), ObjectIdentity.version(object))
        && matches(target.textAt("kind"), ObjectIdentity.kind(object))
        && hasIdentity(target.textAt("namespace"), target.textAt("name"), identities)
        && hasLabels(target.textAt("labelSelector"), object.at("metadata", "labels"))
        && hasLabels(target.textAt("annotationSelector"), object.at("metadata", "annotations"));
  }

  /** True if a present or former name matches, and a present or former namespace. */
  private static boolean hasIdentity(
      String namespace, String name, List<FormerIdentities.Identity> identities) {
    boolean hasName = false;
    boolean hasNamespace = false;
    for (FormerIdentities.Identity identity : identities) {
      hasName |= matches(name, identity.name());
      hasNamespace |= matches(namespace, identity.namespace());
    }
    return hasName && hasNamespace;
  }

  private static boolean matches(String pattern, String text) {
    return pattern.isEmpty() || pattern.equals(text) || finds("^(?:" + pattern + ")$", text);
  }

  /** True if a text is the pattern itself, or has a part that matches the pattern. */
  static boolean finds(String pattern, String text) {
    if (pattern.equals(text)) {
      return true;
    }
    if (pattern.length() > Limits.PATTERN || text.length() > Limits.PATTERN) {
      return false;
    }
    Re2Pattern part = Re2Pattern.of(pattern);
    return part != null && Re2Pattern.size(pattern) < Limits.PATTERNS && part.find(text) != null;
  }

  private static boolean hasLabels(String selector, @Nullable TreeValue labels) {
    for (String part : conditions(selector)) {
      String condition = part.strip();
      if (!condition.isEmpty() && !holds(condition, labels)) {
        return false;
      }
    }
    return true;
  }

  /** The conditions between commas; commas in brackets belong to a list of values. */
  private static List<String> conditions(String selector) {
    List<String> conditions = new ArrayList<>();
    int start = 0;
    boolean inBrackets = false;
    for (int i = 0; i < selector.length(); i++) {
      char letter = selector.charAt(i);
      inBrackets = letter == '(' || (inBrackets && letter != ')');
      if (letter == ',' && !inBrackets) {
        conditions.add(selector.substring(start, i));
        start = i + 1;
      }
    }
    conditions.add(selector.substring(start));
    return conditions;
  }

  /** True if a label has one of the values, or with {@code notin} none of them. */
  private static boolean isIn(String condition, int open, @Nullable TreeValue labels) {
    String[] words = condition.substring(0, open).strip().split(" ", -1);
    if (words.length < 2 || !condition.endsWith(")")) {
      return false;
    }
    String value = value(labels, words[0]);
    boolean found = false;
    for (String wanted : condition.substring(open + 1, condition.length() - 1).split(",", -1)) {
      found |= has(labels, words[0]) && value.equals(wanted.strip());
    }
    return found == words[words.length - 1].equals("in");
  }

  private static boolean holds(String condition, @Nullable TreeValue labels) {
    int open = condition.indexOf('(');
    if (open > 0) {
      return isIn(condition, open, labels);
    }
    int not = condition.indexOf("!=");
    if (not > 0) {
      return !value(labels, condition.substring(0, not))
          .equals(condition.substring(not + 2).strip());
    }
    int equal = condition.indexOf('=');
    if (equal > 0) {
      String wanted =
          condition.substring(condition.startsWith("==", equal) ? equal + 2 : equal + 1).strip();
      return has(labels, condition.substring(0, equal))
          && value(labels, condition.substring(0, equal)).equals(wanted);
    }
    return condition.startsWith("!")
        ? !has(labels, condition.substring(1))
        : has(labels, condition);
  }

  private static boolean has(@Nullable TreeValue labels, String key) {
    return labels != null && labels.get(key.strip()) != null;
  }

  private static String value(@Nullable TreeValue labels, String key) {
    return labels == null ? "" : labels.textAt(key.strip());
  }
}
