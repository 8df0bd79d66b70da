package io.gitopsprofile.golang;

import io.gitopsprofile.golang.TemplateProblem.Kind;
import org.jspecify.annotations.Nullable;

/** The errors that end the parsing of a template, in Go's words and in plain ones. */
record TemplateErrors(TemplateText text) {

  private TemplateFault fault(String go, String message, String fix) {
    return fault(go, message, fix, null);
  }

  private static TemplateFault fault(
      String go, String message, String fix, @Nullable String misspelled) {
    return new TemplateFault(
        new TemplateProblem(Kind.PARSE, message, fix, TemplateText.words(go), misspelled));
  }

  TemplateFault unexpected(TemplateToken token, String context) {
    if (token.kind() == TemplateToken.Kind.ERROR) {
      return lexical(token);
    }
    String go = "unexpected " + token.goName() + " in " + context;
    if (token.kind() == TemplateToken.Kind.IF && context.equals("input")) {
      return fault(
          go,
          "has \"else if\" in a range or with" + text.in(token.at()),
          "write "
              + text.write("else")
              + text.write("if ...")
              + "..."
              + text.write("end")
              + text.write("end"));
    }
    if (text.bytes().startsWith("/*", token.at())) {
      return fault(
          go,
          "has something between \""
              + text.setting().left()
              + "\" and a comment"
              + text.in(token.at()),
          "begin the comment with \"" + text.setting().left() + "/*\"");
    }
    if (token.kind() == TemplateToken.Kind.DEFINE) {
      return fault(
          go,
          "has a define inside another block" + text.in(token.at()),
          "move the define to the front of the template");
    }
    return fault(
        go,
        "has " + token.quoted() + " where none may stand" + text.in(token.at()),
        "remove it, or quote it if it is text");
  }

  /** An error of the lexer, whose token holds the words of Go. */
  private TemplateFault lexical(TemplateToken token) {
    String go = token.text();
    int at = token.at();
    String left = text.setting().left();
    String right = text.setting().right();
    return switch (go) {
      case "unclosed action" ->
          fault(
              go,
              "opens \"" + left + "\" and does not close it" + text.in(at),
              "close it with \"" + right + "\"");
      case "unclosed comment" ->
          fault(
              go,
              "opens a comment by \"/*\" and does not close it" + text.in(at),
              "close it with \"*/" + right + "\"");
      case "comment ends before closing delimiter" ->
          fault(
              go,
              "has something between the end of a comment and \"" + right + "\"" + text.in(at),
              "end the comment with \"*/" + right + "\"");
      case "unclosed left paren" ->
          fault(go, "opens \"(\" and does not close it" + text.in(at), "close it with \")\"");
      case "unterminated quoted string" ->
          fault(
              go,
              "opens a text with \" and does not close it in its line" + text.in(at),
              "close it with \"");
      case "unterminated raw quoted string" ->
          fault(go, "opens a text with ` and does not close it" + text.in(at), "close it with `");
      case "unterminated character constant" ->
          fault(
              go,
              "opens a character with ' and does not close it" + text.in(at),
              "write texts in double quotes");
      case "expected :=" ->
          fault(
              go,
              "has \":\" without \"=\" behind it" + text.in(at),
              "declare a variable with \":=\"");
      default -> characters(go, at);
    };
  }

  /** An error of the lexer that names the characters in question. */
  private TemplateFault characters(String go, int at) {
    String words = TemplateText.words(go);
    String right = text.setting().right();
    String fix =
        "write "
            + text.write(".Field")
            + " with two signs on both sides, and spaces between values";
    if (words.startsWith("bad number syntax: ")) {
      String number = words.substring("bad number syntax: ".length());
      return fault(go, "has the malformed number " + number + text.in(at), fix);
    }
    if (words.startsWith("bad character ")) {
      return fault(
          go,
          "has the character "
              + words.substring("bad character ".length())
              + " where a space or \""
              + right
              + "\" must follow"
              + text.in(at),
          words.endsWith("'-'") ? "write a space before \"-" + right + "\"" : fix);
    }
    return fault(
        go,
        "has the character "
            + words.substring(words.lastIndexOf("U+"))
            + ", which Go does not"
            + " read,"
            + text.in(at),
        fix);
  }

  TemplateFault endsNothing(boolean end, int at) {
    return end
        ? fault(
            "unexpected {{end}}",
            "has an " + text.write("end") + " that ends nothing" + text.line(at),
            "remove it")
        : fault(
            "unexpected {{else}}",
            "has an " + text.write("else") + " outside of if, range and with" + text.line(at),
            "remove it");
  }

  TemplateFault elseIn(String clause, int at) {
    return fault(
        "unexpected {{else}} in " + clause,
        "has an "
            + text.write("else")
            + " in a "
            + clause.substring(0, clause.indexOf(' '))
            + text.line(at),
        "remove it");
  }

  TemplateFault secondElse(int at) {
    return fault(
        "expected end; found {{else}}",
        "has a second " + text.write("else") + text.line(at),
        "remove it");
  }

  TemplateFault notEnded(String word, int at) {
    return fault(
        "unexpected EOF",
        "does not end its \"" + word + "\"" + text.in(at),
        "add " + text.write("end"));
  }

  TemplateFault definedTwice(String name, int at) {
    String quoted = GoQuote.quote(name, false);
    return fault(
        "template: multiple definition of template " + quoted,
        "defines " + TemplateText.shown(quoted) + " twice" + text.line(at),
        "give one of them another name");
  }

  TemplateFault outsideRange(String word, int at) {
    return fault(
        "{{" + word + "}} outside {{range}}",
        "has a " + text.write(word) + " outside of range" + text.line(at),
        "remove it");
  }

  TemplateFault onlyVariables(int at) {
    return fault(
        "range can only initialize variables",
        "has something else than a variable behind the comma" + text.in(at),
        "write " + text.write("range $key, $value := ..."));
  }

  TemplateFault tooManyVariables(String context, int at) {
    return fault(
        "too many declarations in " + context,
        "declares more variables than it may" + text.in(at),
        context.equals("range") ? "declare two at most" : "declare one variable an action");
  }

  TemplateFault missingValue(String context, int at) {
    return fault(
        "missing value for " + context, "has no value" + text.in(at), "name a field in it");
  }

  TemplateFault emptyCommand(int at) {
    return fault("empty command", "has an empty command" + text.in(at), "name a field in it");
  }

  TemplateFault notExecutable(int stage, int at) {
    return fault(
        "non executable command in pipeline stage " + stage,
        "passes a value by \"|\" to something that is not a function" + text.in(at),
        "write a function behind \"|\", such as printf \"%s\"");
  }

  TemplateFault fieldOfTerm(String term, int at) {
    return fault(
        "unexpected . after term " + GoQuote.quote(term, false),
        "has \".\" directly behind " + TemplateText.shown(term) + text.in(at),
        "write a space between them");
  }

  TemplateFault unknownFunction(String name, int at) {
    String plain = TemplateText.shown(name);
    return fault(
        "function \"" + name + "\" not defined",
        "calls \"" + plain + "\", which is not a function of Go templates," + text.in(at),
        "call one of " + GoFunctions.NAMES,
        plain);
  }

  TemplateFault unknownVariable(String name, int at) {
    return fault(
        "undefined variable " + GoQuote.quote(name, false),
        "uses the variable "
            + TemplateText.shown(name)
            + ", which is not declared there,"
            + text.in(at),
        "declare it before, with " + text.write(TemplateText.shown(name) + " := ..."));
  }

  TemplateFault badEscape(TemplateToken token) {
    return fault(
        "invalid syntax",
        "has the text "
            + TemplateText.shown(token.text())
            + " with a backslash that Go does not read,"
            + text.in(token.at()),
        "write \\\\ for a backslash");
  }

  TemplateFault badNumber(TemplateToken token, String go) {
    return fault(
        go,
        "has the malformed "
            + (token.text().startsWith("'") ? "character " : "number ")
            + TemplateText.shown(token.text())
            + text.in(token.at()),
        "write texts in double quotes");
  }

  TemplateFault tooDeep(int deepest, int at) {
    return new TemplateFault(
        new TemplateProblem(
            Kind.LIMIT,
            "nests more than " + deepest + " blocks and parentheses" + text.line(at),
            "write it flatter",
            "nested too deeply to be read here",
            null));
  }
}
