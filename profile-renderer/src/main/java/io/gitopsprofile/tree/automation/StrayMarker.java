package io.gitopsprofile.tree.automation;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.read.node.KubernetesYaml;
import io.gitopsprofile.read.scalar.CommentedScalar;
import io.gitopsprofile.read.scalar.PolicyMarker;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.tree.disk.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A marker of Flux v2's image automation in a committed file that the profile does not write. It is
 * an edit like any other; only the message about the edit depends on it.
 *
 * @param line the line of the marker, from 1
 * @param fix the key of the profile that writes the marker, as an imperative
 */
public record StrayMarker(int line, String fix) {

  /** The first such marker of a file; null if there is none. */
  public static @Nullable StrayMarker in(byte[] actual, RenderedFile expected, ProfilePath part) {
    if (!new String(actual, StandardCharsets.UTF_8).contains(PolicyMarker.KEY)) {
      return null;
    }
    try {
      Set<String> known = new HashSet<>();
      @Nullable Object rendered = object(expected.text());
      for (CommentedScalar scalar : in(expected.text())) {
        known.add(place(scalar, rendered));
      }
      String text = ContentHash.text(actual);
      @Nullable Object committed = object(text);
      for (CommentedScalar scalar : in(text)) {
        if (scalar.comment().contains(PolicyMarker.KEY)
            && !known.contains(place(scalar, committed))) {
          return new StrayMarker(scalar.line(), fix(scalar, committed, expected, part));
        }
      }
    } catch (YAMLException e) {
      // The file is an edit in any case.
    }
    return null;
  }

  private static List<CommentedScalar> in(String text) {
    return CommentedScalar.in(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The path by names, and the comment, of a scalar. */
  private static String place(CommentedScalar scalar, @Nullable Object object) {
    return FieldPath.byNames(object, scalar.path()) + " " + scalar.comment();
  }

  /** The only object of a file; null if the file does not hold exactly one. */
  private static @Nullable Object object(String text) {
    List<Node> documents = NodeComposer.composeAll(text);
    return documents.size() == 1
        ? new KubernetesYaml((code, node, message, fix) -> {}).read(documents.get(0))
        : null;
  }

  /**
   * The key that writes the marker.
   *
   * @param committed the committed object, whose lists may have other elements than the rendered
   *     ones; null if the file does not hold exactly one object
   */
  private static String fix(
      CommentedScalar scalar, @Nullable Object committed, RenderedFile expected, ProfilePath part) {
    @Nullable PolicyMarker marker = PolicyMarker.of(scalar.comment());
    if (marker == null
        || committed == null
        || expected.objects().size() != 1
        || !marker.part().has(scalar.value())) {
      return "remove the marker; no key of the profile hands this text to a policy";
    }
    RenderedObject object = expected.objects().get(0);
    FieldPath path = FieldPath.byNames(committed, scalar.path());
    if (path.in(object.content().entries()) == null) {
      return "remove the marker; the profile does not have this text";
    }
    List<Object> steps = path.steps();
    int last = steps.size() - 1;
    Object first = part.steps().isEmpty() ? "" : part.steps().get(0);
    if (first.equals("workloads")
        && marker.part() == ImagePart.IMAGE
        && last > 0
        && steps.get(last).equals("image")
        && steps.get(last - 1) instanceof FieldPath.Element container) {
      return "write imagePolicy: " + marker.policy() + " at the container " + container;
    }
    boolean isManifest = first.equals("manifests");
    boolean isValue =
        last > 1 && steps.get(0).equals("spec") && steps.get(1).equals("values") && !isManifest;
    if (!isManifest && !isValue) {
      return "remove the marker; no key of the profile hands this text to a policy";
    }
    FieldPath inPart = isValue ? new FieldPath(steps.subList(2, last + 1)) : path;
    return "write imagePolicies: [{path: "
        + inPart
        + ", "
        + marker.part()
        + ": "
        + marker.policy()
        + "}] at this "
        + (isValue ? "release" : "manifest");
  }
}
