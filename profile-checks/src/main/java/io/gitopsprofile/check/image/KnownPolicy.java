package io.gitopsprofile.check.image;

import io.gitopsprofile.flux.SemverRange;
import io.gitopsprofile.golang.Re2Pattern;
import io.gitopsprofile.golang.RegexpExpand;
import io.gitopsprofile.model.value.ImageReference;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ImagePolicy of the profile, of the typed part or of a manifest.
 *
 * @param image the image of its ImageRepository; empty if the profile does not have that object
 * @param spec the policy's own fields
 */
record KnownPolicy(String image, ObjectField spec) {

  static final String GROUP = "image.toolkit.fluxcd.io";

  /** A pattern that is longer is not matched. */
  private static final int LONGEST_PATTERN = 1000;

  /** Returns the policies of a profile by namespace and name. */
  static Map<String, KnownPolicy> in(ProfileObjects objects) {
    Map<String, KnownPolicy> known = new LinkedHashMap<>();
    for (ProfileObject object : objects.ofKind("ImagePolicy")) {
      if (object.group().equals(GROUP)) {
        ObjectField spec = object.field("spec");
        ObjectField reference = spec.in("imageRepositoryRef");
        String namespace = reference.in("namespace").text();
        ProfileObject repository =
            objects.find(
                GROUP,
                "ImageRepository",
                namespace.isEmpty() ? object.namespace() : namespace,
                reference.in("name").text());
        String image = repository == null ? "" : repository.field("spec", "image").text();
        known.putIfAbsent(object.namespace() + ":" + object.name(), new KnownPolicy(image, spec));
      }
    }
    return known;
  }

  /** True if the policy writes an image of this name, or an image that is not known. */
  boolean mayWrite(ImageReference other) {
    ImageReference own = ImageReference.of(image);
    return own == null || own.repository().equals(other.repository());
  }

  /** Returns the reason why the policy never chooses a tag; null if it may. */
  @Nullable String refusal(String tag) {
    ObjectField filter = spec.in("filterTags");
    String pattern = filter.in("pattern").text();
    String chosenBy = tag;
    if (!pattern.isEmpty()) {
      Re2Pattern compiled =
          Re2Pattern.size(pattern) > LONGEST_PATTERN ? null : Re2Pattern.of(pattern);
      if (compiled == null) {
        return null;
      }
      List<@Nullable String> match = compiled.find(tag);
      if (match == null) {
        return "filterTags leaves it out";
      }
      String extract = filter.in("extract").text();
      chosenBy = extract.isEmpty() ? tag : new RegexpExpand(extract).expand(match, compiled);
    }
    ObjectField semver = spec.in("policy", "semver", "range");
    if (semver.isPresent()) {
      return outside(chosenBy, semver.text());
    }
    return spec.in("policy", "numerical").isPresent() && !mayBeNumber(chosenBy)
        ? "\"" + chosenBy + "\" is not a number"
        : null;
  }

  private static @Nullable String outside(String text, String range) {
    if (!SemverRange.isVersion(text)) {
      return "\"" + text + "\" is not a version with three numbers";
    }
    SemverRange parsed = SemverRange.of(range);
    return parsed == null || parsed.mayContain(text)
        ? null
        : "the range " + range + " is without it";
  }

  /** False if Go reads no number from a text for certain. */
  private static boolean mayBeNumber(String text) {
    char first = text.isEmpty() ? 'x' : text.charAt(0);
    boolean isWord = Character.isLetter(first) && "iInN".indexOf(first) < 0;
    return !isWord && text.indexOf('.') == text.lastIndexOf('.');
  }
}
