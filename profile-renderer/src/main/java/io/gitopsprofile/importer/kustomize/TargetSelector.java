package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.golang.Re2Pattern;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.model.value.Limits;
import org.jspecify.annotations.Nullable;

/** The target of a patch: patterns for the fields of an object, and selectors of its labels. */
final class TargetSelector {

  private TargetSelector() {}

  /** True if the object is a target. */
  static boolean selects(TreeValue target, TreeValue object) {
    return matches(target.textAt("group"), ObjectIdentity.group(object))
        && matches(target.textAt("version"), ObjectIdentity.version(object))
        && matches(target.textAt("kind"), ObjectIdentity.kind(object))
        && matches(target.textAt("name"), ObjectIdentity.name(object))
        && matches(target.textAt("namespace"), ObjectIdentity.namespace(object))
        && hasLabels(target.textAt("labelSelector"), object.at("metadata", "labels"))
        && hasLabels(target.textAt("annotationSelector"), object.at("metadata", "annotations"));
  }

  private static boolean matches(String pattern, String text) {
    if (pattern.isEmpty() || pattern.equals(text)) {
      return true;
    }
    if (pattern.length() > Limits.PATTERN || text.length() > Limits.PATTERN) {
      return false;
    }
    Re2Pattern whole = Re2Pattern.of("^(?:" + pattern + ")$");
    return whole != null && Re2Pattern.size(pattern) < Limits.PATTERNS && whole.find(text) != null;
  }

  private static boolean hasLabels(String selector, @Nullable TreeValue labels) {
    for (String part : selector.split(",", -1)) {
      String condition = part.strip();
      if (!condition.isEmpty() && !holds(condition, labels)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String condition, @Nullable TreeValue labels) {
    int not = condition.indexOf("!=");
    if (not > 0) {
      return !value(labels, condition.substring(0, not))
          .equals(condition.substring(not + 2).strip());
    }
    int equal = condition.indexOf('=');
    if (equal > 0) {
      String wanted = condition.substring(equal + 1).replaceFirst("^=", "").strip();
      return has(labels, condition.substring(0, equal))
          && value(labels, condition.substring(0, equal)).equals(wanted);
    }
    int in = condition.indexOf(" in (");
    int notIn = condition.indexOf(" notin (");
    if (in > 0 || notIn > 0) {
      // A list of values has commas, which split it; its first value decides.
      String key = condition.substring(0, Math.max(in, notIn));
      String wanted = condition.substring(condition.indexOf('(') + 1).replace(")", "").strip();
      return value(labels, key).equals(wanted) == (in > 0);
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
