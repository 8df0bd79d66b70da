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

/** Collects the objects of one run, reports conflicts between them, and writes their text. */
public final class ObjectCollector {

  private final List<PlannedObject> collected = new ArrayList<>();
  private final ConflictReporter conflicts;
  private final UnaryOperator<FreeForm> inOwnWords;
  private final DiagnosticCollector problems;
  private final TargetSupport served;

  /**
   * Creates an empty collector.
   *
   * @param inOwnWords turns an object into the form that the target's Flux reads
   */
  public ObjectCollector(
      UnaryOperator<FreeForm> inOwnWords, DiagnosticCollector problems, TargetSupport served) {
    this.inOwnWords = inOwnWords;
    this.problems = problems;
    this.served = served;
    this.conflicts = new ConflictReporter(problems);
  }

  /** Adds a typed object. */
  public void add(ProfilePath part, FieldPlaces places, String file, Object typed) {
    Map<String, @Nullable Object> tree = ObjectSerializer.of(typed);
    add(new PartSource(part, places, FreeForm.EMPTY, tree, tree), file);
  }

  /**
   * Adds a typed object with the part's patch applied; the class defines the fields that a patch
   * may set.
   */
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

  /**
   * Adds a rendered object; free-form values within the depth limit may make the whole object
   * exceed it.
   */
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
    collected.add(new PlannedObject(new ProfileObject(new KubernetesObject(object), source), file));
  }

  /**
   * Returns one file per object; of two objects with the same path, which is reported, the first.
   */
  public List<RenderedFile> files() {
    Map<String, PlannedObject> objects = new HashMap<>();
    Map<String, PlannedObject> paths = new HashMap<>();
    Map<String, RenderedFile> files = new LinkedHashMap<>();
    for (PlannedObject planned : collected) {
      PlannedObject same = objects.putIfAbsent(planned.object().identity(), planned);
      if (same == null) {
        same = paths.putIfAbsent(planned.file().toLowerCase(Locale.ROOT), planned);
        if (same != null) {
          conflicts.ofPath(same, planned);
        }
      } else {
        conflicts.ofObject(same, planned);
      }
      RenderedObject object = new RenderedObject(inOwnWords.apply(planned.object().content()));
      RenderedFile file = new RenderedFile(planned.file(), text(planned, object), List.of(object));
      files.putIfAbsent(planned.file(), file);
    }
    for (PlannedObject planned : collected) {
      conflicts.ofDirectory(planned, paths);
    }
    return List.copyOf(files.values());
  }

  /** Returns the objects before they are converted to the form of the target's Flux. */
  public ProfileObjects objects() {
    List<ProfileObject> objects = new ArrayList<>(collected.size());
    for (PlannedObject planned : collected) {
      objects.add(planned.made());
    }
    return new ProfileObjects(objects);
  }

  /** Returns the part of the profile that writes each path. */
  public Map<String, ProfilePath> parts() {
    Map<String, ProfilePath> parts = new HashMap<>();
    for (PlannedObject planned : collected) {
      parts.putIfAbsent(planned.file(), planned.part());
    }
    return parts;
  }

  private String text(PlannedObject planned, RenderedObject object) {
    try {
      return CanonicalYaml.write(object.content().entries());
    } catch (UnwritableValueException e) {
      problems.add(
          DiagnosticCode.UNWRITABLE_TEXT,
          planned.part(),
          planned.file() + " cannot be written: " + e.getMessage(),
          "write other text there");
      return "";
    }
  }
}
