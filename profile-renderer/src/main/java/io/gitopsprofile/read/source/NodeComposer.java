package io.gitopsprofile.read.source;

import io.gitopsprofile.model.value.Limits;
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
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Composes YAML text into nodes without resolving types: a plain scalar gets the tag {@link #BARE},
 * so that the reader of the node decides its type. A tag written by the author stays.
 */
public final class NodeComposer {

  /** The tag of a plain scalar without an explicit tag. */
  public static final Tag BARE = new Tag("tag:gitopsprofile.io,2026:bare");

  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  private NodeComposer() {}

  /** The node of a file without a document. */
  public static final Node EMPTY =
      new ScalarNode(BARE, "", null, null, DumperOptions.ScalarStyle.PLAIN);

  /** The documents of the text; empty if the text is empty. */
  public static List<Node> composeAll(String yaml) {
    StreamReader reader = new StreamReader(yaml);
    Composer composer = composer(reader);
    List<Node> documents = new ArrayList<>();
    try {
      while (composer.checkNode()) {
        documents.add(composer.getNode());
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // SnakeYAML throws this for an escape that is cut off by the end of the text, or an escape
      // in a tag.
      throw new MalformedEscapeException(reader.getMark(), e);
    }
    return documents;
  }

  private static Composer composer(StreamReader reader) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST_TEXT);
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    // Tags never select a Java class here; the reader reports an unknown tag with its position.
    options.setTagInspector(tag -> true);
    return new Shallow(new ParserImpl(reader, options), options);
  }

  /** Rejects deep nesting with a position, which SnakeYAML's own limit does not give. */
  private static final class Shallow extends Composer {

    private int depth;
    private int nodes;

    Shallow(Parser parser, LoaderOptions options) {
      super(parser, new NoGuessing(), options);
    }

    /** Composes a scalar; the tag "!" alone makes a plain scalar text. */
    @Override
    protected Node composeScalarNode(@Nullable String anchor, List<CommentLine> comments) {
      boolean text =
          parser.peekEvent() instanceof ScalarEvent scalar && "!".equals(scalar.getTag());
      count();
      Node node = super.composeScalarNode(anchor, comments);
      if (text) {
        node.setTag(Tag.STR);
      }
      refuseLongerThan(Limits.FREE_TEXT, "a text", node);
      return node;
    }

    @Override
    protected Node composeKeyNode(MappingNode node) {
      Node key = super.composeKeyNode(node);
      refuseLongerThan(Limits.KEY, "a key", key);
      return key;
    }

    private static void refuseLongerThan(int most, String what, Node node) {
      if (node instanceof ScalarNode scalar && scalar.getValue().length() > most) {
        throw new ExcessException(
            what + " has more than " + most + " characters",
            "make it shorter",
            node.getStartMark());
      }
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
      if (++depth > Limits.FILE_DEPTH) {
        throw new ExcessException(
            "maps and lists are nested more than " + Limits.FILE_DEPTH + " levels deep",
            "reduce the nesting",
            parser.peekEvent().getStartMark());
      }
    }

    private void count() {
      if (++nodes > Limits.FILE_NODES) {
        throw new ExcessException(
            "there are more than " + Limits.FILE_NODES + " keys and values",
            "split the file into smaller files",
            parser.peekEvent().getStartMark());
      }
    }
  }

  /** Signals text that nests maps and lists too deep, has too many nodes, or one too long. */
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

  /** Signals an incomplete or invalid escape in double-quoted text or in a tag. */
  private static final class MalformedEscapeException extends MarkedYAMLException {

    private static final long serialVersionUID = 1L;

    MalformedEscapeException(@Nullable Mark mark, Throwable cause) {
      super(null, null, "the text or tag before this position has an invalid escape", mark, cause);
    }
  }

  private static final class NoGuessing extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      // The patterns of YAML 1.1 are left out: compiling them would cost start-up time.
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
