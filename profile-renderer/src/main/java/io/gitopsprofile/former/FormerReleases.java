package io.gitopsprofile.former;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The releases of Flux v2 in a committed tree that have the defaults of Flux v1, which former
 * snapshots wrote for every profile. They are found by the fields that only {@code movedFrom: v1}
 * renders.
 */
final class FormerReleases {

  private static final ProfilePath MOVED_FROM = ProfilePath.ROOT.key("target").key("movedFrom");

  private static final ProfilePath FLUX = ProfilePath.ROOT.key("target").key("flux");

  private final Path directory;
  private final List<String> former = new ArrayList<>();
  private final List<String> current = new ArrayList<>();

  private FormerReleases(Path directory) {
    this.directory = directory;
  }

  /** True if a profile is rendered for Flux v2 without a word about Flux v1. */
  static boolean arePossible(Profile profile) {
    return profile.target().flux() == Flux.V2 && profile.target().movedFrom() == null;
  }

  /** Compares the releases of a profile with those of the tree in a directory. */
  static FormerReleases of(Profile profile, Path directory) throws IOException {
    FormerReleases releases = new FormerReleases(directory);
    Profile moved = profile.withTarget(profile.target().toBuilder().movedFrom(Flux.V1).build());
    ProfileGenerator generator = new ProfileGenerator();
    RenderedTree now = generator.attempt(profile);
    for (RenderedFile file : generator.attempt(moved).files()) {
      Optional<RenderedFile> other = now.file(file.path());
      if (other.isPresent() && !other.get().text().equals(file.text())) {
        releases.compare(file, other.get());
      }
    }
    return releases;
  }

  /** True if the tree has a release of the profile that tells which defaults it has. */
  boolean areKnown() {
    return !former.isEmpty() || !current.isEmpty();
  }

  /** The finding that the tree leads to; null if no release has former defaults. */
  @Nullable Diagnostic finding() {
    if (former.isEmpty()) {
      return null;
    }
    if (current.isEmpty()) {
      return Diagnostic.of(
              DiagnosticCode.FORMER_LANGUAGE,
              (former.size() == 1
                      ? "the release " + former.get(0) + " of the tree has"
                      : former.size()
                          + " releases of the tree, such as "
                          + former.get(0)
                          + ", have")
                  + " defaults of Flux v1; they are written only for a cluster that moved from it",
              "write movedFrom: v1 into target",
              FLUX)
          .withEdits(List.of(Edit.set(MOVED_FROM, Flux.V1.toString())));
    }
    return Diagnostic.of(
        DiagnosticCode.FORMER_LANGUAGE,
        "the release "
            + former.get(0)
            + " of the tree has defaults of Flux v1, and the release "
            + current.get(0)
            + " has none; target.movedFrom holds for all releases",
        "write movedFrom: v1 into target if the cluster moved from Flux v1, or else the former"
            + " values at the release "
            + former.get(0),
        FLUX);
  }

  private void compare(RenderedFile moved, RenderedFile now) throws IOException {
    Path file = directory.resolve(moved.path());
    if (!Files.isRegularFile(file) || Files.size(file) > KubernetesObjects.MOST_BYTES) {
      return;
    }
    List<RenderedObject> committed = new ArrayList<>();
    for (FreeForm content : KubernetesObjects.of(Files.readAllBytes(file)).orElse(List.of())) {
      try {
        committed.add(new RenderedObject(content));
      } catch (IllegalArgumentException noObject) {
        return; // The file is of somebody else.
      }
    }
    for (RenderedObject object : moved.objects()) {
      RenderedObject own = same(object, committed);
      RenderedObject other = same(object, now.objects());
      if (own != null && other != null) {
        judge(object, leaves(object), leaves(other), leaves(own));
      }
    }
  }

  /**
   * Counts a release as a former one if at least as many fields have the former value as that of
   * today.
   */
  private void judge(
      RenderedObject release,
      Map<String, @Nullable Object> moved,
      Map<String, @Nullable Object> now,
      Map<String, @Nullable Object> own) {
    int asMoved = 0;
    int asNow = 0;
    for (Map.Entry<String, @Nullable Object> field : moved.entrySet()) {
      String path = field.getKey();
      if (!Objects.equals(field.getValue(), now.get(path))) {
        asMoved += Objects.equals(field.getValue(), own.get(path)) ? 1 : 0;
        asNow += Objects.equals(now.get(path), own.get(path)) ? 1 : 0;
      }
    }
    if (asMoved + asNow > 0) {
      (asMoved >= asNow ? former : current).add(release.namespace() + "/" + release.name());
    }
  }

  private static @Nullable RenderedObject same(RenderedObject object, List<RenderedObject> all) {
    for (RenderedObject each : all) {
      if (each.kind().equals(object.kind())
          && each.namespace().equals(object.namespace())
          && each.name().equals(object.name())) {
        return each;
      }
    }
    return null;
  }

  /** The values of an object by their paths; a list is one value. */
  private static Map<String, @Nullable Object> leaves(RenderedObject object) {
    Map<String, @Nullable Object> leaves = new LinkedHashMap<>();
    collect("", object.content(), leaves);
    return leaves;
  }

  private static void collect(
      String path, @Nullable Object value, Map<String, @Nullable Object> leaves) {
    Map<?, ?> map =
        value instanceof FreeForm form
            ? form.entries()
            : value instanceof Map<?, ?> plain ? plain : null;
    if (map == null) {
      leaves.put(path, value);
      return;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      collect(path + "." + entry.getKey(), entry.getValue(), leaves);
    }
  }
}
