package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.render.object.ObjectSerializer;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.patch.MergePatch;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.view.KubernetesObject;
import io.gitopsprofile.view.ObjectSource;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
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
public final class ObjectCollector {

  private final List<PlannedObject> drafts = new ArrayList<>();
  private final ConflictReporter clashes;
  private final UnaryOperator<FreeForm> inOwnWords;
  private final DiagnosticCollector problems;
  private final TargetSupport served;

  /**
   * Starts without objects.
   *
   * @param inOwnWords turns an object into the form that the target's Flux reads
   */
  public ObjectCollector(
      UnaryOperator<FreeForm> inOwnWords, DiagnosticCollector problems, TargetSupport served) {
    this.inOwnWords = inOwnWords;
    this.problems = problems;
    this.served = served;
    this.clashes = new ConflictReporter(problems);
  }

  /** Adds a typed object. */
  public void add(ProfilePath part, FieldPlaces places, String file, Object typed) {
    Map<String, @Nullable Object> tree = ObjectSerializer.of(typed);
    add(new PartSource(part, places, FreeForm.EMPTY, tree, tree), file);
  }

  /** Adds a typed object, changed by the part's patch; the class says which fields there are. */
  public void add(
      ProfilePath part,
      FieldPlaces places,
      String file,
      Object typed,
      Class<?> type,
      FreeForm patch) {
    if (patch.isEmpty()) {
      add(part, places, file, typed);
      return;
    }
    Map<String, @Nullable Object> tree = ObjectSerializer.of(typed);
    Map<String, @Nullable Object> patched =
        new MergePatch(problems, served).apply(tree, patch, type, part.key("patch"));
    add(new PartSource(part, places, patch, tree, patched), file);
  }

  /** Adds a manifest as it is. */
  public void addManifest(ProfilePath manifest, String file, FreeForm object) {
    add(ObjectSource.ofManifest(manifest), file, object);
  }

  /** Free-form values may be as deep as they are allowed to be, and then the whole is too deep. */
  private void add(PartSource source, String file) {
    try {
      add(source, file, new FreeForm(source.patched()));
    } catch (InvalidValueException e) {
      for (InvalidValueException.Problem problem : e.problems()) {
        problems.add(DiagnosticCode.BAD_VALUE, source.part(), problem.message(), problem.fix());
      }
    }
  }

  private void add(ObjectSource source, String file, FreeForm object) {
    drafts.add(new PlannedObject(new ProfileObject(new KubernetesObject(object), source), file));
  }

  /** The files, one an object; of two with one path, which is reported, the first. */
  public List<RenderedFile> files() {
    Map<String, PlannedObject> objects = new HashMap<>();
    Map<String, PlannedObject> paths = new HashMap<>();
    Map<String, RenderedFile> files = new LinkedHashMap<>();
    for (PlannedObject draft : drafts) {
      PlannedObject same = objects.putIfAbsent(draft.object().identity(), draft);
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
  public ProfileObjects objects() {
    List<ProfileObject> objects = new ArrayList<>(drafts.size());
    for (PlannedObject draft : drafts) {
      objects.add(draft.made());
    }
    return new ProfileObjects(objects);
  }

  /** The part that writes each path. */
  public Map<String, ProfilePath> parts() {
    Map<String, ProfilePath> parts = new HashMap<>();
    for (PlannedObject draft : drafts) {
      parts.putIfAbsent(draft.file(), draft.part());
    }
    return parts;
  }

  private String text(PlannedObject draft, RenderedObject object) {
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
