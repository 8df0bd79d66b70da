package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects the objects of one run, refuses those that meet, and writes their text. */
final class Drafts {

  private final List<Draft> drafts = new ArrayList<>();
  private final Clashes clashes;
  private final UnaryOperator<FreeForm> inOwnWords;
  private final Problems problems;
  private final ServedFields served;

  /**
   * Starts without objects.
   *
   * @param inOwnWords turns an object into the form that the target's Flux reads
   */
  Drafts(UnaryOperator<FreeForm> inOwnWords, Problems problems, ServedFields served) {
    this.inOwnWords = inOwnWords;
    this.problems = problems;
    this.served = served;
    this.clashes = new Clashes(problems);
  }

  /** Adds a typed object. */
  void add(ProfilePath part, String file, Object typed) {
    addTree(part, file, ObjectTree.of(typed));
  }

  /** Adds a typed object, changed by the part's patch; the class says which fields there are. */
  void add(ProfilePath part, String file, Object typed, Class<?> type, FreeForm patch) {
    Map<String, @Nullable Object> tree = ObjectTree.of(typed);
    if (!patch.isEmpty()) {
      tree = new MergePatch(problems, served).apply(tree, patch, type, part.key("patch"));
    }
    addTree(part, file, tree);
  }

  /** Adds an object as it is. */
  void add(ProfilePath part, String file, FreeForm object) {
    drafts.add(new Draft(part, file, new RenderedObject(object)));
  }

  /** Free-form values may be as deep as they are allowed to be, and then the whole is too deep. */
  private void addTree(ProfilePath part, String file, Map<String, @Nullable Object> tree) {
    try {
      add(part, file, new FreeForm(tree));
    } catch (InvalidValueException e) {
      for (InvalidValueException.Problem problem : e.problems()) {
        problems.add(DiagnosticCode.BAD_VALUE, part, problem.message(), problem.fix());
      }
    }
  }

  /** The files, one an object; of two with one path, which is reported, the first. */
  List<RenderedFile> files() {
    Map<String, Draft> objects = new HashMap<>();
    Map<String, Draft> paths = new HashMap<>();
    Map<String, RenderedFile> files = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      Draft same = objects.putIfAbsent(draft.identity(), draft);
      if (same == null) {
        same = paths.putIfAbsent(draft.file().toLowerCase(Locale.ROOT), draft);
        if (same != null) {
          clashes.ofPath(same, draft);
        }
      } else {
        clashes.ofObject(same, draft);
      }
      RenderedObject object = new RenderedObject(inOwnWords.apply(draft.object().content()));
      RenderedFile file = new RenderedFile(draft.file(), text(draft, object), List.of(object));
      files.putIfAbsent(draft.file(), file);
    }
    drafts.forEach(draft -> clashes.ofDirectory(draft, paths));
    return List.copyOf(files.values());
  }

  /** The objects as the profile says them, not yet in the words of its Flux. */
  List<RenderedObject> objects() {
    return drafts.stream().map(Draft::object).toList();
  }

  /** The part that writes each path. */
  Map<String, ProfilePath> parts() {
    Map<String, ProfilePath> parts = new HashMap<>();
    for (Draft draft : drafts) {
      parts.putIfAbsent(draft.file(), draft.part());
    }
    return parts;
  }

  private String text(Draft draft, RenderedObject object) {
    try {
      return CanonicalYaml.write(object.content().entries());
    } catch (UnwritableValueException e) {
      problems.add(
          DiagnosticCode.UNWRITABLE_TEXT,
          draft.part(),
          draft.file() + " cannot be written: " + e.getMessage(),
          "write other text there");
      return "";
    }
  }
}
