package io.gitopsprofile.tree;

import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a tree, which holds one object.
 *
 * @param identity what makes it one object to the cluster: group, kind, namespace and name, but not
 *     the version; the path where that is not known
 * @param label how it is printed
 * @param object the object; null for a file that holds another number of them
 * @param kept the tags in the text that the profile has otherwise
 */
record ObjectFile(
    String identity,
    String label,
    String path,
    String text,
    @Nullable RenderedObject object,
    List<KeptTag> kept) {

  static ObjectFile of(RenderedFile file, List<KeptTag> kept) {
    return of(file.path(), file.text(), file.objects(), kept);
  }

  static ObjectFile of(String path, String text, List<RenderedObject> objects, List<KeptTag> kept) {
    if (objects.size() != 1) {
      return new ObjectFile(path, path, path, text, null, kept);
    }
    RenderedObject object = objects.get(0);
    String name =
        object.namespace().isEmpty() ? object.name() : object.namespace() + "/" + object.name();
    String label = object.kind() + " " + name;
    return new ObjectFile(group(object) + " " + label, label, path, text, object, kept);
  }

  /** The kind; empty if the object is not known. */
  String kind() {
    return object == null ? "" : object.kind();
  }

  /** Where the object is stored: Kubernetes served those of {@code extensions} from elsewhere. */
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
