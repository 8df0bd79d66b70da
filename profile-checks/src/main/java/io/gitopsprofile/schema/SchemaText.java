package io.gitopsprofile.schema;

import io.gitopsprofile.schema.ValueType.ScalarKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A data file: kinds, and behind them the types of their fields in the order of their names. Lines
 * are found by searching the text, so that only the types that occur are read.
 *
 * <pre>
 * # a comment
 * = KEDA 2.20.2
 * k keda.sh/v1alpha1 ScaledObject n 3f
 * :3f
 * maxReplicaCount i
 * scaleTargetRef! @1c
 * </pre>
 *
 * <p>A line {@code k} has version, kind, scope ({@code n} or {@code c}) and type of a kind. A line
 * {@code :} starts a type, and {@code *} below it says that the type is open. A field has a name,
 * with {@code !} if it is required, and a type: a letter for a scalar, {@code |a|b} for the strings
 * a and b, {@code *} for any value, <code>[</code> for a list and <code>{</code> for a mapping of
 * the type behind, {@code @} for another type of the file, {@code M} for the metadata of every
 * object. Kinds and fields of Kubernetes end with its minor versions, {@code 18-} or {@code 14-24},
 * unless all have them.
 */
final class SchemaText {

  private static final char LINE = '\n';

  /** The start of a line that starts a type. */
  private static final String TYPE = LINE + ":";

  private static final Map<String, SchemaText> FILES = new ConcurrentHashMap<>();

  private final String text;

  /** The part of the text before the types. */
  private final String kinds;

  private final KindSchema.Origin origin;
  private final Map<String, ObjectType> types = new HashMap<>();

  SchemaText(String text, KindSchema.Source source) {
    this.text = text;
    this.kinds = text.substring(0, text.indexOf(TYPE) + 1);
    this.origin = new KindSchema.Origin(source, lineAfter(LINE + "= "));
  }

  /** Returns a data file of this package. */
  static SchemaText of(String name) {
    SchemaText known = FILES.get(name);
    if (known == null) {
      KindSchema.Source source =
          name.equals("kubernetes") ? KindSchema.Source.KUBERNETES : KindSchema.Source.CATALOGUE;
      known = new SchemaText(read(name), source);
      FILES.put(name, known);
    }
    return known;
  }

  static String read(String name) {
    try (InputStream in = SchemaText.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("there is no data file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the newest minor version of Kubernetes that the file has. */
  int newestMinor() {
    String versions = lineAfter(LINE + "r ");
    return Integer.parseInt(versions.substring(versions.indexOf(' ') + 1));
  }

  private String lineAfter(String mark) {
    int at = kinds.indexOf(mark);
    return at < 0 ? "" : text.substring(at + mark.length(), end(at + mark.length()));
  }

  /** Returns a version of a kind; null if the file does not have it. */
  @Nullable KindSchema find(String apiVersion, String kind) {
    String mark = LINE + "k " + apiVersion + " " + kind + " ";
    int at = kinds.indexOf(mark);
    return at < 0 ? null : kind(at + 1);
  }

  /** Returns all versions of the kinds of a group. */
  List<KindSchema> kinds(String group) {
    String mark = LINE + "k " + (group.isEmpty() ? "v" : group + "/");
    List<KindSchema> found = new ArrayList<>();
    for (int at = kinds.indexOf(mark); at >= 0; at = kinds.indexOf(mark, at + 1)) {
      KindSchema kind = kind(at + 1);
      if (!group.isEmpty() || kind.apiVersion().indexOf('/') < 0) {
        found.add(kind);
      }
    }
    return found;
  }

  private KindSchema kind(int start) {
    String[] words = text.substring(start, end(start)).split(" ", -1);
    String versions = words.length > 5 ? words[5] : "";
    return new KindSchema(
        words[1],
        words[2],
        words[3].equals("n"),
        type(words[4]),
        first(versions),
        last(versions),
        origin);
  }

  private synchronized ObjectType type(String name) {
    ObjectType type = types.get(name);
    if (type == null) {
      type = new ObjectType(name, this);
      types.put(name, type);
    }
    return type;
  }

  /** Returns the fields of a type; an open type without fields if the file does not have it. */
  ObjectType.Fields fieldsOf(String name) {
    List<Field> fields = new ArrayList<>();
    boolean isOpen = false;
    int line = startOf(name);
    if (line < 0) {
      return new ObjectType.Fields(fields, true);
    }
    while (line < text.length() && text.charAt(line) != ':') {
      int end = end(line);
      if (text.charAt(line) == '*') {
        isOpen = true;
      } else {
        fields.add(field(text.substring(line, end)));
      }
      line = end + 1;
    }
    return new ObjectType.Fields(fields, isOpen);
  }

  /**
   * Returns the place behind the line of a type; -1 if the file does not have it. The types are in
   * the order of their names, so that few lines are looked at: a search from the start would be
   * slow in a Java machine that has just started.
   */
  private int startOf(String name) {
    int low = kinds.length();
    int high = text.length();
    while (low < high) {
      int start = typeBefore((low + high) / 2, low);
      int end = end(start);
      int order = text.substring(start + 1, end).compareTo(name);
      if (order == 0) {
        return end + 1;
      }
      if (order > 0) {
        high = start;
      } else {
        int next = text.indexOf(TYPE, end);
        low = next < 0 ? high : next + 1;
      }
    }
    return -1;
  }

  /** Returns the start of the type that a place is in. */
  private int typeBefore(int place, int least) {
    int start = place;
    while (start > least && !(text.charAt(start) == ':' && text.charAt(start - 1) == LINE)) {
      start--;
    }
    return start;
  }

  private Field field(String line) {
    int nameEnd = line.indexOf(' ');
    int typeEnd = line.indexOf(' ', nameEnd + 1);
    String versions = typeEnd < 0 ? "" : line.substring(typeEnd + 1);
    boolean required = line.charAt(nameEnd - 1) == '!';
    return new Field(
        line.substring(0, required ? nameEnd - 1 : nameEnd),
        valueType(line.substring(nameEnd + 1, typeEnd < 0 ? line.length() : typeEnd)),
        required,
        first(versions),
        last(versions));
  }

  private ValueType valueType(String written) {
    char mark = written.charAt(0);
    String rest = written.substring(1);
    return switch (mark) {
      case '*' -> new ValueType.Free();
      case '[' -> new ValueType.ListOf(valueType(rest));
      case '{' -> new ValueType.MapOf(valueType(rest));
      case '@' -> type(rest);
      case 'M' -> Schemas.metadata();
      case '|' -> new ValueType.Scalar(ScalarKind.STRING, List.of(rest.split("\\|", -1)));
      default -> scalar(mark);
    };
  }

  private static ValueType scalar(char letter) {
    for (ScalarKind kind : ScalarKind.values()) {
      if (kind.letter() == letter) {
        return new ValueType.Scalar(kind, List.of());
      }
    }
    throw new IllegalStateException("the data has an unknown type " + letter);
  }

  private static int first(String versions) {
    int dash = versions.indexOf('-');
    return dash <= 0 ? 0 : Integer.parseInt(versions.substring(0, dash));
  }

  private static int last(String versions) {
    int dash = versions.indexOf('-');
    return dash < 0 || dash == versions.length() - 1
        ? Field.ALL
        : Integer.parseInt(versions.substring(dash + 1));
  }

  private int end(int from) {
    int end = text.indexOf(LINE, from);
    return end < 0 ? text.length() : end;
  }
}
