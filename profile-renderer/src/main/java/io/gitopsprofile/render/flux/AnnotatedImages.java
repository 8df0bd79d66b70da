package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.model.value.ImageReference;
import io.gitopsprofile.render.output.ImageHandover;
import io.gitopsprofile.view.KubernetesObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tags that Flux v1 updates in a rendered object: an object annotated {@code automated}, but
 * neither {@code locked} nor {@code ignore}. In a pod template Flux v1 updates the images of the
 * containers, in a HelmRelease the chart values that it reads as images ({@code
 * pkg/cluster/kubernetes/resource/helmrelease.go}):
 *
 * <pre>
 * image: repository:tag                  # or with registry: and tag: beside it
 * image: {repository: ..., tag: ...}     # or with registry: in it
 * sidecar:
 *   image: ...                           # the same one level down
 * </pre>
 *
 * and the values that the annotations {@code repository.fluxcd.io/<alias>} and {@code
 * tag.fluxcd.io/<alias>} name.
 */
final class AnnotatedImages {

  private static final String REPOSITORY = "repository.fluxcd.io/";

  private final List<ImageHandover> found = new ArrayList<>();
  private final Set<FieldPath> paths = new HashSet<>();

  private final Map<?, ?> object;

  private AnnotatedImages(Map<?, ?> object) {
    this.object = object;
  }

  static List<ImageHandover> in(KubernetesObject object) {
    Map<?, ?> annotations = map(map(object.content().entries(), "metadata"), "annotations");
    if (annotations.isEmpty()
        || !has(annotations, "automated")
        || has(annotations, "locked")
        || has(annotations, "ignore")) {
      return List.of();
    }
    AnnotatedImages images = new AnnotatedImages(object.content().entries());
    WorkloadKind workload = WorkloadKind.of(object.kind());
    if (workload != null && workload.hasImagesUpdated()) {
      images.ofPod(workload.podSpec());
    } else if (object.kind().equals("HelmRelease") || object.kind().equals("FluxHelmRelease")) {
      images.ofRelease(annotations);
    }
    return images.found;
  }

  private static boolean has(Map<?, ?> annotations, String policy) {
    return "true".equals(annotations.get("fluxcd.io/" + policy))
        || "true".equals(annotations.get("flux.weave.works/" + policy));
  }

  private void ofPod(List<String> podSpec) {
    Map<?, ?> pod = object;
    for (String key : podSpec) {
      pod = map(pod, key);
    }
    for (String list : List.of("containers", "initContainers")) {
      int size = pod.get(list) instanceof List<?> containers ? containers.size() : 0;
      for (int i = 0; i < size; i++) {
        List<Object> image = new ArrayList<>(podSpec);
        image.addAll(List.of(list, i, "image"));
        add(ImagePart.IMAGE, image);
      }
    }
  }

  private void ofRelease(Map<?, ?> annotations) {
    Map<?, ?> values = map(map(object, "spec"), "values");
    ofContainer(values, List.of("spec", "values"));
    for (Object key : values.keySet()) {
      ofContainer(map(values, key), List.of("spec", "values", key));
    }
    TreeSet<String> names = new TreeSet<>();
    for (Object name : annotations.keySet()) {
      names.add(name.toString());
    }
    for (String name : names) {
      if (name.startsWith(REPOSITORY)) {
        Object tag = annotations.get("tag.fluxcd.io/" + name.substring(REPOSITORY.length()));
        String path = String.valueOf(tag == null ? annotations.get(name) : tag);
        List<Object> steps = new ArrayList<>(List.of("spec", "values"));
        steps.addAll(List.of(path.split("\\.", -1)));
        add(tag == null ? ImagePart.IMAGE : ImagePart.TAG, steps);
      }
    }
  }

  private void ofContainer(Map<?, ?> container, List<Object> path) {
    Map<?, ?> image = map(container, "image");
    boolean isText = container.get("image") instanceof String;
    boolean hasTag = (isText ? container : image).get("tag") instanceof String;
    List<Object> steps = new ArrayList<>(path);
    if (!isText) {
      steps.add("image");
    }
    if (isText || image.get("repository") instanceof String) {
      steps.add(hasTag ? "tag" : isText ? "image" : "repository");
      add(hasTag ? ImagePart.TAG : ImagePart.IMAGE, steps);
    }
  }

  /** Adds a text if Flux v1 takes it for a tag or an image; an image with a digest is none. */
  private void add(ImagePart part, List<Object> steps) {
    FieldPath path = new FieldPath(steps);
    List<Object> at = path.in(object);
    if (at == null || !(FieldPath.value(object, at) instanceof String text)) {
      return;
    }
    ImageReference image = ImageReference.of(text);
    boolean isTaken =
        part == ImagePart.TAG
            ? ImageReference.isTag(text)
            : image != null && image.digest().isEmpty();
    if (isTaken && paths.add(path)) {
      found.add(new ImageHandover(path, part, false, null, ProfilePath.ROOT));
    }
  }

  private static Map<?, ?> map(Map<?, ?> tree, @Nullable Object key) {
    return tree.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }
}
