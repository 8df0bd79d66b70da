package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.ObjectPatch;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.render.object.ObjectSerializer;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.patch.MergePatch;
import io.gitopsprofile.render.patch.PatchFields;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.schema.KindSchema;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.view.KubernetesObject;
import io.gitopsprofile.view.ObjectSource;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.MarkedYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the objects of one run, reports conflicts between them, and writes their text. */
public final class ObjectCollector {

  private final List<PlannedObject> collected = new ArrayList<>();
  private final ConflictReporter conflicts;
  private final FluxForm flux;
  private final DiagnosticCollector problems;
  private final TargetSupport served;
  private final Schemas schemas;
  private final ListedPatches patches;
  private final Set<ProfilePath> hashed = new HashSet<>();

  /**
   * Creates an empty collector.
   *
   * @param flux the form of objects that the target's Flux reads
   * @param schemas the structures of custom resources, which their patches are held to
   * @param patches the patches of objects whose part has no patch of its own
   */
  public ObjectCollector(
      FluxForm flux,
      DiagnosticCollector problems,
      TargetSupport served,
      Schemas schemas,
      List<ObjectPatch> patches) {
    this.flux = flux;
    this.problems = problems;
    this.served = served;
    this.schemas = schemas;
    this.patches = new ListedPatches(patches, problems);
    this.conflicts = new ConflictReporter(problems);
  }

  /** Adds a typed object, whose part takes no patch of its own. */
  public void add(ProfilePath part, FieldPlaces places, String file, Object typed) {
    Map<String, @Nullable Object> tree = ObjectSerializer.of(typed);
    PartPatch patch = patches.of(tree);
    add(part, places, file, typed, patch, List.of());
  }

  /** Adds a typed object with the part's patch applied. */
  public void add(ProfilePath part, FieldPlaces places, String file, Object typed, FreeForm patch) {
    add(part, places, file, typed, patch, List.of());
  }

  /** Adds the same with texts that the profile hands to image automation. */
  public void add(
      ProfilePath part,
      FieldPlaces places,
      String file,
      Object typed,
      FreeForm patch,
      List<ImageHandover> handed) {
    add(part, places, file, typed, new PartPatch(patch, part.key("patch")), handed);
  }

  /** Adds the same with a patch that stands at another place of the profile. */
  public void add(
      ProfilePath part,
      FieldPlaces places,
      String file,
      Object typed,
      PartPatch patch,
      List<ImageHandover> handed) {
    Map<String, @Nullable Object> tree = ObjectSerializer.of(typed);
    if (!patch.isListed()) {
      patches.note(tree, patch);
    }
    Map<String, @Nullable Object> patched =
        patch.content().isEmpty() ? tree : patched(tree, typed, patch);
    add(new PartSource(part, places, patch, tree, patched), file, handed);
  }

  /** The object with its patch; the class of fabric8 or the kind defines what a patch may set. */
  private Map<String, @Nullable Object> patched(
      Map<String, @Nullable Object> tree, Object typed, PartPatch patch) {
    MergePatch merge = new MergePatch(problems, served);
    if (!typed.getClass().isRecord()) {
      return merge.apply(tree, patch.content(), typed.getClass(), patch.path());
    }
    String kind = String.valueOf(tree.get("kind"));
    KindSchema known = schemas.find(String.valueOf(tree.get("apiVersion")), kind);
    if (known == null) {
      problems.add(
          DiagnosticCode.PATCH_UNKNOWN_FIELD,
          patch.path(),
          "the fields of the "
              + kind
              + " are not known; its CustomResourceDefinition does not have "
              + tree.get("apiVersion"),
          "give the profile a CustomResourceDefinition with that version, or remove the patch");
      return tree;
    }
    return merge.apply(tree, patch.content(), PatchFields.of(known.type(), kind, ""), patch.path());
  }

  /** Lets the name of a part's ConfigMap end in a hash of its content. */
  public void hashName(ProfilePath part) {
    hashed.add(part);
  }

  /** Adds a manifest as it is. */
  public void addManifest(
      ProfilePath manifest, String file, FreeForm object, List<ImageHandover> handed) {
    add(ObjectSource.ofManifest(manifest), file, object, handed);
  }

  /**
   * Adds a rendered object; free-form values within the depth limit may make the whole object
   * exceed it.
   */
  private void add(PartSource source, String file, List<ImageHandover> handed) {
    try {
      add(source, file, new FreeForm(source.patched()), handed);
    } catch (InvalidValueException e) {
      for (InvalidValueException.Problem problem : e.problems()) {
        problems.add(DiagnosticCode.BAD_VALUE, source.part(), problem.message(), problem.fix());
      }
    }
  }

  private void add(ObjectSource source, String file, FreeForm object, List<ImageHandover> handed) {
    ProfileObject made = new ProfileObject(new KubernetesObject(object), source);
    collected.add(new PlannedObject(made, file, handed));
  }

  /**
   * Returns one file per object; of two objects with the same path, which is reported, the first.
   */
  public List<RenderedFile> files() {
    HashedNames names = hashedNames();
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
      files.putIfAbsent(planned.file(), file(planned, names));
    }
    for (PlannedObject planned : collected) {
      conflicts.ofDirectory(planned, paths);
    }
    return List.copyOf(files.values());
  }

  /** Reports the patches that name no object. */
  public void reportUnusedPatches() {
    patches.reportUnused();
  }

  /** Returns the objects before they are converted to the form of the target's Flux. */
  public ProfileObjects objects() {
    List<ProfileObject> objects = new ArrayList<>(collected.size());
    for (PlannedObject planned : collected) {
      objects.add(planned.made());
    }
    return new ProfileObjects(objects, new TextReader());
  }

  /** Reads a text of an object as one mapping in YAML. */
  private static final class TextReader implements Function<String, @Nullable FreeForm> {

    @Override
    public @Nullable FreeForm apply(String text) {
      return KubernetesObjects.only(text);
    }
  }

  /** Returns the part of the profile that writes each path. */
  public Map<String, ProfilePath> parts() {
    Map<String, ProfilePath> parts = new HashMap<>();
    for (PlannedObject planned : collected) {
      parts.putIfAbsent(planned.file(), planned.part());
    }
    return parts;
  }

  private HashedNames hashedNames() {
    HashedNames names = new HashedNames();
    if (!hashed.isEmpty()) {
      for (PlannedObject planned : collected) {
        if (hashed.contains(planned.part())) {
          names.add(planned.object());
        }
      }
    }
    return names;
  }

  private RenderedFile file(PlannedObject planned, HashedNames names) {
    FreeForm content = names.in(planned.object()).content();
    RenderedObject object = new RenderedObject(flux.inOwnWords(content));
    Map<String, @Nullable Object> entries = object.content().entries();
    List<ImageHandover> handed = planned.handed();
    if (handed.isEmpty()) {
      handed = flux.annotatedImages(object.object());
    }
    try {
      if (handed.isEmpty()) {
        String text = CanonicalYaml.write(entries);
        return new RenderedFile(planned.file(), text, List.of(object));
      }
      ImageValues values = ImageValues.in(entries, handed, problems);
      MarkedYaml text = CanonicalYaml.marked(entries, values.markers());
      return new RenderedFile(
          planned.file(), text.text(), List.of(object), values.at(text.spans()));
    } catch (UnwritableValueException e) {
      problems.add(
          DiagnosticCode.UNWRITABLE_TEXT,
          planned.made().source().at(e.steps()),
          planned.file() + " cannot be written: " + e.getMessage(),
          "write other text there");
      return new RenderedFile(planned.file(), "", List.of(object));
    }
  }
}
