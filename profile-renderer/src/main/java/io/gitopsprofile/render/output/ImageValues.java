package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.rendered.ImageValue;
import io.gitopsprofile.yaml.MarkedYaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the texts of an object that the profile hands to image automation. */
final class ImageValues {

  private static final Comparator<ImageValue> BY_START = Comparator.comparingInt(ImageValue::start);

  private final Map<List<Object>, ImageHandover> found = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> object;

  private ImageValues(Map<String, @Nullable Object> object) {
    this.object = object;
  }

  /** Finds the texts; reports a path that leads to none at its place in the profile. */
  static ImageValues in(
      Map<String, @Nullable Object> object,
      List<ImageHandover> handed,
      DiagnosticCollector problems) {
    ImageValues values = new ImageValues(object);
    for (ImageHandover handover : handed) {
      if (handover.policy() == null && !handover.place().equals(ProfilePath.ROOT)) {
        problems.add(
            DiagnosticCode.IMAGE_PATH,
            handover.place(),
            "not exactly one policy sets " + handover.path(),
            "write one of image, tag, name and digest with a policy, such as tag:"
                + " flux-system:podinfo");
        continue;
      }
      @Nullable String problem = values.add(handover);
      if (problem != null) {
        problems.add(
            DiagnosticCode.IMAGE_PATH,
            handover.place(),
            "the policy " + handover.policy() + " cannot set " + handover.path() + "; " + problem,
            "name the path of a text that is " + handover.part().words());
      }
    }
    return values;
  }

  /** Adds a text; returns the reason if there is none. */
  private @Nullable String add(ImageHandover handover) {
    List<Object> path = handover.path().in(object);
    if (path == null) {
      return "the object has no such value";
    }
    if (!(FieldPath.value(object, path) instanceof String text)) {
      return "the value is not a text";
    }
    if (!handover.part().has(text)) {
      return "\"" + shortened(text) + "\" is not " + handover.part().words();
    }
    return found.putIfAbsent(path, handover) == null ? null : "another policy sets this value";
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  /** The comment behind each text, by its keys and indices. */
  Map<List<Object>, String> markers() {
    Map<List<Object>, String> markers = new LinkedHashMap<>();
    for (Map.Entry<List<Object>, ImageHandover> entry : found.entrySet()) {
      markers.put(entry.getKey(), entry.getValue().marker());
    }
    return markers;
  }

  /** The values in the order of the text that was written with these markers. */
  List<ImageValue> at(Map<List<Object>, MarkedYaml.Span> spans) {
    List<ImageValue> values = new ArrayList<>();
    for (Map.Entry<List<Object>, MarkedYaml.Span> entry : spans.entrySet()) {
      ImageHandover handover = found.get(entry.getKey());
      if (handover != null && FieldPath.value(object, entry.getKey()) instanceof String text) {
        values.add(
            new ImageValue(
                FieldPath.byNames(object, entry.getKey()),
                handover.part(),
                handover.renames(),
                handover.policy() == null ? "" : handover.policy().toString(),
                text,
                entry.getValue().start(),
                entry.getValue().end()));
      }
    }
    values.sort(BY_START);
    return values;
  }
}
