package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.KubernetesObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reports two objects that have the same path or are the same object, once per cause: two
 * namespaces that share a directory collide in every file that both have, two parts with the same
 * name in every object.
 */
final class ConflictReporter {

  private final DiagnosticCollector problems;
  private final List<SharedDirectory> shared = new ArrayList<>();
  private final Set<List<List<Object>>> parts = new HashSet<>();

  ConflictReporter(DiagnosticCollector problems) {
    this.problems = problems;
  }

  /** A directory in lower case, and two namespaces that share it. */
  private record SharedDirectory(String directory, Set<String> namespaces) {

    boolean explains(PlannedObject first, PlannedObject second) {
      return small(second.file()).startsWith(directory)
          && !first.object().namespace().equals(second.object().namespace())
          && namespaces.contains(first.object().namespace())
          && namespaces.contains(second.object().namespace());
    }
  }

  /** Reports that two parts render the same object. */
  void ofObject(PlannedObject first, PlannedObject second) {
    if (isKnown(first, second)) {
      return;
    }
    KubernetesObject object = second.object();
    String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
    problems.add(
        DiagnosticCode.DUPLICATE_OBJECT,
        second.part(),
        "the "
            + object.kind()
            + " \""
            + namespace
            + object.name()
            + "\" is in the tree twice: from "
            + first.part()
            + " and from "
            + second.part(),
        "remove one of the two, or give it another name");
  }

  /** Reports that two objects have the same path. */
  void ofPath(PlannedObject first, PlannedObject second) {
    if (isNamespace(first) && isNamespace(second)) {
      ofNamespaces(first, second);
    } else if (!isExplained(first, second) && !isKnown(first, second)) {
      String differently =
          first.file().equals(second.file())
              ? ""
              : ", which is \"" + first.file() + "\" if case is ignored";
      problems.add(
          DiagnosticCode.DUPLICATE_PATH,
          second.part(),
          first.part()
              + " and "
              + second.part()
              + " both write \""
              + second.file()
              + "\""
              + differently,
          "rename one of the two, or give their namespaces different directories");
    }
  }

  private void ofNamespaces(PlannedObject first, PlannedObject second) {
    String one = first.object().name();
    String other = second.object().name();
    String directory = directory(second);
    shared.add(new SharedDirectory(small(directory) + "/", Set.of(one, other)));
    String differently =
        directory(first).equals(directory)
            ? ""
            : ", which is \"" + directory(first) + "\" if case is ignored";
    problems.add(
        DiagnosticCode.DUPLICATE_PATH,
        second.part().key("directory"),
        "the namespaces \""
            + one
            + "\" and \""
            + other
            + "\" share the directory \""
            + directory
            + "\""
            + differently
            + ", and their files would meet there",
        "give one of the two another directory");
  }

  /** Reports that the file of one object is a folder in the path of another. */
  void ofDirectory(PlannedObject planned, Map<String, PlannedObject> paths) {
    String path = small(planned.file());
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      PlannedObject file = paths.get(path.substring(0, slash));
      if (file != null && !isKnown(file, planned)) {
        problems.add(
            DiagnosticCode.DUPLICATE_PATH,
            planned.part(),
            file.part()
                + " writes the file \""
                + file.file()
                + "\", which is a directory to "
                + planned.part(),
            "give one of their namespaces another directory");
      }
    }
  }

  private boolean isKnown(PlannedObject first, PlannedObject second) {
    return !parts.add(List.of(part(first), part(second)));
  }

  /** Returns the first two steps of the path; a workload's Service thus counts as the workload. */
  private static List<Object> part(PlannedObject planned) {
    List<Object> steps = planned.part().steps();
    return steps.subList(0, Math.min(2, steps.size()));
  }

  private boolean isExplained(PlannedObject first, PlannedObject second) {
    for (SharedDirectory directory : shared) {
      if (directory.explains(first, second)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamespace(PlannedObject planned) {
    ProfilePath part = planned.part();
    return part.steps().size() == 2 && part.steps().get(0).equals("namespaces");
  }

  private static String directory(PlannedObject namespace) {
    return namespace.file().substring(0, namespace.file().lastIndexOf('/'));
  }

  private static String small(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
