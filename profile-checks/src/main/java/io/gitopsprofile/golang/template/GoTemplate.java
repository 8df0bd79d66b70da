package io.gitopsprofile.golang.template;

import io.gitopsprofile.golang.template.RecordType.Field;
import io.gitopsprofile.golang.template.TemplateNode.Block;
import io.gitopsprofile.golang.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template of Go's text/template: the problem that Go reports for it, the fields of the data that
 * it reads, and its text for given data.
 */
public final class GoTemplate {

  /** The char in {@link #plainText} at the start of an action. */
  public static final char FILLED_IN = '\uE000';

  /** The maximum number of chars of a template. */
  private static final int LONGEST = 100_000;

  /**
   * The text of a template for given data.
   *
   * @param text the text; null if Go reports a problem or the text is not known
   * @param problem the problem that Go reports for these data
   * @param unknown the first action whose text is not known
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
   * Parses a template and executes it for all possible data.
   *
   * @param source the template
   * @param setting the setting of the program that reads the template
   */
  public static GoTemplate of(String source, TemplateSetting setting) {
    if (source.length() > LONGEST) {
      TemplateText text = new TemplateText("", setting);
      TemplateProblem tooLong =
          new TemplateProblem(
              Kind.LIMIT,
              "is longer than " + LONGEST + " characters",
              "shorten the template",
              "too long to be checked",
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

  /** Returns the error that Go reports for any data; null if there is none. */
  public @Nullable TemplateProblem problem() {
    return problem;
  }

  /** Tells whether an execution may read a field of the data. */
  public boolean uses(String field) {
    return run != null && run.used().contains(field);
  }

  /**
   * Returns the first value that is printed as a list, a map or a struct; null if there is none.
   */
  public @Nullable String printsInBrackets() {
    return run == null ? null : run.inBrackets();
  }

  /** Tells whether the template prints nothing for any data. */
  public boolean printsNothing() {
    return run != null && run.printsNothing();
  }

  /**
   * Returns the text between the actions. An action is replaced by {@link #FILLED_IN} and spaces of
   * its length, a comment is removed.
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
   * Returns the text of the template for given data.
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
