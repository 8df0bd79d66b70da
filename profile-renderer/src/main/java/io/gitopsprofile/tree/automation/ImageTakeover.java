package io.gitopsprofile.tree.automation;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.model.value.ImageReference;
import io.gitopsprofile.rendered.ImageValue;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a committed file that replace those of the profile, because the profile hands them
 * to image automation. A value is taken over only from the same object and the same path, if it is
 * a valid image, tag, name or digest, and of the same repository unless the profile lets the
 * automation set another one. Comments of the committed file are not read.
 */
public final class ImageTakeover {

  /** Keys beside a tag or digest that name its image or chart. */
  private static final List<String> NAMES =
      List.of("registry", "repository", "image", "name", "newName", "chart", "url");

  private final RenderedFile file;
  private final Map<String, @Nullable Object> rendered;
  private final CommittedObject committed;
  private final Set<FieldPath> handed = new HashSet<>();

  private ImageTakeover(RenderedFile file, CommittedObject committed) {
    this.file = file;
    this.rendered = file.objects().get(0).content().entries();
    this.committed = committed;
    for (ImageValue value : file.imageValues()) {
      handed.add(value.path());
    }
  }

  /**
   * A rendered file with the values that it takes over.
   *
   * @param values the values that differ from the profile's
   */
  public record Taken(RenderedFile file, List<PreservedImageTag> values) {}

  /** Takes over the values of the committed file. */
  public static Taken of(RenderedFile file, byte[] actual) {
    if (file.imageValues().isEmpty() || file.objects().size() != 1) {
      return new Taken(file, List.of());
    }
    @Nullable CommittedObject committed =
        CommittedObject.read(ContentHash.text(actual), file.objects().get(0));
    return committed == null
        ? new Taken(file, List.of())
        : new ImageTakeover(file, committed).taken();
  }

  /** True if a committed file is equal to a file, except for CRLF and the style of Flux v1. */
  public static boolean isSame(RenderedFile file, byte[] actual) {
    return text(file, actual).equals(file.text());
  }

  /** The text of a committed file with LF line breaks and without the style of Flux v1. */
  public static String text(@Nullable RenderedFile file, byte[] actual) {
    String text = ContentHash.text(actual);
    if (file == null || text.equals(file.text()) || !isOfFluxV1(file)) {
      return text;
    }
    @Nullable String plain = FluxV1Style.without(actual);
    return plain == null ? text : plain;
  }

  private static boolean isOfFluxV1(RenderedFile file) {
    return !file.imageValues().isEmpty() && file.imageValues().get(0).isOfFluxV1();
  }

  private Taken taken() {
    StringBuilder text = new StringBuilder(file.text().length());
    List<ImageValue> values = new ArrayList<>();
    List<PreservedImageTag> kept = new ArrayList<>();
    Map<FieldPath, String> changes = new LinkedHashMap<>();
    int done = 0;
    for (ImageValue value : file.imageValues()) {
      CommittedObject.@Nullable Text there = committed.text(value.path());
      text.append(file.text(), done, value.start());
      int start = text.length();
      if (there != null && isTaken(value, there.value())) {
        text.append(value.isOfFluxV1() ? written(there.value()) : there.written());
        if (!there.value().equals(value.value())) {
          kept.add(kept(value, there));
          changes.put(value.path(), there.value());
        }
      } else {
        text.append(file.text(), value.start(), value.end());
      }
      values.add(value.moved(start, text.length()));
      done = value.end();
    }
    text.append(file.text(), done, file.text().length());
    List<RenderedObject> objects =
        kept.isEmpty() ? file.objects() : List.of(new RenderedObject(changed(changes)));
    return new Taken(new RenderedFile(file.path(), text.toString(), objects, values), kept);
  }

  private static String written(String value) {
    return CanonicalYaml.write(value).stripTrailing();
  }

  private boolean isTaken(ImageValue value, String there) {
    if (there.equals(value.value())) {
      return true;
    }
    if (!value.part().has(there)) {
      return false;
    }
    return switch (value.part()) {
      case NAME -> true;
      case TAG, DIGEST -> isOfSameImage(value.path());
      case IMAGE -> isTakenAsImage(value, there);
    };
  }

  private static boolean isTakenAsImage(ImageValue value, String there) {
    @Nullable ImageReference now = ImageReference.of(there);
    @Nullable ImageReference profile = ImageReference.of(value.value());
    return now != null
        && now.isPinned()
        && (value.renames() || (profile != null && profile.repository().equals(now.repository())));
  }

  /**
   * True if the names beside a tag or digest are those of the profile; if no key beside it names an
   * image, all texts beside it.
   */
  private boolean isOfSameImage(FieldPath path) {
    List<Object> steps = path.steps();
    int last = steps.size() - 1;
    boolean isReference = last > 0 && steps.get(last - 1).equals("ref");
    FieldPath beside = new FieldPath(steps.subList(0, isReference ? last - 1 : last));
    List<Object> found = beside.in(rendered);
    if (found == null || !(FieldPath.value(rendered, found) instanceof Map<?, ?> map)) {
      return false;
    }
    boolean isNamed = false;
    for (String name : NAMES) {
      isNamed |= map.get(name) instanceof String;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getValue() instanceof String text && (!isNamed || NAMES.contains(entry.getKey()))) {
        List<Object> all = new ArrayList<>(beside.steps());
        all.add(entry.getKey());
        FieldPath name = new FieldPath(all);
        if (!handed.contains(name) && !isSameName(text, committed.text(name))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isSameName(String profile, CommittedObject.@Nullable Text there) {
    return there != null && there.value().equals(profile);
  }

  private PreservedImageTag kept(ImageValue value, CommittedObject.Text there) {
    @Nullable ImageReference now = ImageReference.of(there.value());
    @Nullable ImageReference profile = ImageReference.of(value.value());
    boolean isVersion =
        value.part() == ImagePart.IMAGE
            && now != null
            && profile != null
            && Objects.equals(now.repository(), profile.repository());
    String part =
        value.part() != ImagePart.IMAGE
            ? "image " + value.part()
            : !isVersion || now == null
                ? "image"
                : now.tag().isEmpty() ? "image digest" : "image tag";
    return new PreservedImageTag(
        file.path(),
        there.line(),
        part,
        isVersion && now != null ? now.version() : there.value(),
        value.policy(),
        isVersion && profile != null ? profile.version() : value.value());
  }

  /** The rendered object with other values. */
  @SuppressWarnings("unchecked") // The method copy makes every mapping and list of the object.
  private FreeForm changed(Map<FieldPath, String> changes) {
    Map<String, @Nullable Object> object = copy(rendered);
    for (Map.Entry<FieldPath, String> change : changes.entrySet()) {
      List<Object> path = requireNonNull(change.getKey().in(object));
      Object last = path.get(path.size() - 1);
      @Nullable Object parent = FieldPath.value(object, path.subList(0, path.size() - 1));
      if (parent instanceof Map<?, ?> map) {
        ((Map<Object, Object>) map).put(last, change.getValue());
      } else if (parent instanceof List<?> list) {
        ((List<Object>) list).set((Integer) last, change.getValue());
      }
    }
    return new FreeForm(object);
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put((String) entry.getKey(), copyOf(entry.getValue()));
    }
    return copy;
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        copy.add(copyOf(element));
      }
      return copy;
    }
    return value instanceof Map<?, ?> map ? copy(map) : value;
  }
}
