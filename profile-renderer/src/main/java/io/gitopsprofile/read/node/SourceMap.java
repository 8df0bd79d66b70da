package io.gitopsprofile.read.node;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Maps the paths of a profile to source positions. */
public final class SourceMap {

  private final NodeLocation root;
  private final PartOrigins origins;
  private final Map<ProfilePath, NodeLocation> elsewhere = new HashMap<>();
  private final TextNodes texts = new TextNodes();
  private final IdentityHashMap<Node, MappingEntries> entries = new IdentityHashMap<>();

  /** Creates a map of a profile without included files. */
  public SourceMap(NodeLocation root) {
    this(root, new PartOrigins());
  }

  /** Creates a map of a profile; the origins tell the parts in included files. */
  public SourceMap(NodeLocation root, PartOrigins origins) {
    this.root = root;
    this.origins = origins;
  }

  /**
   * Records the location of a value that is in another file or at another index than its path says.
   */
  public void note(ProfilePath path, NodeLocation place) {
    elsewhere.put(path, place);
  }

  /**
   * The position of a value; if the value is not written, the position of its nearest written
   * parent.
   */
  public SourcePosition position(ProfilePath path) {
    return location(path).position();
  }

  private NodeLocation location(ProfilePath path) {
    NodeLocation at = root;
    ProfilePath walked = ProfilePath.ROOT;
    boolean lost = false;
    for (Object step : path.steps()) {
      walked = step instanceof Integer index ? walked.index(index) : walked.key((String) step);
      NodeLocation noted = elsewhere.get(walked);
      NodeLocation next = noted == null && !lost ? child(at, step) : noted;
      lost = next == null;
      at = next == null ? at : next;
    }
    return at;
  }

  /**
   * The diagnostic with the position of its path, if it has no position yet, and without the
   * credentials of that place.
   */
  public Diagnostic locate(Diagnostic diagnostic) {
    if (diagnostic.position() != null) {
      return diagnostic;
    }
    NodeLocation place = location(diagnostic.path());
    SourcePosition key = diagnostic.code().isAboutKey() ? keyAbove(diagnostic.path(), place) : null;
    return origins
        .apply(diagnostic.at(key == null ? place.position() : key))
        .without(place.file().credentials(place.node()));
  }

  /**
   * The position of the key of a mapping or list that starts below it; null for any other value.
   */
  private @Nullable SourcePosition keyAbove(ProfilePath path, NodeLocation value) {
    List<Object> steps = path.steps();
    if (!(value.node() instanceof CollectionNode)
        || steps.isEmpty()
        || !(steps.get(steps.size() - 1) instanceof String name)) {
      return null;
    }
    NodeLocation parent = location(path.parent());
    if (!(parent.node() instanceof MappingNode)) {
      return null;
    }
    Node key = entries(parent).key(name);
    NodeLocation own = entries(parent).value(name);
    return key == null
            || own == null
            || !own.node().equals(value.node())
            || key.getStartMark().getLine() >= value.node().getStartMark().getLine()
        ? null
        : parent.at(key).position();
  }

  private @Nullable NodeLocation child(NodeLocation outer, Object step) {
    NodeLocation place = texts.in(outer);
    Node node = place.node();
    if (step instanceof Integer index) {
      return node instanceof SequenceNode sequence && index < sequence.getValue().size()
          ? place.index(index, sequence.getValue().get(index))
          : null;
    }
    return node instanceof MappingNode ? entries(place).value((String) step) : null;
  }

  private MappingEntries entries(NodeLocation place) {
    MappingEntries known = entries.get(place.node());
    if (known == null) {
      known = new MappingEntries(place, new ReadDiagnostics());
      entries.put(place.node(), known);
    }
    return known;
  }
}
