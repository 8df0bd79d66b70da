package io.gitopsprofile.read;

import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.read.ProfileEditor.CannotEditException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds what a path leads to in a profile's text: a node, its key, and where both begin and end.
 */
final class EditPlaces {

  /** Keys whose values a preset's are not merged with: what stands there replaces all of them. */
  private static final Set<String> NOT_MERGED =
      Set.of("exec", "httpGet", "tcpSocket", "grpc", "strategy");

  private final NodeText text;
  private final Node root;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> shared = Collections.newSetFromMap(new IdentityHashMap<>());

  EditPlaces(NodeText text, List<Node> documents) {
    this.text = text;
    Node first = null;
    for (Node document : documents) {
      first = first == null && !ScalarTyping.isNull(document) ? document : first;
    }
    if (first == null) {
      throw new CannotEditException("the profile is empty");
    }
    root = first;
    note(root);
  }

  private void note(Node node) {
    if (!seen.add(node)) {
      shared.add(node);
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::note);
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        note(tuple.getKeyNode());
        note(tuple.getValueNode());
      }
    }
  }

  /** Refuses a node that an alias brings to a second place. */
  void refuseShared(Node node) {
    if (shared.contains(node)) {
      throw new CannotEditException("an alias brings the value to other places too");
    }
  }

  /**
   * A place in the text.
   *
   * @param parent the map or list that holds the value; the value itself for the root
   * @param index the place among the parent's entries
   * @param key the key's node; null for an element of a list and for the root
   * @param value the value, or the last one on the way that is written
   * @param start where the value, or the alias that stands for it, begins
   * @param end where it ends
   * @param before where the entry before it ends, or the parent begins
   * @param isAlias whether an alias stands there
   * @param inFlow whether it stands between braces or brackets
   * @param preset the preset of the workload that it is part of; null for none
   * @param missing the keys that lead on from the value and are not written
   * @param container the name of the preset's container that these keys are in; null for none
   * @param elementStart where an element of a list in block style begins with its dash
   */
  record Spot(
      CollectionNode<?> parent,
      int index,
      @Nullable Node key,
      Node value,
      int start,
      int end,
      int before,
      boolean isAlias,
      boolean inFlow,
      @Nullable Preset preset,
      List<String> missing,
      @Nullable String container,
      int elementStart) {

    boolean isWritten() {
      return missing.isEmpty();
    }

    /** The same place, from which more keys lead on. */
    Spot leadingOn(List<String> keys, @Nullable String into) {
      return new Spot(
          parent,
          index,
          key,
          value,
          start,
          end,
          before,
          isAlias,
          inFlow,
          preset,
          keys,
          into,
          elementStart);
    }
  }

  /**
   * Follows a path.
   *
   * @throws CannotEditException if it leads through what cannot be changed at one place
   */
  Spot find(ProfilePath path) {
    if (!(root instanceof CollectionNode<?> top)) {
      throw new CannotEditException("the profile is not a mapping");
    }
    boolean flow = NodeText.isFlow(top);
    int end = flow ? text.end(top) : end(top);
    Spot at =
        new Spot(top, 0, null, top, text.start(top), end, 0, false, flow, null, List.of(), null, 0);
    List<Object> steps = path.steps();
    for (int i = 0; i < steps.size(); i++) {
      Integer index = isContainers(at, steps, i) ? container(at, steps, i) : null;
      if (index != null && index < 0) {
        return inNewContainer(at, steps);
      }
      Spot next = child(at, index == null ? step(at, steps, i) : index);
      if (next == null) {
        refuseMerged(at, steps.get(i));
        return at.leadingOn(missing(at, steps, i), null);
      }
      at = next;
    }
    return at;
  }

  /** The keys that are not written, from one step on. */
  private static List<String> missing(Spot at, List<Object> steps, int from) {
    List<String> keys = new ArrayList<>();
    for (int i = from; i < steps.size(); i++) {
      if (!(steps.get(i) instanceof String key)) {
        throw new CannotEditException("the list is not written in the file");
      }
      if (at.preset() != null && NOT_MERGED.contains(key)) {
        throw new CannotEditException("the preset's " + key + " is not written in the file");
      }
      keys.add(key);
    }
    return keys;
  }

  /** Refuses to write beside what a merge key brings in, unless it is the one value itself. */
  private static void refuseMerged(Spot at, Object step) {
    if (at.value() instanceof MappingNode mapping && step instanceof String key) {
      Place whole = new Place(new SourceFile("", ""), mapping, ProfilePath.ROOT);
      Place merged = new Entries(whole, new Problems()).value(key);
      if (merged != null && merged.node() instanceof CollectionNode) {
        throw new CannotEditException("a merge key brings the value in");
      }
    }
  }

  private @Nullable Spot child(Spot at, Object step) {
    if (at.isAlias() || shared.contains(at.value())) {
      throw new CannotEditException("an alias brings the value in");
    }
    if (step instanceof Integer index) {
      return at.value() instanceof SequenceNode list && index < list.getValue().size()
          ? element(at, list, index)
          : null;
    }
    if (!(at.value() instanceof MappingNode mapping)) {
      return null;
    }
    int before = text.contentStart(mapping) + (NodeText.isFlow(mapping) ? 1 : 0);
    for (int i = 0; i < mapping.getValue().size(); i++) {
      NodeTuple tuple = mapping.getValue().get(i);
      Node value = tuple.getValueNode();
      Bounds bounds = bounds(value, afterKey(tuple, before));
      if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step)) {
        return new Spot(
            mapping,
            i,
            key,
            value,
            bounds.start(),
            bounds.end(),
            before,
            bounds.isAlias(),
            at.inFlow() || isFlow(value),
            at.preset(),
            List.of(),
            null,
            text.start(key));
      }
      before = bounds.end();
    }
    return null;
  }

  private Spot element(Spot at, SequenceNode list, int index) {
    int before = text.contentStart(list) + (NodeText.isFlow(list) ? 1 : 0);
    for (int i = 0; i < index; i++) {
      before = bounds(list.getValue().get(i), before).end();
    }
    Node value = list.getValue().get(index);
    Bounds bounds = bounds(value, before);
    return new Spot(
        list,
        index,
        null,
        value,
        bounds.start(),
        bounds.end(),
        before,
        bounds.isAlias(),
        at.inFlow() || isFlow(value),
        at.preset() == null ? preset(value) : at.preset(),
        List.of(),
        null,
        NodeText.isFlow(list) ? bounds.start() : text.dashBefore(bounds.start()));
  }

  private static boolean isFlow(Node node) {
    return node instanceof CollectionNode<?> collection && NodeText.isFlow(collection);
  }

  /** Where the entry of this index begins: with its key or dash, or with the value in a list. */
  int elementStart(CollectionNode<?> parent, int index) {
    if (parent instanceof MappingNode mapping) {
      return text.start(mapping.getValue().get(index).getKeyNode());
    }
    SequenceNode list = (SequenceNode) parent;
    int before = text.contentStart(list) + 1;
    for (int i = 0; i < index; i++) {
      before = bounds(list.getValue().get(i), before).end();
    }
    int start = bounds(list.getValue().get(index), before).start();
    return NodeText.isFlow(list) ? start : text.dashBefore(start);
  }

  /** Where the last entry of a map or list ends. */
  int end(CollectionNode<?> node) {
    int end = text.contentStart(node);
    if (node instanceof SequenceNode list) {
      for (Node element : list.getValue()) {
        end = bounds(element, end).end();
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        end = bounds(tuple.getValueNode(), afterKey(tuple, end)).end();
      }
    }
    return end;
  }

  private int afterKey(NodeTuple tuple, int before) {
    Node key = tuple.getKeyNode();
    if (text.start(key) < before) {
      return text.endOfAlias(text.nextAlias(before));
    }
    return key instanceof ScalarNode ? text.end(key) : bounds(key, before).end();
  }

  private Bounds bounds(Node value, int from) {
    if (text.start(value) < from) {
      int alias = text.nextAlias(from);
      return new Bounds(alias, text.endOfAlias(alias), true);
    }
    boolean ends = value instanceof ScalarNode || isFlow(value);
    int end = ends ? text.end(value) : end((CollectionNode<?>) value);
    return new Bounds(text.start(value), end, false);
  }

  private record Bounds(int start, int end, boolean isAlias) {}

  /** The step as the text has it: objects of files before it would count, too. */
  private static Object step(Spot at, List<Object> steps, int i) {
    return i == 1 && steps.get(0).equals("manifests") && steps.get(1) instanceof Integer index
        ? manifest(at, index)
        : steps.get(i);
  }

  /** Whether the step leads to the containers, or to one of them, of a workload with a preset. */
  private static boolean isContainers(Spot at, List<Object> steps, int i) {
    return at.preset() != null
        && steps.get(0).equals("workloads")
        && steps.size() > 4
        && ((i == 2 && steps.get(2).equals("containers") && !has(at.value(), "containers"))
            || (i == 3 && steps.get(2).equals("containers")));
  }

  /**
   * The index in the text of a container that is merged with a preset's by name; below 0 for one of
   * which the profile writes nothing.
   */
  private static int container(Spot at, List<Object> steps, int i) {
    List<String> names = names(at.preset());
    int wanted = (Integer) steps.get(3);
    int size = names.size();
    Set<Integer> replaced = new HashSet<>();
    if (i == 3 && at.value() instanceof SequenceNode list) {
      for (int written = 0; written < list.getValue().size(); written++) {
        int base = names.indexOf(scalar(list.getValue().get(written), "name"));
        if ((base >= 0 && replaced.add(base) ? base : size++) == wanted) {
          return written;
        }
      }
    }
    if (wanted >= names.size()) {
      throw new CannotEditException("the container is not written in the file");
    }
    return -1;
  }

  private static Spot inNewContainer(Spot at, List<Object> steps) {
    String name = names(at.preset()).get((Integer) steps.get(3));
    return at.leadingOn(missing(at, steps, 4), name);
  }

  private static List<String> names(@Nullable Preset preset) {
    List<String> names = new ArrayList<>();
    if (preset != null) {
      for (Container container : preset.in("default").build().containers()) {
        names.add(container.name());
      }
    }
    return names;
  }

  private static Object manifest(Spot at, int index) {
    if (at.value() instanceof SequenceNode list) {
      for (int i = 0; i <= index && i < list.getValue().size(); i++) {
        Node element = list.getValue().get(i);
        if (!(element instanceof MappingNode mapping) || hidesObjects(mapping)) {
          throw new CannotEditException("the object may stand in another file");
        }
      }
    }
    return index;
  }

  private static boolean hidesObjects(MappingNode mapping) {
    return has(mapping, "file") || "List".equals(scalar(mapping, "kind"));
  }

  private static @Nullable Preset preset(Node node) {
    String name = scalar(node, "preset");
    for (Preset preset : Preset.values()) {
      if (preset.toString().equals(name)) {
        return preset;
      }
    }
    return null;
  }

  private static boolean has(Node node, String key) {
    return value(node, key) != null;
  }

  /** The text of a key of a mapping; null if there is none. */
  private static @Nullable String scalar(Node node, String key) {
    return value(node, key) instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  private static @Nullable Node value(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }
}
