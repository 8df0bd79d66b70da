package io.gitopsprofile.tree.automation;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.read.scalar.CommentedScalar;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.tree.report.RemovedPolicyMarker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** A file that image automation may write: Flux v1 by annotations, Flux v2 by policy markers. */
final class AutomatedFile {

  private final List<MutableObject> objects = new ArrayList<>();
  private final List<PolicyMarkers> marks = new ArrayList<>();
  private final List<ImageLocation> tags = new ArrayList<>();
  private final List<String> owners = new ArrayList<>();
  private final List<String> comments;

  private AutomatedFile(List<FreeForm> contents, List<String> comments) {
    this.comments = new ArrayList<>(comments);
    for (FreeForm content : contents) {
      MutableObject object = MutableObject.of(content);
      objects.add(object);
      marks.add(new PolicyMarkers(object));
      for (ImageLocation tag : ImageLocations.in(object)) {
        tags.add(tag);
        owners.add(object.identity());
      }
    }
  }

  /** Reads a file; null if no object in it is under image automation. */
  static @Nullable AutomatedFile read(byte[] bytes) {
    boolean mayBeMarked = PolicyMarker.mayOccurIn(bytes);
    if (!mayBeMarked && !FluxV1Automation.mayOccurIn(bytes)) {
      return null;
    }
    Optional<List<FreeForm>> objects = KubernetesObjects.of(bytes);
    if (objects.isEmpty()) {
      return null;
    }
    try {
      AutomatedFile file = new AutomatedFile(objects.get(), YamlComments.of(bytes));
      if (mayBeMarked) {
        file.addMarks(CommentedScalar.in(bytes));
      }
      return file.tags.isEmpty() && !file.isMarked() ? null : file;
    } catch (YAMLException e) {
      return null;
    }
  }

  private void addMarks(List<CommentedScalar> scalars) {
    for (CommentedScalar scalar : scalars) {
      @Nullable PolicyMarker marker = PolicyMarker.of(scalar.comment());
      if (marker != null) {
        marks.get(scalar.document()).add(scalar.path(), marker);
      }
    }
  }

  /** A rendered file, which has no policy markers. */
  static AutomatedFile of(RenderedFile file) {
    List<FreeForm> objects = new ArrayList<>();
    for (RenderedObject object : file.objects()) {
      objects.add(object.content());
    }
    return new AutomatedFile(objects, List.of());
  }

  /** True if the file holds policy markers of Flux v2. */
  boolean isMarked() {
    return marks.stream().anyMatch(ofObject -> !ofObject.isEmpty());
  }

  /** True if the file holds one object, and no comments except policy markers. */
  boolean isPlain() {
    return objects.size() == 1 && otherComments().isEmpty();
  }

  /** True if both files hold one object, and both are the same object in the cluster. */
  boolean isOfSameObject(AutomatedFile other) {
    return objects.size() == 1 && object().identity().equals(other.object().identity());
  }

  /** The file's only object. */
  MutableObject object() {
    return objects.get(0);
  }

  /** The policy markers of the file's only object. */
  PolicyMarkers marks() {
    return marks.get(0);
  }

  /** All markers of the file, as removed ones; another file takes its place. */
  List<RemovedPolicyMarker> dropped(String path) {
    return marks.stream().flatMap(ofObject -> ofObject.dropped(path).stream()).toList();
  }

  List<ImageLocation> tags() {
    return tags;
  }

  /**
   * The image location of the same container of the same object in another file; null if there is
   * none.
   */
  @Nullable ImageLocation counterpart(int index, AutomatedFile other) {
    for (int i = 0; i < other.tags.size(); i++) {
      if (other.owners.get(i).equals(owners.get(index))
          && other.tags.get(i).container().equals(tags.get(index).container())) {
        return other.tags.get(i);
      }
    }
    return null;
  }

  /** Removes the tags that the other file does not have. */
  void removeTags(AutomatedFile other) {
    for (int i = 0; i < tags.size(); i++) {
      @Nullable ImageLocation there = counterpart(i, other);
      if (there != null && there.text().isEmpty() && there.name().equals(tags.get(i).name())) {
        tags.get(i).set("");
      }
    }
  }

  /** The content in normalized style with all comments; image automation writes no comments. */
  byte[] normalized() {
    return text(comments).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The content without the values that image automation sets and the comments of markers. */
  byte[] normalizedWithoutTags() {
    tags.forEach(tag -> tag.set(tag.text().isEmpty() ? PolicyMarkers.NOT_SET : ""));
    marks.forEach(PolicyMarkers::blank);
    StringBuilder text = text(otherComments());
    // Removing a marker together with its field counts as a change, so the paths are added.
    for (PolicyMarkers ofObject : marks) {
      if (!ofObject.isEmpty()) {
        NormalizedText.append(text, List.copyOf(ofObject.comments().keySet()));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private StringBuilder text(List<String> comments) {
    tags.forEach(ImageLocation::joinName);
    StringBuilder text = new StringBuilder();
    for (MutableObject object : objects) {
      NormalizedText.append(text, object.entries());
    }
    NormalizedText.append(text, comments);
    return text;
  }

  private List<String> otherComments() {
    Map<String, Integer> ofMarkers = new HashMap<>();
    for (PolicyMarkers ofObject : marks) {
      ofObject.comments().values().forEach(comment -> ofMarkers.merge(comment, 1, Integer::sum));
    }
    List<String> ordinary = new ArrayList<>();
    for (String comment : comments) {
      if (ofMarkers.merge(comment, -1, Integer::sum) < 0) {
        ordinary.add(comment);
      }
    }
    return ordinary;
  }
}
