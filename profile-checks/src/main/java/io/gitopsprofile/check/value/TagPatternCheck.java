package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF061: an annotation for the tags that Flux v1 may choose has a range of versions or a regular
 * expression without its prefix, so that Flux takes it for a glob, which no tag matches. (Source:
 * flux, pkg/policy/pattern.go.)
 */
final class TagPatternCheck implements Check {

  private static final List<String> PREFIXES = List.of("glob", "semver", "regex", "regexp");
  private static final List<String> ANNOTATIONS =
      List.of(
          "fluxcd.io/tag.",
          "filter.fluxcd.io/",
          "flux.weave.works/tag.",
          "filter.flux.weave.works/");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (context.profile().target().flux() != Flux.V1) {
      return;
    }
    for (ProfileObject object : context.objects().all()) {
      ObjectField annotations = object.field("metadata", "annotations");
      for (String key : annotations.keys()) {
        String name = name(key);
        if (name != null) {
          check(context, annotations.in(key), key, name, object, findings);
        }
      }
    }
  }

  /** The container or image whose tags an annotation chooses; null for any other annotation. */
  private static @Nullable String name(String annotation) {
    for (String prefix : ANNOTATIONS) {
      if (annotation.startsWith(prefix)) {
        return annotation.substring(prefix.length());
      }
    }
    return null;
  }

  /** The place of a pattern: the annotation, or the key of a typed part that it is made of. */
  private static ProfilePath place(
      ObjectField field, String name, ProfileObject object, CheckContext context) {
    if (!object.isManifest() && writes(name, object, context)) {
      return object.part().key("annotations").key(field.key());
    }
    return object.isManifest()
        ? field.path()
        : object.part().key("imageAutomation").key("tags").key(name);
  }

  /** True if a typed part has the annotation itself: its imageAutomation does not name it. */
  private static boolean writes(String name, ProfileObject object, CheckContext context) {
    Located<Workload> workload = context.workload(object);
    if (workload != null) {
      return !names(workload.value().imageAutomation(), name);
    }
    for (Located<HelmRelease> release : context.releases()) {
      if (release.path().equals(object.part())) {
        return !names(release.value().imageAutomation(), name);
      }
    }
    return false;
  }

  private static boolean names(@Nullable ImageAutomation automation, String name) {
    return automation != null && automation.tags().containsKey(name);
  }

  private static void check(
      CheckContext context,
      ObjectField field,
      String key,
      String name,
      ProfileObject object,
      DiagnosticCollector findings) {
    String text = field.text();
    int colon = text.indexOf(':');
    String prefix = colon < 0 ? "" : text.substring(0, colon);
    if (text.isEmpty() || PREFIXES.contains(prefix)) {
      return;
    }
    String meant = colon < 0 ? meant(text) : ClosestName.slip(prefix, PREFIXES);
    if (meant == null && colon < 0) {
      return;
    }
    ProfilePath place = place(field, name, object, context);
    String pattern = text.substring(colon + 1);
    String right = meant == null ? null : meant + ":" + pattern;
    findings.add(
        DiagnosticCode.TAG_PATTERN,
        place,
        "the annotation "
            + key
            + " of "
            + object.title()
            + " is "
            + quoted(text)
            + ", which Flux v1 takes for a glob, and no tag matches it",
        "write " + (right == null ? "one of the prefixes glob:, semver: and regex:" : right),
        Edit.setIfKnown(place, right));
  }

  /** The prefix of a pattern that is not a glob; null for a pattern that may be one. */
  private static @Nullable String meant(String text) {
    char first = text.charAt(0);
    boolean isRegex =
        text.endsWith("$") || hasAnyText(text) || text.contains("\\") || text.contains("[0-9]+");
    if (isRegex) {
      return "regex";
    }
    boolean isRange =
        "~^<>=".indexOf(first) >= 0
            || text.contains("||")
            || text.contains(" - ")
            || isOpenVersion(text);
    return isRange ? "semver" : null;
  }

  /**
   * True for {@code .*} where a glob has no sense: at the start, after {@code ^} or after a sign,
   * as in {@code main-.*}. The glob {@code 1.*} takes all tags that start with {@code 1.}.
   */
  private static boolean hasAnyText(String text) {
    int at = text.indexOf(".*");
    return at == 0
        || (at > 0 && (text.charAt(0) == '^' || !Character.isLetterOrDigit(text.charAt(at - 1))));
  }

  /** True for a version with an open part: {@code 1.x}, {@code 3.1.X}. */
  private static boolean isOpenVersion(String text) {
    String bare = text.startsWith("v") ? text.substring(1) : text;
    return !bare.isEmpty()
        && Character.isDigit(bare.charAt(0))
        && (bare.endsWith(".x") || bare.endsWith(".X"));
  }
}
