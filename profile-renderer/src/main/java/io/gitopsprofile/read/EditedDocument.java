package io.gitopsprofile.read;

import io.gitopsprofile.check.Edit;
import io.gitopsprofile.check.Edit.Operation;
import io.gitopsprofile.read.EditPlaces.Spot;
import io.gitopsprofile.read.ProfileEditor.CannotEditException;
import io.gitopsprofile.read.ProfileEditor.Change;
import io.gitopsprofile.yaml.InlineYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A profile's text with its nodes, and the change of the text that an edit of a value comes to. */
final class EditedDocument {

  private final NodeText text;
  private final EditPlaces places;

  /**
   * Composes a text.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException if it is not YAML
   */
  EditedDocument(String yaml) {
    this.text = new NodeText(yaml);
    this.places = new EditPlaces(text, NodeComposer.composeAll(yaml));
  }

  /**
   * The change of the text that an edit comes to.
   *
   * @throws CannotEditException if there is none
   */
  Change change(Edit edit) {
    Spot spot = places.find(edit.path());
    return switch (edit.operation()) {
      case SET -> spot.isWritten() ? replace(spot, edit.value()) : create(spot, edit.value());
      case ADD -> add(spot, edit.value());
      case REMOVE -> remove(spot);
      case RENAME_KEY -> rename(spot, String.valueOf(edit.value()));
    };
  }

  /**
   * Makes sure that the text has what an edit was to bring.
   *
   * @throws CannotEditException if it does not
   */
  void confirm(Edit edit) {
    if (edit.operation() != Operation.SET) {
      return;
    }
    Spot spot = places.find(edit.path());
    boolean isCollection = edit.value() instanceof Map<?, ?> || edit.value() instanceof List<?>;
    boolean holds =
        isCollection
            ? spot.value() instanceof CollectionNode
            : (spot.value() instanceof ScalarNode scalar && holds(scalar, edit.value()));
    boolean done = spot.isWritten() && holds;
    if (!done) {
      throw new CannotEditException("the value cannot be written there");
    }
  }

  private static boolean holds(ScalarNode scalar, @Nullable Object value) {
    return value == null ? ScalarTyping.isNull(scalar) : scalar.getValue().equals(value.toString());
  }

  private Change replace(Spot spot, @Nullable Object value) {
    Node old = spot.value();
    if (!spot.isAlias()) {
      places.refuseShared(old);
    }
    int start = spot.start();
    int end = spot.end();
    boolean block = old instanceof CollectionNode<?> collection && !NodeText.isFlow(collection);
    if (!spot.isAlias() && block && isFilled(value) && !spot.inFlow()) {
      return new Change(start, end, text.block(value, text.column(start)).stripLeading());
    }
    if (!spot.isAlias() && block) {
      return inPlaceOfBlock(start, end, InlineYaml.write(value, false));
    }
    if (start == end) {
      return new Change(start, end, text.afterIndicator(start, InlineYaml.write(value, false)));
    }
    return new Change(start, end, inline(spot, old, value));
  }

  private String inline(Spot spot, Node old, @Nullable Object value) {
    if (value instanceof String string && !spot.isAlias() && old instanceof ScalarNode scalar) {
      ScalarStyle style = scalar.getScalarStyle();
      if (style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED) {
        return InlineYaml.quoted(string, style.getChar());
      }
      if (string.indexOf('\n') >= 0 && !spot.inFlow() && spot.key() != null) {
        int column = text.column(text.start(spot.key()));
        return text.block(Map.of("k", string), column).strip().substring("k: ".length());
      }
    }
    return InlineYaml.write(value, spot.inFlow());
  }

  /** A value on one line for a block of lines, behind the key or dash if nothing is between. */
  private Change inPlaceOfBlock(int start, int end, String value) {
    int before = text.backOverBlanks(start);
    boolean direct = before > 0 && ":-".indexOf(text.at(before - 1)) >= 0;
    return direct ? new Change(before, end, " " + value) : new Change(start, end, value);
  }

  private static boolean isFilled(@Nullable Object value) {
    return (value instanceof Map<?, ?> map && !map.isEmpty())
        || (value instanceof List<?> list && !list.isEmpty());
  }

  /** Puts a new key into the last mapping that is written on the way. */
  private Change create(Spot spot, @Nullable Object value) {
    Object whole = value;
    for (int i = spot.missing().size() - 1; i > 0; i--) {
      whole = Collections.singletonMap(spot.missing().get(i), whole);
    }
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    if (spot.container() == null) {
      entry.put(spot.missing().get(0), whole);
      return put(spot, entry);
    }
    Map<String, @Nullable Object> container = new LinkedHashMap<>();
    container.put("name", spot.container());
    container.put(spot.missing().get(0), whole);
    if (spot.value() instanceof SequenceNode) {
      return add(spot.leadingOn(List.of(), null), container);
    }
    entry.put("containers", List.of(container));
    return put(spot, entry);
  }

  private Change put(Spot spot, Map<String, @Nullable Object> entry) {
    Node node = spot.value();
    if (spot.isAlias()) {
      throw new CannotEditException("an alias brings the value in");
    }
    places.refuseShared(node);
    if (ScalarTyping.isNull(node)) {
      return fillEmpty(spot, entry);
    }
    if (!(node instanceof MappingNode mapping)) {
      throw new CannotEditException("there is no mapping to put the key into");
    }
    if (!NodeText.isFlow(mapping)) {
      int last = text.endOfLine(places.end(mapping));
      Node first = mapping.getValue().get(0).getKeyNode();
      return new Change(last, last, text.eol() + text.block(entry, text.column(text.start(first))));
    }
    String braced = InlineYaml.write(entry, true);
    return intoFlow(spot, mapping, '{', braced.substring(1, braced.length() - 1));
  }

  private Change intoFlow(Spot spot, CollectionNode<?> node, char open, String element) {
    int start = text.contentStart(node);
    if (text.at(start) != open) {
      throw new CannotEditException("the mapping has no braces");
    }
    if (node.getValue().isEmpty()) {
      return new Change(start + 1, spot.end() - 1, element);
    }
    int last = places.end(node);
    return new Change(last, last, ", " + element);
  }

  /** Gives a key without a value, or with {@code ~}, a mapping. */
  private Change fillEmpty(Spot spot, Map<String, @Nullable Object> entry) {
    int start = spot.start();
    if (start < spot.end() || spot.inFlow() || spot.key() == null) {
      String braced = InlineYaml.write(entry, spot.inFlow());
      return new Change(start, spot.end(), text.afterIndicator(start, braced));
    }
    int line = text.endOfLine(start);
    int column = text.column(text.start(spot.key())) + 2;
    return new Change(line, line, text.eol() + text.block(entry, column));
  }

  private Change add(Spot spot, @Nullable Object value) {
    if (!spot.isWritten()) {
      if (spot.preset() != null) {
        throw new CannotEditException("the list may be one of a preset");
      }
      return create(spot, List.of(value == null ? "" : value));
    }
    if (spot.isAlias()) {
      throw new CannotEditException("an alias brings the list in");
    }
    places.refuseShared(spot.value());
    if (!(spot.value() instanceof SequenceNode list)) {
      return ScalarTyping.isNull(spot.value())
          ? replace(spot, List.of(value == null ? "" : value))
          : refuse("there is no list to add to");
    }
    if (NodeText.isFlow(list)) {
      return intoFlow(spot, list, '[', InlineYaml.write(value, true));
    }
    int dash = text.start(list);
    if (text.at(dash) != '-') {
      return refuse("the list has an anchor");
    }
    int last = text.endOfLine(places.end(list));
    List<@Nullable Object> element = new ArrayList<>();
    element.add(value);
    return new Change(last, last, text.eol() + text.block(element, text.column(dash)));
  }

  private Change remove(Spot spot) {
    if (!spot.isWritten()) {
      throw new CannotEditException("the value is not written in the file");
    }
    if (!spot.isAlias()) {
      places.refuseShared(spot.value());
    }
    CollectionNode<?> parent = spot.parent();
    int from = spot.key() == null ? spot.elementStart() : text.start(spot.key());
    int to = spot.end();
    int size = parent.getValue().size();
    if (NodeText.isFlow(parent)) {
      if (spot.index() + 1 < size) {
        return new Change(from, places.elementStart(parent, spot.index() + 1), "");
      }
      return new Change(spot.index() == 0 ? from : spot.before(), to, "");
    }
    if (size == 1) {
      return inPlaceOfBlock(from, to, parent instanceof MappingNode ? "{}" : "[]");
    }
    if (text.isFirstOnLine(from)) {
      return text.withoutLines(from, to);
    }
    if (spot.index() + 1 == size || text.at(text.backOverBlanks(from) - 1) == '?') {
      return refuse("the key does not start its line");
    }
    return new Change(from, places.elementStart(parent, spot.index() + 1), "");
  }

  private Change rename(Spot spot, String name) {
    Node key = spot.key();
    if (!spot.isWritten() || !(key instanceof ScalarNode scalar)) {
      return refuse("the key is not written in the file");
    }
    places.refuseShared(key);
    ScalarStyle style = scalar.getScalarStyle();
    boolean quoted = style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED;
    return new Change(
        text.start(key),
        text.end(scalar),
        quoted ? InlineYaml.quoted(name, style.getChar()) : InlineYaml.write(name, spot.inFlow()));
  }

  private static Change refuse(String reason) {
    throw new CannotEditException(reason);
  }
}
