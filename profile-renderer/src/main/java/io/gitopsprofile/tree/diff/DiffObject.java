package io.gitopsprofile.tree.diff;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.tree.report.PreservedImageTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a tree with one object.
 *
 * @param identity the object's identity in the cluster: group, kind, namespace and name, without
 *     the version; the path if the object is not known
 * @param label the object's name in a report
 * @param object the object; null for a file that does not hold exactly one object
 * @param kept the tags in the text that differ from the profile's
 */
public record DiffObject(
    String identity,
    String label,
    String path,
    String text,
    @Nullable RenderedObject object,
    List<PreservedImageTag> kept) {

  public static DiffObject of(RenderedFile file, List<PreservedImageTag> kept) {
    return of(file.path(), file.text(), file.objects(), kept);
  }

  public static DiffObject of(
      String path, String text, List<RenderedObject> objects, List<PreservedImageTag> kept) {
    if (objects.size() != 1) {
      return new DiffObject(path, path, path, text, null, kept);
    }
    RenderedObject object = objects.get(0);
    String name =
        object.namespace().isEmpty() ? object.name() : object.namespace() + "/" + object.name();
    String label = object.kind() + " " + name;
    return new DiffObject(group(object) + " " + label, label, path, text, object, kept);
  }

  /** The kind; empty if the object is not known. */
  public String kind() {
    return object == null ? "" : object.kind();
  }

  /**
   * The group under which Kubernetes stores the object; objects of {@code extensions} are stored
   * under another group.
   */
  private static String group(RenderedObject object) {
    if (!object.group().equals("extensions")) {
      return object.group();
    }
    WorkloadKind workload = WorkloadKind.of(object.apiVersion(), object.kind());
    if (workload != null) {
      return workload.group();
    }
    return switch (object.kind()) {
      case "Ingress", "NetworkPolicy" -> "networking.k8s.io";
      case "PodSecurityPolicy" -> "policy";
      default -> object.group();
    };
  }
}
