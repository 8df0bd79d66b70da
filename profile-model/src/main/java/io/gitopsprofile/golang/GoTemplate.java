package io.gitopsprofile.golang;

import io.gitopsprofile.golang.RecordType.Field;
import io.gitopsprofile.golang.TemplateNode.Action;
import io.gitopsprofile.golang.TemplateNode.Block;
import io.gitopsprofile.golang.TemplateNode.Fields;
import io.gitopsprofile.golang.TemplateNode.Pipe;
import io.gitopsprofile.golang.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template of Go's text/template: whether Go parses and executes it, the fields of the data that
 * it reads, and the text that it prints.
 */
public final class GoTemplate {

  /** The char that stands in {@link #plainText} where an action begins. */
  public static final char FILLED_IN = '\uE000';

  /** More chars than any query has. */
  private static final int LONGEST = 100_000;

  /**
   * The text that a template prints for certain data.
   *
   * @param text the text; null if Go reports a problem or the text is not worked out
   * @param problem the problem that Go reports for these data
   * @param unknown the first action whose text is not worked out
   */
  public record Filled(
      @Nullable String text, @Nullable TemplateProblem problem, @Nullable String unknown) {}

  private final String source;
  private final TemplateText text;
  private final List<TemplateLexer.Span> spans;
  private final Map<String, Block> trees;
  private final @Nullable TemplateProblem problem;
  private final @Nullable TemplateRun run;

  private GoTemplate(
      String source,
      TemplateText text,
      List<TemplateLexer.Span> spans,
      Map<String, Block> trees,
      @Nullable TemplateProblem problem,
      @Nullable TemplateRun run) {
    this.source = source;
    this.text = text;
    this.spans = spans;
    this.trees = trees;
    this.problem = problem;
    this.run = run;
  }

  /**
   * Reads a template and follows it with all data that it may be executed with.
   *
   * @param source the template
   * @param setting the way in which the program reads it
   */
  public static GoTemplate of(String source, TemplateSetting setting) {
    if (source.length() > LONGEST) {
      TemplateText text = new TemplateText("", setting);
      TemplateProblem tooLong =
          new TemplateProblem(
              Kind.LIMIT,
              "is longer than " + LONGEST + " characters",
              "write it shorter",
              "too long to be read here",
              null);
      return new GoTemplate(source, text, List.of(), Map.of(), tooLong, null);
    }
    TemplateText text = new TemplateText(ByteText.of(source), setting);
    TemplateLexer lexer = new TemplateLexer(text);
    Map<String, Block> trees = Map.of();
    TemplateRun run = null;
    TemplateProblem problem = null;
    try {
      trees = new TemplateParser(text, lexer).parse();
      run = new TemplateRun(text, trees, anyOf(setting.data()));
      run.run();
    } catch (TemplateFault fault) {
      problem = fault.problem();
    }
    return new GoTemplate(source, text, lexer.spans(), trees, problem, run);
  }

  private static GoValue anyOf(RecordType type) {
    List<GoValue> fields = new ArrayList<>(type.fields().size());
    for (Field field : type.fields()) {
      fields.add(new GoValue.Unknown(field.type(), field.neverEmpty()));
    }
    return new GoValue.Struct(type, fields);
  }

  /** The error that Go reports, whatever the data are; null if there is none. */
  public @Nullable TemplateProblem problem() {
    return problem;
  }

  /** Tells whether an execution may read a field of the data. */
  public boolean uses(String field) {
    return run != null && run.used().contains(field);
  }

  /** Tells whether the template only prints fields, so that each text of it is one query. */
  public boolean onlyNamesFields() {
    Block tree = trees.get(text.setting().name());
    if (tree == null) {
      return false;
    }
    for (TemplateNode node : tree.nodes()) {
      boolean isText = node instanceof TemplateNode.Text;
      if (!isText && !(node instanceof Action action && isField(action))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isField(Action action) {
    Pipe pipe = action.pipe();
    return pipe.variables().isEmpty()
        && pipe.commands().size() == 1
        && pipe.commands().get(0).words().size() == 1
        && pipe.commands().get(0).words().get(0) instanceof Fields;
  }

  /** The first value that it prints as a list, a map or a struct; null if there is none. */
  public @Nullable String printsInBrackets() {
    return run == null ? null : run.inBrackets();
  }

  /** Tells whether the template prints nothing, whatever the data are. */
  public boolean printsNothing() {
    return run != null && run.printsNothing();
  }

  /**
   * The text between the actions. In the place of an action stand {@link #FILLED_IN} and spaces of
   * its length, in the place of a comment stands nothing.
   */
  public String plainText() {
    if (spans.isEmpty()) {
      return source;
    }
    String bytes = text.bytes();
    StringBuilder plain = new StringBuilder(bytes.length());
    int at = 0;
    for (TemplateLexer.Span span : spans) {
      plain.append(ByteText.text(bytes.substring(at, span.from())));
      if (!span.comment()) {
        plain.append(FILLED_IN).append(" ".repeat(span.to() - span.from() - 1));
      }
      at = span.to();
    }
    return plain.append(ByteText.text(bytes.substring(at))).toString();
  }

  /**
   * The text that it prints for certain data.
   *
   * @param data texts, lists of texts and maps of texts by the names of the fields
   */
  public Filled fillIn(Map<String, Object> data) {
    boolean isUnread =
        problem != null && (problem.kind() == Kind.PARSE || problem.kind() == Kind.LIMIT);
    if (isUnread) {
      return new Filled(null, problem, null);
    }
    RecordType type = text.setting().data();
    List<GoValue> fields = new ArrayList<>(type.fields().size());
    for (Field field : type.fields()) {
      fields.add(value(field, data.get(field.name())));
    }
    TemplateRun filling = new TemplateRun(text, trees, new GoValue.Struct(type, fields));
    try {
      filling.run();
    } catch (TemplateFault fault) {
      boolean certain = fault.problem().kind() != Kind.SOME_EXECUTIONS;
      return certain
          ? new Filled(null, fault.problem(), null)
          : new Filled(null, null, filling.unknown());
    }
    return filling.unknown() == null
        ? new Filled(ByteText.text(filling.text()), null, null)
        : new Filled(null, null, filling.unknown());
  }

  private static GoValue value(Field field, @Nullable Object value) {
    return switch (field.type()) {
      case TEXT -> new GoValue.Text(value == null ? "" : ByteText.of((String) value));
      case TEXTS -> {
        List<String> texts = new ArrayList<>();
        for (Object element : value == null ? List.of() : (List<?>) value) {
          texts.add(ByteText.of((String) element));
        }
        yield new GoValue.Texts(texts, texts.size());
      }
      case TEXT_MAP, ANY_MAP -> {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry :
            value == null ? Set.<Map.Entry<?, ?>>of() : ((Map<?, ?>) value).entrySet()) {
          texts.put(ByteText.of((String) entry.getKey()), ByteText.of((String) entry.getValue()));
        }
        yield new GoValue.TextMap(texts);
      }
      default -> throw new IllegalArgumentException("a field of type " + field.type());
    };
  }
}
