package io.gitopsprofile.read;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.SourcePosition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line and column of a profile's value. */
public final class SourceMap {

  private final Place root;
  private final Map<ProfilePath, Place> elsewhere = new HashMap<>();

  SourceMap(Place root) {
    this.root = root;
  }

  /**
   * Notes that a value does not stand where its path leads: in another file, or at another index.
   */
  void note(ProfilePath path, Place place) {
    elsewhere.put(path, place);
  }

  /** The place of a value; of the nearest part around it that is written, if itself is not. */
  public SourcePosition position(ProfilePath path) {
    Place at = root;
    ProfilePath walked = ProfilePath.ROOT;
    boolean lost = false;
    for (Object step : path.steps()) {
      walked = step instanceof Integer index ? walked.index(index) : walked.key((String) step);
      Place noted = elsewhere.get(walked);
      Place next = noted == null && !lost ? child(at, step) : noted;
      lost = next == null;
      at = next == null ? at : next;
    }
    return at.position();
  }

  /** The same diagnostic with the position of its path, unless it has one. */
  public Diagnostic locate(Diagnostic diagnostic) {
    return diagnostic.position() == null ? diagnostic.at(position(diagnostic.path())) : diagnostic;
  }

  private static @Nullable Place child(Place place, Object step) {
    Node node = place.node();
    if (step instanceof Integer index) {
      return node instanceof SequenceNode sequence && index < sequence.getValue().size()
          ? place.index(index, sequence.getValue().get(index))
          : null;
    }
    return node instanceof MappingNode
        ? new Entries(place, new Problems()).value((String) step)
        : null;
  }
}
