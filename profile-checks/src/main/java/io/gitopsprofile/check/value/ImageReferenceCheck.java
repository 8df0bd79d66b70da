package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.ImageReference;
import io.gitopsprofile.room.ReleaseSettings;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF164: the image of a container breaks the grammar of references, so that the kubelet reports
 * {@code InvalidImageName}; or it has neither tag nor digest, so that each start takes what {@code
 * latest} is then. (Source: OCI distribution specification; distribution/reference; Kubernetes,
 * Images.)
 */
final class ImageReferenceCheck implements Check {

  /** The image that Istio replaces when it injects its sidecar. */
  private static final String INJECTED = "auto";

  private static final String SHA256 = "@sha256:";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      values(release, findings);
    }
    for (ProfileObject object : context.objects().ofKind("ImageRepository")) {
      ObjectField image = object.field("spec", "image");
      String text = image.text();
      if (!text.isEmpty() && text.indexOf("${") < 0 && !ImageReference.isName(text)) {
        findings.add(
            DiagnosticCode.IMAGE_REFERENCE,
            image.path(),
            "the "
                + object.title()
                + " has the image "
                + quoted(text)
                + ", which Flux refuses; "
                + (ImageReference.of(text) == null ? reason(text) : "it has no tag and no digest"),
            "write the name alone, such as registry.example.com/team/app");
      }
    }
    for (PodTemplate pods : context.objects().pods()) {
      WorkloadKind kind = pods.kind();
      boolean runsOn = kind == WorkloadKind.DEPLOYMENT || kind == WorkloadKind.STATEFUL_SET;
      int before = pods.initContainers().size();
      List<ObjectField> containers = pods.allContainers();
      for (int i = 0; i < containers.size(); i++) {
        ObjectField container = containers.get(i);
        ObjectField image = container.in("image");
        String text = image.text();
        if (!isOpen(text) && !text.equals(INJECTED)) {
          check(image, container, pods, runsOn && i >= before, findings);
        }
      }
    }
  }

  /** True for an image that is not set, or that Flux or a template completes. */
  private static boolean isOpen(String text) {
    return text.isEmpty() || text.indexOf("${") >= 0 || text.indexOf("{{") >= 0;
  }

  /** Checks the repository of each image in the values of a release. */
  private static void values(Located<HelmRelease> release, DiagnosticCollector findings) {
    for (Located<Map<?, ?>> image : ReleaseSettings.named(release, "image")) {
      String text = FreeFormValues.text(image.value(), "repository");
      if (isOpen(text) || ImageReference.isName(text)) {
        continue;
      }
      String lower = text.toLowerCase(Locale.ROOT);
      int scheme = lower.indexOf("://");
      String right = scheme < 0 ? lower : lower.substring(scheme + "://".length());
      findings.warn(
          DiagnosticCode.IMAGE_REFERENCE,
          image.at("repository"),
          "the release "
              + quoted(release.value().name())
              + " has the image repository "
              + quoted(text)
              + ", which is not a valid name; "
              + (ImageReference.of(text) == null ? reason(text) : "its tag belongs to the key tag"),
          "write the repository alone, in lower case and without a scheme",
          ImageReference.isName(right) ? Edit.set(image.at("repository"), right) : null);
    }
  }

  private static void check(
      ObjectField image,
      ObjectField container,
      PodTemplate pods,
      boolean needsTag,
      DiagnosticCollector findings) {
    String text = image.text();
    int at = text.indexOf('@');
    boolean otherDigest = at >= 0 && !text.startsWith(SHA256, at);
    ImageReference reference = ImageReference.of(otherDigest ? text.substring(0, at) : text);
    String title =
        "container " + quoted(container.in("name").text()) + " of " + pods.object().title();
    if (reference == null) {
      findings.add(
          DiagnosticCode.IMAGE_REFERENCE,
          image.path(),
          title
              + " has the image "
              + quoted(text)
              + ", which is not a valid reference; "
              + reason(text),
          "write it as registry/repository:tag, in lower case and without a scheme",
          edit(image));
    } else if (needsTag && !reference.isPinned() && !otherDigest) {
      findings.warn(
          DiagnosticCode.IMAGE_REFERENCE,
          image.path(),
          title
              + " has the image "
              + quoted(text)
              + " without a tag; pods that start later may run another version",
          "add a tag or a digest");
    }
  }

  private static String reason(String text) {
    String name = name(text);
    if (text.indexOf("://") >= 0) {
      return "a reference has no scheme";
    }
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      return "the name of a repository has lower-case letters only";
    }
    if (text.endsWith(":") || text.indexOf(":@") >= 0) {
      return "the tag is empty";
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        return "it contains a blank";
      }
    }
    return ImageReference.isName(name)
        ? "a tag has letters, digits, \"_\", \".\" and \"-\" only, and a digest 64 digits"
        : "the parts of a name start and end with a letter or digit";
  }

  /** The text before the tag and the digest. */
  private static String name(String text) {
    int at = text.indexOf('@');
    String tagged = at < 0 ? text : text.substring(0, at);
    int colon = tagged.lastIndexOf(':');
    return colon > tagged.lastIndexOf('/') ? tagged.substring(0, colon) : tagged;
  }

  /** Returns the edit that takes a scheme away, or writes the name in lower case. */
  private static @Nullable Edit edit(ObjectField image) {
    String text = image.text().strip();
    int scheme = text.indexOf("://");
    String bare = scheme < 0 ? text : text.substring(scheme + "://".length());
    String name = name(bare);
    String right = name.toLowerCase(Locale.ROOT) + bare.substring(name.length());
    return right.equals(image.text()) || ImageReference.of(right) == null
        ? null
        : Edit.set(image.path(), right);
  }
}
