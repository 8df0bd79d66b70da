package io.gitopsprofile.golang;

import io.gitopsprofile.golang.TemplateNode.Block;
import io.gitopsprofile.golang.TemplateNode.Chain;
import io.gitopsprofile.golang.TemplateNode.Command;
import io.gitopsprofile.golang.TemplateNode.Constant;
import io.gitopsprofile.golang.TemplateNode.Dot;
import io.gitopsprofile.golang.TemplateNode.Fields;
import io.gitopsprofile.golang.TemplateNode.Function;
import io.gitopsprofile.golang.TemplateNode.Nil;
import io.gitopsprofile.golang.TemplateNode.Operand;
import io.gitopsprofile.golang.TemplateNode.Pipe;
import io.gitopsprofile.golang.TemplateNode.Variable;
import io.gitopsprofile.golang.TemplateNode.Word;
import io.gitopsprofile.golang.TemplateToken.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses a template into the syntax trees of it and of the templates that it defines, as parse.go
 * of Go's text/template/parse of Go 1.20 does. The first error ends the parsing.
 */
final class TemplateParser {

  /** More nested parentheses and blocks than anyone writes. */
  private static final int DEEPEST = 100;

  /** The actions that end a block. */
  private enum End {
    END,
    ELSE,
    ELSE_IF
  }

  /** A block and the token that ended it. */
  private record Ended(Block block, End end, int at) {}

  private final TemplateText text;
  private final TemplateLexer lexer;
  private final TemplateErrors errors;
  private final Map<String, Block> trees = new HashMap<>();
  private final TemplateToken[] tokens = new TemplateToken[3];
  private int peeked;
  private List<String> variables = new ArrayList<>();
  private Map<String, Integer> declared = new HashMap<>();
  private int rangeDepth;
  private int depth;

  TemplateParser(TemplateText text, TemplateLexer lexer) {
    this.text = text;
    this.lexer = lexer;
    this.errors = new TemplateErrors(text);
    declare("$");
  }

  /** The trees of all templates by their names. */
  Map<String, Block> parse() {
    List<TemplateNode> nodes = new ArrayList<>();
    while (peek().kind() != Kind.EOF) {
      TemplateToken delim = null;
      if (peek().kind() == Kind.LEFT_DELIM) {
        delim = next();
        TemplateToken word = nextNonSpace();
        if (word.kind() == Kind.DEFINE) {
          definition(word);
          continue;
        }
        backup2(delim);
      }
      Object node = textOrAction();
      if (node instanceof TemplateNode part) {
        nodes.add(part);
      } else {
        throw errors.endsNothing((End) node == End.END, tokens[0].at());
      }
    }
    add(text.setting().name(), new Block(0, List.copyOf(nodes)), 0);
    return trees;
  }

  private void add(String name, Block tree, int at) {
    Block before = trees.get(name);
    if (before == null || before.isBlank()) {
      trees.put(name, tree);
    } else if (!tree.isBlank()) {
      throw errors.definedTwice(name, at);
    }
  }

  private void definition(TemplateToken word) {
    TemplateToken name = nextNonSpace();
    if (name.kind() != Kind.STRING && name.kind() != Kind.RAW_STRING) {
      throw errors.unexpected(name, "define clause");
    }
    String called = unquote(name);
    expect(Kind.RIGHT_DELIM, "define clause");
    add(called, separate("define", word.at()), word.at());
  }

  /** The block of a template of its own, in which no variable of the outer one is known. */
  private Block separate(String word, int at) {
    List<String> outerVariables = variables;
    Map<String, Integer> outerDeclared = declared;
    int outerRange = rangeDepth;
    variables = new ArrayList<>();
    declared = new HashMap<>();
    rangeDepth = 0;
    declare("$");
    Ended body = block(word, at);
    if (body.end != End.END) {
      throw errors.elseIn(word + " clause", body.at);
    }
    variables = outerVariables;
    declared = outerDeclared;
    rangeDepth = outerRange;
    return body.block;
  }

  private Ended block(String word, int at) {
    enter(at);
    List<TemplateNode> nodes = new ArrayList<>();
    int from = peekNonSpace().at();
    while (peekNonSpace().kind() != Kind.EOF) {
      Object node = textOrAction();
      if (node instanceof End end) {
        depth--;
        return new Ended(new Block(from, List.copyOf(nodes)), end, tokens[0].at());
      }
      nodes.add((TemplateNode) node);
    }
    throw errors.notEnded(word, at);
  }

  private void enter(int at) {
    depth++;
    if (depth > DEEPEST) {
      throw errors.tooDeep(DEEPEST, at);
    }
  }

  /** The next part, or what ends the block. */
  private Object textOrAction() {
    TemplateToken token = nextNonSpace();
    if (token.kind() == Kind.TEXT) {
      return new TemplateNode.Text(token.at(), token.text());
    }
    if (token.kind() == Kind.LEFT_DELIM) {
      return action();
    }
    throw errors.unexpected(token, "input");
  }

  private Object action() {
    TemplateToken token = nextNonSpace();
    return switch (token.kind()) {
      case BLOCK -> ownBlock(token);
      case BREAK -> {
        leave(token, "break");
        yield new TemplateNode.Break(token.at());
      }
      case CONTINUE -> {
        leave(token, "continue");
        yield new TemplateNode.Continue(token.at());
      }
      case ELSE -> {
        if (peekNonSpace().kind() == Kind.IF) {
          yield End.ELSE_IF;
        }
        expect(Kind.RIGHT_DELIM, "else");
        yield End.ELSE;
      }
      case END -> {
        expect(Kind.RIGHT_DELIM, "end");
        yield End.END;
      }
      case IF -> branch(Word.IF, token.at());
      case RANGE -> branch(Word.RANGE, token.at());
      case WITH -> branch(Word.WITH, token.at());
      case TEMPLATE -> call();
      default -> {
        backup();
        int at = peek().at();
        yield new TemplateNode.Action(at, pipeline("command", Kind.RIGHT_DELIM));
      }
    };
  }

  private void leave(TemplateToken word, String name) {
    TemplateToken token = nextNonSpace();
    if (token.kind() != Kind.RIGHT_DELIM) {
      throw errors.unexpected(token, "{{" + name + "}}");
    }
    if (rangeDepth == 0) {
      throw errors.outsideRange(name, word.at());
    }
  }

  private TemplateNode branch(Word word, int at) {
    int mark = variables.size();
    Pipe pipe = pipeline(word.go(), Kind.RIGHT_DELIM);
    rangeDepth += word == Word.RANGE ? 1 : 0;
    Ended body = block(word.go(), at);
    rangeDepth -= word == Word.RANGE ? 1 : 0;
    Block otherwise = null;
    if (body.end == End.ELSE_IF && word == Word.IF) {
      int inner = next().at();
      enter(inner);
      otherwise = new Block(inner, List.of(branch(Word.IF, inner)));
      depth--;
    } else if (body.end != End.END) {
      Ended rest = block(word.go(), at);
      if (rest.end != End.END) {
        throw errors.secondElse(rest.at);
      }
      otherwise = rest.block;
    }
    while (variables.size() > mark) {
      count(variables.remove(variables.size() - 1), -1);
    }
    return new TemplateNode.Branch(word, at, pipe, body.block, otherwise);
  }

  private TemplateNode ownBlock(TemplateToken word) {
    TemplateToken token = nextNonSpace();
    String name = templateName(token, "block clause");
    Pipe pipe = pipeline("block clause", Kind.RIGHT_DELIM);
    add(name, separate("block", word.at()), word.at());
    return new TemplateNode.Call(token.at(), name, pipe);
  }

  private TemplateNode call() {
    TemplateToken token = nextNonSpace();
    String name = templateName(token, "template clause");
    Pipe pipe = null;
    if (nextNonSpace().kind() != Kind.RIGHT_DELIM) {
      backup();
      pipe = pipeline("template clause", Kind.RIGHT_DELIM);
    }
    return new TemplateNode.Call(token.at(), name, pipe);
  }

  private String templateName(TemplateToken token, String context) {
    if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
      throw errors.unexpected(token, context);
    }
    return unquote(token);
  }

  private String unquote(TemplateToken token) {
    String unquoted = GoQuote.unquote(token.text());
    if (unquoted == null) {
      throw errors.badEscape(token);
    }
    return unquoted;
  }

  private Pipe pipeline(String context, Kind end) {
    int at = peekNonSpace().at();
    List<String> named = new ArrayList<>(2);
    boolean assigns = false;
    boolean more = true;
    while (more && peekNonSpace().kind() == Kind.VARIABLE) {
      more = false;
      TemplateToken variable = next();
      TemplateToken behind = peek();
      TemplateToken sign = peekNonSpace();
      if (sign.kind() == Kind.ASSIGN || sign.kind() == Kind.DECLARE) {
        assigns = sign.kind() == Kind.ASSIGN;
        nextNonSpace();
        named.add(variable.text());
        declare(variable.text());
      } else if (sign.kind() == Kind.CHAR && sign.text().equals(",")) {
        nextNonSpace();
        named.add(variable.text());
        declare(variable.text());
        more = another(context, named.size(), sign.at());
      } else if (behind.kind() == Kind.SPACE) {
        backup3(variable, behind);
      } else {
        backup2(variable);
      }
    }
    List<Command> commands = new ArrayList<>(2);
    while (true) {
      TemplateToken token = nextNonSpace();
      if (token.kind() == end) {
        check(commands, context, at);
        return new Pipe(at, assigns, List.copyOf(named), List.copyOf(commands));
      }
      switch (token.kind()) {
        case BOOL,
            CHAR_CONSTANT,
            COMPLEX,
            DOT,
            FIELD,
            IDENTIFIER,
            NUMBER,
            NIL,
            RAW_STRING,
            STRING,
            VARIABLE,
            LEFT_PAREN -> {
          backup();
          commands.add(command());
        }
        default -> throw errors.unexpected(token, context);
      }
    }
  }

  /** Tells whether a comma leads to a second variable; it is an error if it may not. */
  private boolean another(String context, int count, int at) {
    if (context.equals("range") && count < 2) {
      Kind kind = peekNonSpace().kind();
      if (kind == Kind.VARIABLE || kind == Kind.RIGHT_DELIM || kind == Kind.RIGHT_PAREN) {
        return true;
      }
      throw errors.onlyVariables(at);
    }
    throw errors.tooManyVariables(context, at);
  }

  private void check(List<Command> commands, String context, int at) {
    if (commands.isEmpty()) {
      throw errors.missingValue(context, at);
    }
    for (int i = 1; i < commands.size(); i++) {
      Operand first = commands.get(i).words().get(0);
      if (first instanceof Constant || first instanceof Dot || first instanceof Nil) {
        throw errors.notExecutable(i + 1, first.at());
      }
    }
  }

  private Command command() {
    int at = peekNonSpace().at();
    List<Operand> words = new ArrayList<>(3);
    while (true) {
      peekNonSpace();
      Operand operand = operand();
      if (operand != null) {
        words.add(operand);
      }
      TemplateToken token = next();
      if (token.kind() == Kind.SPACE) {
        continue;
      }
      if (token.kind() == Kind.RIGHT_DELIM || token.kind() == Kind.RIGHT_PAREN) {
        backup();
      } else if (token.kind() != Kind.PIPE) {
        throw errors.unexpected(token, "operand");
      }
      if (words.isEmpty()) {
        throw errors.emptyCommand(at);
      }
      return new Command(at, List.copyOf(words));
    }
  }

  private @Nullable Operand operand() {
    Operand term = term();
    if (term == null || peek().kind() != Kind.FIELD) {
      return term;
    }
    int at = peek().at();
    List<String> names = new ArrayList<>();
    if (term instanceof Fields fields) {
      names.addAll(fields.names());
    } else if (term instanceof Variable variable) {
      names.addAll(variable.names());
    }
    while (peek().kind() == Kind.FIELD) {
      names.add(next().text().substring(1));
    }
    List<String> all = List.copyOf(names);
    if (term instanceof Fields fields) {
      return new Fields(fields.at(), all);
    }
    if (term instanceof Variable variable) {
      return new Variable(variable.at(), variable.name(), all);
    }
    if (term instanceof Constant || term instanceof Nil || term instanceof Dot) {
      throw errors.fieldOfTerm(source(term), at);
    }
    return new Chain(at, term, all);
  }

  private static String source(Operand term) {
    return term instanceof Constant constant
        ? constant.source()
        : term instanceof Nil ? "nil" : ".";
  }

  private @Nullable Operand term() {
    TemplateToken token = nextNonSpace();
    int at = token.at();
    return switch (token.kind()) {
      case IDENTIFIER -> {
        if (!GoFunctions.isFunction(token.text())) {
          throw errors.unknownFunction(token.text(), at);
        }
        yield new Function(at, token.text());
      }
      case DOT -> new Dot(at);
      case NIL -> new Nil(at);
      case VARIABLE -> {
        if (declared.getOrDefault(token.text(), 0) == 0) {
          throw errors.unknownVariable(token.text(), at);
        }
        yield new Variable(at, token.text(), List.of());
      }
      case FIELD -> new Fields(at, List.of(token.text().substring(1)));
      case BOOL -> new Constant(at, token.text(), new GoValue.Bool(token.text().equals("true")));
      case CHAR_CONSTANT -> number(token, GoNumber.character(token.text()));
      case COMPLEX -> number(token, GoNumber.complex(token.text()));
      case NUMBER -> number(token, GoNumber.of(token.text()));
      case LEFT_PAREN -> {
        enter(at);
        Pipe pipe = pipeline("parenthesized pipeline", Kind.RIGHT_PAREN);
        depth--;
        yield pipe;
      }
      case STRING, RAW_STRING -> new Constant(at, token.text(), new GoValue.Text(unquote(token)));
      default -> {
        backup();
        yield null;
      }
    };
  }

  private Operand number(TemplateToken token, GoNumber number) {
    if (number.problem() != null) {
      throw errors.badNumber(token, number.problem());
    }
    return new Constant(token.at(), token.text(), number.value());
  }

  private void declare(String variable) {
    variables.add(variable);
    count(variable, 1);
  }

  private void count(String variable, int more) {
    declared.put(variable, declared.getOrDefault(variable, 0) + more);
  }

  private TemplateToken expect(Kind kind, String context) {
    TemplateToken token = nextNonSpace();
    if (token.kind() != kind) {
      throw errors.unexpected(token, context);
    }
    return token;
  }

  private TemplateToken next() {
    if (peeked > 0) {
      peeked--;
    } else {
      tokens[0] = lexer.next();
    }
    return tokens[peeked];
  }

  private void backup() {
    peeked++;
  }

  private void backup2(TemplateToken before) {
    tokens[1] = before;
    peeked = 2;
  }

  private void backup3(TemplateToken first, TemplateToken second) {
    tokens[1] = second;
    tokens[2] = first;
    peeked = 3;
  }

  private TemplateToken peek() {
    if (peeked == 0) {
      tokens[0] = lexer.next();
      peeked = 1;
    }
    return tokens[peeked - 1];
  }

  private TemplateToken nextNonSpace() {
    TemplateToken token = next();
    while (token.kind() == Kind.SPACE) {
      token = next();
    }
    return token;
  }

  private TemplateToken peekNonSpace() {
    TemplateToken token = nextNonSpace();
    backup();
    return token;
  }
}
