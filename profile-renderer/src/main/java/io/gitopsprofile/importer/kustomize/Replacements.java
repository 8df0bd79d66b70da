package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The replacements of a kustomization: values of one object that are copied to others. */
final class Replacements {

  private static final String NAME = "metadata.name";

  private final SourceTree tree;
  private final ImportNotes notes;
  private final Set<String> used;
  private final FormerIdentities former;

  Replacements(SourceTree tree, ImportNotes notes, Set<String> used, FormerIdentities former) {
    this.tree = tree;
    this.notes = notes;
    this.used = used;
    this.former = former;
  }

  void apply(String folder, TreeValue kustomization, List<TreeValue> objects) {
    for (TreeValue element : kustomization.listAt("replacements")) {
      String file = element.textAt("path");
      if (file.isEmpty()) {
        replace(element, objects);
        continue;
      }
      String path = RelativePaths.resolve(folder, file);
      if (path == null || !tree.hasFile(path)) {
        notes.notFollowed(
            element.origin(), "the file " + file + " of replacements is not in the tree");
        continue;
      }
      used.add(path);
      for (TreeValue document : tree.documents(path)) {
        if (document.isMapping()) {
          replace(document, objects);
        }
        for (TreeValue replacement : document.elements()) {
          replace(replacement, objects);
        }
      }
    }
  }

  private void replace(TreeValue replacement, List<TreeValue> objects) {
    TreeValue value = value(replacement, objects);
    if (value == null) {
      notes.notFollowed(
          replacement.origin(), "the source of this replacement is not one object with the field");
      return;
    }
    for (TreeValue target : replacement.listAt("targets")) {
      TreeValue select = target.get("select");
      if (select == null) {
        continue;
      }
      for (TreeValue object : objects) {
        if (TargetSelector.selects(select, object, former.of(object))
            && !isRejected(target, object)) {
          copy(target, value, object);
        }
      }
    }
  }

  private boolean isRejected(TreeValue target, TreeValue object) {
    for (TreeValue reject : target.listAt("reject")) {
      if (TargetSelector.selects(reject, object, former.of(object))) {
        return true;
      }
    }
    return false;
  }

  /** The value to copy; null if no object, or several, have it. */
  private @Nullable TreeValue value(TreeValue replacement, List<TreeValue> objects) {
    TreeValue literal = replacement.get("sourceValue");
    if (literal != null) {
      return literal;
    }
    TreeValue source = replacement.get("source");
    TreeValue from = null;
    for (TreeValue object : objects) {
      if (source != null && isSource(source, object)) {
        if (from != null) {
          return null;
        }
        from = object;
      }
    }
    if (source == null || from == null) {
      return null;
    }
    String path = source.textAt("fieldPath");
    List<TreeValue> found = new ArrayList<>();
    find(from, steps(path.isEmpty() ? NAME : path), 0, null, found);
    return found.size() == 1 ? part(found.get(0), source.get("options")) : null;
  }

  private boolean isSource(TreeValue source, TreeValue object) {
    boolean named = false;
    for (FormerIdentities.Identity identity : former.of(object)) {
      named |=
          is(source.textAt("name"), identity.name())
              && is(source.textAt("namespace"), identity.namespace());
    }
    return named
        && is(source.textAt("group"), ObjectIdentity.group(object))
        && is(source.textAt("version"), ObjectIdentity.version(object))
        && is(source.textAt("kind"), ObjectIdentity.kind(object));
  }

  private static boolean is(String wanted, String text) {
    return wanted.isEmpty() || wanted.equals(text);
  }

  /** The part of a text that the options select. */
  private static @Nullable TreeValue part(TreeValue value, @Nullable TreeValue options) {
    String delimiter = options == null ? "" : options.textAt("delimiter");
    if (options == null || delimiter.isEmpty()) {
      return value;
    }
    List<String> parts = split(String.valueOf(value.scalar()), delimiter);
    int index = index(options);
    return index < 0 || index >= parts.size()
        ? null
        : TreeValue.scalar(parts.get(index), value.origin());
  }

  private static int index(TreeValue options) {
    TreeValue index = options.get("index");
    return index != null && index.scalar() instanceof Integer number ? number : 0;
  }

  private static List<String> split(String text, String delimiter) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      parts.add(text.substring(from, at));
      from = at + delimiter.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private void copy(TreeValue target, TreeValue value, TreeValue object) {
    TreeValue options = target.get("options");
    TreeValue made = options != null && options.isTrueAt("create") ? value : null;
    List<String> paths = new ArrayList<>();
    for (TreeValue path : target.listAt("fieldPaths")) {
      paths.add(String.valueOf(path.scalar()));
    }
    for (String path : paths.isEmpty() ? List.of(NAME) : paths) {
      List<TreeValue> found = new ArrayList<>();
      find(object, steps(path), 0, made, found);
      for (TreeValue field : found) {
        set(field, value, options);
      }
      if (found.isEmpty()) {
        notes.notFollowed(
            target.origin(),
            "the "
                + ObjectIdentity.kind(object)
                + " "
                + ObjectIdentity.name(object)
                + " has no field "
                + path
                + ", which a replacement sets");
      }
    }
  }

  private static void set(TreeValue field, TreeValue value, @Nullable TreeValue options) {
    String delimiter = options == null ? "" : options.textAt("delimiter");
    if (!value.isMapping() && !value.isList() && !field.isMapping() && !field.isList()) {
      String text = String.valueOf(value.scalar());
      if (options != null && !delimiter.isEmpty()) {
        List<String> parts = split(String.valueOf(field.scalar()), delimiter);
        int index = index(options);
        if (index < 0) {
          parts.add(0, text);
        } else if (index >= parts.size()) {
          parts.add(text);
        } else {
          parts.set(index, text);
        }
        text = String.join(delimiter, parts);
      }
      // Kustomize keeps the type of the field.
      boolean isText = field.scalar() instanceof String || field.isNull();
      field.set(isText ? text : PlainScalarResolver.value(text));
    } else {
      field.become(value.copy());
    }
  }

  /** The steps of a path: keys, indexes, {@code *} and {@code [name=value]}. */
  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    boolean inBrackets = false;
    for (int i = 0; i < path.length(); i++) {
      char letter = path.charAt(i);
      if (letter == '\\' && i + 1 < path.length() && path.charAt(i + 1) == '.') {
        step.append('.');
        i++;
      } else if (letter == '.' && !inBrackets) {
        steps.add(plain(step.toString()));
        step.setLength(0);
      } else {
        inBrackets = letter == '[' ? step.length() == 0 : inBrackets && letter != ']';
        step.append(letter);
      }
    }
    steps.add(plain(step.toString()));
    return steps;
  }

  /** A key in brackets without them; a condition keeps them. */
  private static String plain(String step) {
    return isBracketed(step) && !step.contains("=") ? step.substring(1, step.length() - 1) : step;
  }

  private static boolean isBracketed(String step) {
    return step.startsWith("[") && step.endsWith("]");
  }

  /**
   * Finds the fields at the end of a path.
   *
   * @param made the value for which a missing field is made; null for none
   */
  private static void find(
      TreeValue at, List<String> steps, int next, @Nullable TreeValue made, List<TreeValue> found) {
    if (next == steps.size()) {
      found.add(at);
      return;
    }
    for (TreeValue child : children(at, steps, next, made)) {
      find(child, steps, next + 1, made, found);
    }
  }

  private static List<TreeValue> children(
      TreeValue at, List<String> steps, int next, @Nullable TreeValue made) {
    String step = steps.get(next);
    if (step.equals("*")) {
      return at.isMapping() ? List.copyOf(at.entries().values()) : List.copyOf(at.elements());
    }
    if (isBracketed(step)) {
      return matching(at, step.substring(1, step.length() - 1));
    }
    if (at.isList()) {
      int index = number(step);
      return index >= 0 && index < at.elements().size()
          ? List.of(at.elements().get(index))
          : List.of();
    }
    TreeValue child = at.get(step);
    if (child == null && made != null && at.isMapping()) {
      child =
          next == steps.size() - 1
              ? TreeValue.scalar(null, made.origin())
              : TreeValue.mapping(made.origin());
      at.entries().put(step, child);
    }
    return child == null ? List.of() : List.of(child);
  }

  private static List<TreeValue> matching(TreeValue list, String condition) {
    int equal = condition.indexOf('=');
    String key = condition.substring(0, equal);
    String wanted = condition.substring(equal + 1);
    List<TreeValue> matching = new ArrayList<>();
    for (TreeValue element : list.elements()) {
      TreeValue value = key.isEmpty() ? element : element.get(key);
      if (value != null && TargetSelector.finds(wanted, String.valueOf(value.scalar()))) {
        matching.add(element);
      }
    }
    return matching;
  }

  private static int number(String step) {
    boolean digits = !step.isEmpty() && step.length() < 6;
    for (int i = 0; i < step.length(); i++) {
      digits &= step.charAt(i) >= '0' && step.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(step) : -1;
  }
}
