package io.gitopsprofile.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Composes YAML text into nodes without guessing types: bare text carries {@link #BARE}, so that
 * its meaning is decided by whoever reads it, and a tag that the author wrote stays what it is.
 */
final class NodeComposer {

  /** The tag of text without quotes and without a tag. */
  static final Tag BARE = new Tag("tag:gitopsprofile.io,2026:bare");

  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  /**
   * Levels of maps and lists in each other: enough for {@link KubernetesYaml#MAX_DEPTH} inside the
   * typed parts, few enough for a thread with a small stack, since composing is recursive.
   */
  static final int MAX_DEPTH = 120;

  /** Keys and values of a text: a byte or two can be one, and a node takes 250 in memory. */
  static final int MAX_NODES = 200_000;

  private NodeComposer() {}

  /** What stands in a file without a document. */
  static final Node EMPTY = new ScalarNode(BARE, "", null, null, DumperOptions.ScalarStyle.PLAIN);

  /** The documents of the text; none if it is empty. */
  static List<Node> composeAll(String yaml) {
    StreamReader reader = new StreamReader(yaml);
    Composer composer = composer(reader);
    List<Node> documents = new ArrayList<>();
    try {
      while (composer.checkNode()) {
        documents.add(composer.getNode());
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // What SnakeYAML throws at an escape that the end of the text cuts off, or at one in a tag.
      throw new MalformedEscapeException(reader.getMark(), e);
    }
    return documents;
  }

  private static Composer composer(StreamReader reader) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST_TEXT);
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    // Tags never choose a class here; an unknown one is reported with its place by the reader.
    options.setTagInspector(tag -> true);
    return new Shallow(new ParserImpl(reader, options), options);
  }

  /** Refuses deep nesting with its place, where SnakeYAML's own limit has none. */
  private static final class Shallow extends Composer {

    private int depth;
    private int nodes;

    Shallow(Parser parser, LoaderOptions options) {
      super(parser, new NoGuessing(), options);
    }

    /** A tag of "!" alone says that bare text is text, whatever it looks like. */
    @Override
    protected Node composeScalarNode(@Nullable String anchor, List<CommentLine> comments) {
      boolean text =
          parser.peekEvent() instanceof ScalarEvent scalar && "!".equals(scalar.getTag());
      count();
      Node node = super.composeScalarNode(anchor, comments);
      if (text) {
        node.setTag(Tag.STR);
      }
      return node;
    }

    @Override
    protected Node composeSequenceNode(@Nullable String anchor) {
      enter();
      Node node = super.composeSequenceNode(anchor);
      depth--;
      return node;
    }

    @Override
    protected Node composeMappingNode(@Nullable String anchor) {
      enter();
      Node node = super.composeMappingNode(anchor);
      depth--;
      return node;
    }

    private void enter() {
      count();
      if (++depth > MAX_DEPTH) {
        throw new ExcessException(
            "maps and lists are nested more than " + MAX_DEPTH + " levels deep",
            "make the value flatter",
            parser.peekEvent().getStartMark());
      }
    }

    private void count() {
      if (++nodes > MAX_NODES) {
        throw new ExcessException(
            "there are more than " + MAX_NODES + " keys and values",
            "split the file into smaller files",
            parser.peekEvent().getStartMark());
      }
    }
  }

  /** The text nests maps and lists too deep, or has too many of them. */
  static final class ExcessException extends MarkedYAMLException {

    private static final long serialVersionUID = 1L;

    private final String fix;

    ExcessException(String problem, String fix, @Nullable Mark mark) {
      super(null, null, problem, mark);
      this.fix = fix;
    }

    String fix() {
      return fix;
    }
  }

  /**
   * An escape in a text in double quotes, or in a tag, is cut off or stands for nothing allowed.
   */
  private static final class MalformedEscapeException extends MarkedYAMLException {

    private static final long serialVersionUID = 1L;

    MalformedEscapeException(@Nullable Mark mark, Throwable cause) {
      super(
          null, null, "the text or tag before here has an escape that cannot be read", mark, cause);
    }
  }

  private static final class NoGuessing extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      // None: building the patterns of YAML 1.1 would also cost start-up time.
    }

    @Override
    public Tag resolve(NodeId kind, @Nullable String value, boolean implicit) {
      return switch (kind) {
        case scalar -> implicit ? BARE : Tag.STR;
        case sequence -> Tag.SEQ;
        case mapping, anchor -> Tag.MAP;
      };
    }
  }
}
