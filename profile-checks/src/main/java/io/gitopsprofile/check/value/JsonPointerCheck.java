package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF167: a JSON pointer does not start with {@code /}, has a {@code ~} that stands for nothing, or
 * has a slash in the name of a label or annotation, which a pointer writes as {@code ~1}. Pointers
 * stand in the drift detection of a HelmRelease and in JSON patches of Flux v2. (Source: RFC 6901;
 * RFC 6902; helm-controller, docs/spec/v2, Ignore rules.)
 */
final class JsonPointerCheck implements Check {

  /** The mappings whose values are texts, so that a pointer ends at their keys. */
  private static final Set<String> OF_TEXTS =
      Set.of("annotations", "labels", "matchLabels", "nodeSelector");

  private static final String PATH = "path";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject object : context.objects().ofKind("HelmRelease")) {
      ObjectField rules = object.field("spec", "driftDetection", "ignore");
      for (ObjectField rule : rules.elements()) {
        for (ObjectField pointer : rule.in("paths").elements()) {
          check(pointer.text(), pointer, true, findings);
        }
      }
      for (ObjectField renderer : object.field("spec", "postRenderers").elements()) {
        ObjectField kustomize = renderer.in("kustomize");
        texts(kustomize.in("patches"), findings);
        operations(kustomize.in("patchesJson6902"), findings);
      }
    }
    for (ProfileObject object : context.objects().ofKind("Kustomization")) {
      texts(object.field("spec", "patches"), findings);
      operations(object.field("spec", "patchesJson6902"), findings);
    }
  }

  private static void texts(ObjectField patches, DiagnosticCollector findings) {
    for (ObjectField patch : patches.elements()) {
      ObjectField text = patch.in("patch");
      for (String pointer : pointers(text.text())) {
        check(pointer, text, false, findings);
      }
    }
  }

  private static void operations(ObjectField patches, DiagnosticCollector findings) {
    for (ObjectField patch : patches.elements()) {
      for (ObjectField operation : patch.in("patch").elements()) {
        check(operation.in(PATH).text(), operation.in(PATH), true, findings);
      }
    }
  }

  /** Returns the pointers of a JSON patch in a text; empty for a strategic merge patch. */
  private static List<String> pointers(String text) {
    List<String> pointers = new ArrayList<>();
    String stripped = text.stripLeading();
    if (!stripped.startsWith("-") && !stripped.startsWith("[")) {
      return pointers;
    }
    int from = 0;
    while (from < text.length()) {
      int at = text.indexOf(PATH, from);
      if (at < 0) {
        break;
      }
      from = at + PATH.length();
      boolean starts = at == 0 || " \t\n\"'-{,".indexOf(text.charAt(at - 1)) >= 0;
      int colon = skip(text, from, "\"' ");
      if (starts && colon < text.length() && text.charAt(colon) == ':') {
        int start = skip(text, colon + 1, " ");
        boolean isQuoted = start < text.length() && "\"'".indexOf(text.charAt(start)) >= 0;
        int first = isQuoted ? start + 1 : start;
        String ends = isQuoted ? text.substring(start, first) + "\n" : ",}\n";
        int end = first;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
          end++;
        }
        pointers.add(text.substring(first, end).strip());
        from = end;
      }
    }
    return pointers;
  }

  private static int skip(String text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static void check(
      String pointer, ObjectField place, boolean isWhole, DiagnosticCollector findings) {
    String problem = problem(pointer);
    if (problem == null || pointer.indexOf("${") >= 0) {
      return;
    }
    String right = right(pointer);
    ProfilePath path = path(place);
    findings.add(
        DiagnosticCode.JSON_POINTER,
        path,
        "the JSON pointer "
            + quoted(pointer)
            + " of "
            + place.object().title()
            + " leads to no field; "
            + problem,
        right == null
            ? "write \"/\" before each name, ~0 for a \"~\" and ~1 for a \"/\" in it, as in"
                + " /spec/replicas"
            : "write " + right,
        isWhole ? Edit.setIfKnown(path, right) : null);
  }

  /** The place of a field; a typed release has the fields of the spec at the same keys. */
  private static ProfilePath path(ObjectField field) {
    ProfileObject object = field.object();
    List<Object> steps = field.steps();
    return object.isManifest() || steps.isEmpty() || !object.kind().equals("HelmRelease")
        ? field.path()
        : object.part().then(steps.subList(1, steps.size()));
  }

  private static @Nullable String problem(String pointer) {
    if (pointer.isEmpty()) {
      return null;
    }
    if (pointer.charAt(0) != '/') {
      return "a pointer starts with \"/\"";
    }
    for (int at = pointer.indexOf('~'); at >= 0; at = pointer.indexOf('~', at + 1)) {
      char next = at + 1 < pointer.length() ? pointer.charAt(at + 1) : ' ';
      if (next != '0' && next != '1') {
        return "a \"~\" stands before 0 or 1, for \"~\" and \"/\"";
      }
    }
    if (pointer.endsWith("/*") || pointer.contains("/*/")) {
      return "a pointer has no wildcards";
    }
    return textEnd(pointer) < 0 ? null : "a slash in a name is written as ~1";
  }

  /** The start of the key of a mapping of texts that has a slash; -1 if there is none. */
  private static int textEnd(String pointer) {
    int start = 1;
    while (start <= pointer.length()) {
      int slash = pointer.indexOf('/', start);
      if (slash < 0) {
        return -1;
      }
      boolean ofTexts = OF_TEXTS.contains(pointer.substring(start, slash));
      if (ofTexts && pointer.indexOf('/', slash + 1) > 0) {
        // A field of a custom resource may be called labels and hold objects.
        int end = pointer.indexOf('/', slash + 1);
        return pointer.substring(slash + 1, end).indexOf('.') > 0 ? slash + 1 : -1;
      }
      start = slash + 1;
    }
    return -1;
  }

  private static @Nullable String right(String pointer) {
    if (pointer.indexOf('~') >= 0 && textEnd(pointer) < 0 && pointer.startsWith("/")) {
      return null;
    }
    String text = pointer.startsWith("$.") ? pointer.substring(2) : pointer;
    text = text.startsWith(".") ? text.substring(1) : text;
    if (text.indexOf('[') >= 0 || text.isEmpty()) {
      return null;
    }
    if (!text.startsWith("/")) {
      boolean isDotted = text.indexOf('/') < 0;
      text = "/" + (isDotted ? text.replace('.', '/') : text);
    }
    int key = textEnd(text);
    String right = key < 0 ? text : text.substring(0, key) + text.substring(key).replace("/", "~1");
    return problem(right) == null ? right : null;
  }
}
