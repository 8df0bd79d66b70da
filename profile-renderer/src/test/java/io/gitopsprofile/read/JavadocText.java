package io.gitopsprofile.read;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of Javadoc as an editor can show it: its first paragraph, without marks and samples.
 *
 * @param marked the text, with each {@code {@code ...}} between two private characters
 */
record JavadocText(String marked) {

  static final JavadocText NONE = new JavadocText("");

  private static final char OPEN = '\ue000';
  private static final char CLOSE = '\ue001';
  private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "amp", "&");

  /** The words for Java's null in the language. */
  private static final Pattern NULL = Pattern.compile("\\bnull\\b");

  private static final String CODE = OPEN + "([^" + CLOSE + "]*)" + CLOSE;
  private static final Pattern DEFAULT =
      Pattern.compile("\\bdefault(?: is|,)? (?:" + CODE + "|([^\\s;,.)]+))");
  private static final Pattern DEFAULT_BEHIND = Pattern.compile(CODE + " \\(the default\\)");
  private static final Pattern DEFAULT_OF_NULL = Pattern.compile("\\bnull means " + CODE);
  private static final Pattern SUCH_AS = Pattern.compile("\\bsuch as " + CODE);
  private static final Pattern ANY_CODE = Pattern.compile(CODE);

  static JavadocText of(List<? extends DocTree> trees) {
    StringBuilder text = new StringBuilder();
    boolean sample = false;
    for (DocTree tree : trees) {
      if (tree instanceof StartElementTree start) {
        if (start.getName().contentEquals("p") && !text.toString().isBlank()) {
          break;
        }
        sample |= start.getName().contentEquals("pre");
      } else if (tree instanceof EndElementTree end) {
        sample &= !end.getName().contentEquals("pre");
      } else if (!sample) {
        text.append(text(tree));
      }
    }
    return new JavadocText(text.toString().replaceAll("\\s+", " ").strip());
  }

  private static String text(DocTree tree) {
    if (tree instanceof TextTree text) {
      return text.getBody();
    }
    if (tree instanceof LiteralTree literal) {
      String body = literal.getBody().getBody().strip();
      return literal.getKind() == DocTree.Kind.CODE ? OPEN + body + CLOSE : body;
    }
    if (tree instanceof EntityTree entity) {
      return ENTITIES.get(entity.getName().toString());
    }
    if (tree instanceof LinkTree link) {
      return link.getLabel().isEmpty()
          ? link.getReference().getSignature().replaceAll("^#|\\(.*$", "")
          : of(link.getLabel()).marked;
    }
    throw new IllegalArgumentException("no plain text for " + tree.getKind() + ": " + tree);
  }

  boolean isEmpty() {
    return marked.isEmpty();
  }

  /** The text of a description. */
  String plain() {
    String text = NULL.matcher(marked).replaceAll("left out");
    // A hyphen at the end of a line of the source.
    text = text.replaceAll("(?<=\\p{L})- (?=\\p{L})", "-");
    text = text.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The candidates for a default in the text, words of prose included. */
  List<String> defaults() {
    List<String> found = new ArrayList<>();
    for (Pattern pattern : List.of(DEFAULT, DEFAULT_BEHIND, DEFAULT_OF_NULL)) {
      Matcher matcher = pattern.matcher(marked);
      while (matcher.find()) {
        String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        boolean prose = matcher.group(1) == null && !word.matches("[0-9]+%?|true|false|[A-Z]\\w+");
        if (!prose) {
          found.add(word);
        }
      }
    }
    return found;
  }

  /** The text after "such as". */
  List<String> examples() {
    return SUCH_AS.matcher(marked).results().map(match -> match.group(1)).toList();
  }

  /** All text that is marked as code. */
  List<String> code() {
    return ANY_CODE.matcher(marked).results().map(match -> match.group(1)).toList();
  }
}
