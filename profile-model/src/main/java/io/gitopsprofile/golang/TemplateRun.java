package io.gitopsprofile.golang;

import io.gitopsprofile.golang.GoValue.Verdict;
import io.gitopsprofile.golang.RecordType.Field;
import io.gitopsprofile.golang.TemplateNode.Block;
import io.gitopsprofile.golang.TemplateNode.Branch;
import io.gitopsprofile.golang.TemplateNode.Call;
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
import io.gitopsprofile.golang.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Executes a template as exec.go of Go's text/template does. The data may be values of which only
 * the types are known: a condition that depends on them is followed both ways, and an error is then
 * one that Go reports whatever the data are, or for those that lead to its place.
 */
final class TemplateRun {

  /** More parts than any query executes. */
  private static final int MOST_STEPS = 300_000;

  /** Deeper than any query calls templates within templates. */
  private static final int DEEPEST = 300;

  /** Where the execution goes on behind a part. */
  private enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  /** A template that is being executed, and how many open conditions there were before it. */
  private record Active(String name, GoValue data, int open) {}

  private final TemplateText text;
  private final Map<String, Block> trees;
  private final GoValue root;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> used = new HashSet<>();
  private final List<Active> active = new ArrayList<>();
  private List<String> names = new ArrayList<>();
  private List<GoValue> values = new ArrayList<>();
  private int open;
  private int steps;
  private int depth;
  private boolean prints;
  private @Nullable String unknown;
  private @Nullable String inBrackets;

  TemplateRun(TemplateText text, Map<String, Block> trees, GoValue root) {
    this.text = text;
    this.trees = trees;
    this.root = root;
  }

  /**
   * Executes the template.
   *
   * @throws TemplateFault at the first error
   */
  void run() {
    String name = text.setting().name();
    push("$", root);
    Block tree = trees.get(name);
    if (tree != null) {
      block(tree, root);
    }
  }

  /** The bytes; without meaning if there is an {@link #unknown} action. */
  String text() {
    return out.toString();
  }

  /** Tells whether the template prints nothing, whatever the data are. */
  boolean printsNothing() {
    return !prints;
  }

  /** The first action whose text is not known; null if all are. */
  @Nullable String unknown() {
    return unknown;
  }

  /** The first value that is printed as a list, a map or a struct; null if there is none. */
  @Nullable String inBrackets() {
    return inBrackets;
  }

  /** The fields of the data that an execution may read. */
  Set<String> used() {
    return used;
  }

  private TemplateFault fault(int at, String go, String message, String fix) {
    return fault(at, go, message, fix, null);
  }

  private TemplateFault fault(
      int at, String go, String message, String fix, @Nullable String misspelled) {
    Kind kind = open > 0 ? Kind.SOME_EXECUTIONS : Kind.EXECUTION;
    return new TemplateFault(
        new TemplateProblem(kind, message + text.in(at), fix, TemplateText.words(go), misspelled));
  }

  private TemplateFault limit(int at, String what) {
    return new TemplateFault(
        new TemplateProblem(
            Kind.LIMIT, what + text.in(at), "write it simpler", "too large to be followed", null));
  }

  private void step(int at) {
    steps++;
    if (steps > MOST_STEPS) {
      throw limit(at, "executes more than " + MOST_STEPS + " parts");
    }
  }

  private void enter(int at) {
    depth++;
    step(at);
    if (depth > DEEPEST) {
      throw limit(at, "calls templates more deeply than they are followed");
    }
  }

  private void push(String name, GoValue value) {
    names.add(name);
    values.add(value);
  }

  private void pop(int mark) {
    while (values.size() > mark) {
      names.remove(names.size() - 1);
      values.remove(values.size() - 1);
    }
  }

  /** The place of the variable of a name that was declared last; -1 if there is none. */
  private int find(String name) {
    for (int i = names.size() - 1; i >= 0; i--) {
      steps++;
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void assign(String name, GoValue value, int at) {
    int place = find(name);
    if (place < 0) {
      throw undeclared(name, at);
    }
    values.set(place, value);
  }

  private TemplateFault undeclared(String name, int at) {
    String plain = TemplateText.shown(name);
    return fault(
        at,
        "undefined variable: " + name,
        "uses the variable " + plain + ", which is not declared there,",
        "declare it before, with " + text.write(plain + " := ..."));
  }

  private Flow block(Block block, GoValue dot) {
    enter(block.at());
    Flow flow = Flow.ON;
    for (TemplateNode node : block.nodes()) {
      flow = node(node, dot);
      if (flow != Flow.ON) {
        break;
      }
    }
    depth--;
    return flow;
  }

  private Flow node(TemplateNode node, GoValue dot) {
    step(node.at());
    if (node instanceof TemplateNode.Text plain) {
      write(plain.bytes(), node.at());
    } else if (node instanceof TemplateNode.Action action) {
      GoValue value = pipe(action.pipe(), dot);
      if (action.pipe().variables().isEmpty()) {
        print(action.pipe(), value);
      }
    } else if (node instanceof Branch branch) {
      int mark = values.size();
      Flow flow = branch.word() == Word.RANGE ? range(branch, dot) : condition(branch, dot);
      pop(mark);
      return flow;
    } else if (node instanceof Call call) {
      call(call, dot);
    } else {
      return node instanceof TemplateNode.Break ? Flow.BREAK : Flow.CONTINUE;
    }
    return Flow.ON;
  }

  private void write(String bytes, int at) {
    prints |= !bytes.isEmpty();
    if (unknown == null) {
      out.append(bytes);
      if (out.length() > GoFormat.LONGEST) {
        throw limit(at, "prints more than " + GoFormat.LONGEST + " bytes");
      }
    }
  }

  private void print(Pipe pipe, GoValue value) {
    if (value.type() instanceof RecordType type) {
      useAll(type);
    }
    if (inBrackets == null && isInBrackets(value.type())) {
      inBrackets = name(pipe);
    }
    String printed = GoFunctions.printed(value);
    if (printed == null) {
      prints = true;
      notKnown(pipe.at());
    } else {
      write(printed, pipe.at());
    }
  }

  private static boolean isInBrackets(GoType type) {
    return type == BasicType.TEXTS || GoFunctions.isMap(type) || type instanceof RecordType;
  }

  /** The value that an action prints, as it is written if it is one field. */
  private String name(Pipe pipe) {
    Operand first = pipe.commands().get(0).words().get(0);
    boolean alone = pipe.commands().size() == 1 && pipe.commands().get(0).words().size() == 1;
    return alone && first instanceof Fields fields
        ? "." + TemplateText.shown(String.join(".", fields.names()))
        : text.action(pipe.at());
  }

  private void notKnown(int at) {
    if (unknown == null) {
      unknown = text.action(at);
    }
  }

  private void useAll(RecordType type) {
    for (Field field : type.fields()) {
      used.add(field.name());
    }
  }

  private Flow condition(Branch branch, GoValue dot) {
    GoValue value = pipe(branch.pipe(), dot);
    GoValue inner = branch.word() == Word.WITH ? value : dot;
    Verdict truth = value.truth();
    Block otherwise = branch.otherwise();
    if (truth == Verdict.YES) {
      return block(branch.body(), inner);
    }
    if (truth == Verdict.NO) {
      return otherwise == null ? Flow.ON : block(otherwise, dot);
    }
    notKnown(branch.pipe().at());
    open++;
    int mark = values.size();
    List<GoValue> before = new ArrayList<>(values);
    steps += mark;
    Flow first = block(branch.body(), inner);
    pop(mark);
    List<GoValue> after = values;
    values = before;
    Flow second = otherwise == null ? Flow.ON : block(otherwise, dot);
    while (values.size() > mark) {
      values.remove(values.size() - 1);
    }
    while (names.size() > mark) {
      names.remove(names.size() - 1);
    }
    for (int i = 0; i < mark; i++) {
      values.set(i, either(after.get(i), values.get(i)));
    }
    open--;
    if (first == second) {
      return first;
    }
    // What follows in the loop is reached only if no turn has ended there; turn() counts it off.
    open++;
    return Flow.ON;
  }

  /** The value that is one of two, as far as it is known. */
  private static GoValue either(GoValue one, GoValue other) {
    if (one.equals(other)) {
      return one;
    }
    boolean sameType = one.type().equals(other.type()) && one.type() != BasicType.NOTHING;
    boolean neverEmpty = one.truth() == Verdict.YES && other.truth() == Verdict.YES;
    return new GoValue.Unknown(sameType ? one.type() : BasicType.ANY, neverEmpty);
  }

  private Flow range(Branch branch, GoValue dot) {
    Pipe pipe = branch.pipe();
    GoValue over = pipe(pipe, dot);
    Block otherwise = branch.otherwise();
    if (over instanceof GoValue.Texts texts) {
      for (int i = 0; i < texts.length(); i++) {
        GoValue element = new GoValue.Text(texts.all().get(i));
        if (turn(branch, new GoValue.Whole(i, BasicType.INT), element) == Flow.BREAK) {
          break;
        }
      }
      return texts.length() > 0 || otherwise == null ? Flow.ON : block(otherwise, dot);
    }
    if (over instanceof GoValue.TextMap map) {
      for (Map.Entry<String, String> entry : new TreeMap<>(map.texts()).entrySet()) {
        GoValue element = new GoValue.Text(entry.getValue());
        if (turn(branch, new GoValue.Text(entry.getKey()), element) == Flow.BREAK) {
          break;
        }
      }
      return !map.texts().isEmpty() || otherwise == null ? Flow.ON : block(otherwise, dot);
    }
    if (over instanceof GoValue.Nothing) {
      return otherwise == null ? Flow.ON : block(otherwise, dot);
    }
    GoType type = over.type();
    if (type == BasicType.TEXTS || type == BasicType.ANY || GoFunctions.isMap(type)) {
      rangeUnknown(branch, over, dot);
      return Flow.ON;
    }
    String shown = over.isKnown() ? GoFunctions.printed(over) : null;
    throw fault(
        pipe.at(),
        "range can't iterate over" + (shown == null ? "" : " " + shown),
        "ranges over " + GoFunctions.named(over),
        "range over a list or a map");
  }

  /** Follows a loop whose number of turns is not known by one turn for all. */
  private void rangeUnknown(Branch branch, GoValue over, GoValue dot) {
    notKnown(branch.pipe().at());
    boolean maybe = over.truth() != Verdict.YES || over.type() == BasicType.ANY;
    Set<String> assigned = new HashSet<>();
    assigned(branch, assigned);
    forget(assigned);
    GoValue index =
        new GoValue.Unknown(
            over.type() == BasicType.TEXTS
                ? BasicType.INT
                : GoFunctions.isMap(over.type()) ? BasicType.TEXT : BasicType.ANY,
            false);
    boolean ofTexts = over.type() == BasicType.TEXTS || over.type() == BasicType.TEXT_MAP;
    GoValue element = new GoValue.Unknown(ofTexts ? BasicType.TEXT : BasicType.ANY, false);
    open += maybe ? 1 : 0;
    int mark = values.size();
    turn(branch, index, element);
    pop(mark);
    if (maybe && branch.otherwise() != null) {
      block(branch.otherwise(), dot);
      pop(mark);
    }
    open -= maybe ? 1 : 0;
    forget(assigned);
  }

  private void forget(Set<String> assigned) {
    for (int i = 0; i < names.size() && !assigned.isEmpty(); i++) {
      steps++;
      if (assigned.contains(names.get(i))) {
        values.set(i, new GoValue.Unknown(BasicType.ANY, false));
      }
    }
  }

  /** Collects the variables to which a branch assigns. */
  private void assigned(Branch branch, Set<String> found) {
    assigned(branch.pipe(), found);
    assigned(branch.body(), found);
    if (branch.otherwise() != null) {
      assigned(branch.otherwise(), found);
    }
  }

  private void assigned(Block block, Set<String> found) {
    for (TemplateNode node : block.nodes()) {
      step(node.at());
      if (node instanceof Branch branch) {
        assigned(branch, found);
      } else if (node instanceof TemplateNode.Action action) {
        assigned(action.pipe(), found);
      } else if (node instanceof Call call && call.pipe() != null) {
        assigned(call.pipe(), found);
      }
    }
  }

  private static void assigned(Pipe pipe, Set<String> found) {
    if (pipe.assigns()) {
      found.addAll(pipe.variables());
    }
    for (Command command : pipe.commands()) {
      for (Operand word : command.words()) {
        assigned(word, found);
      }
    }
  }

  private static void assigned(Operand word, Set<String> found) {
    if (word instanceof Pipe inner) {
      assigned(inner, found);
    } else if (word instanceof Chain chain) {
      assigned(chain.operand(), found);
    }
  }

  private Flow turn(Branch branch, GoValue index, GoValue element) {
    Pipe pipe = branch.pipe();
    List<String> variables = pipe.variables();
    int count = variables.size();
    int mark = values.size();
    int openBefore = open;
    if (pipe.assigns()) {
      if (count == 1) {
        assign(variables.get(0), element, pipe.at());
      } else {
        assign(variables.get(0), index, pipe.at());
        assign(variables.get(1), element, pipe.at());
      }
    } else if (count > 0) {
      values.set(mark - 1, element);
      if (count > 1) {
        values.set(mark - 2, index);
      }
    }
    Flow flow = block(branch.body(), element);
    pop(mark);
    open = openBefore;
    return flow;
  }

  private void call(Call call, GoValue dot) {
    int at = call.at();
    Block tree = trees.get(call.name());
    if (tree == null) {
      String quoted = GoQuote.quote(call.name(), false);
      throw fault(
          at,
          "template " + quoted + " not defined",
          "calls the template " + TemplateText.shown(quoted) + ", which it does not define,",
          "define it, or write what it is to print");
    }
    GoValue data = call.pipe() == null ? new GoValue.Nothing() : pipe(call.pipe(), dot);
    for (Active outer : active) {
      steps++;
      if (outer.name.equals(call.name()) && outer.data.equals(data)) {
        if (outer.open == open) {
          throw fault(
              at,
              "exceeded maximum template depth (100000)",
              "calls a template from itself without an end",
              "remove the call, or put a condition around it");
        }
        prints = true;
        notKnown(at);
        return;
      }
    }
    List<String> outerNames = names;
    List<GoValue> outerValues = values;
    names = new ArrayList<>();
    values = new ArrayList<>();
    push("$", data);
    active.add(new Active(call.name(), data, open));
    enter(at);
    block(tree, data);
    depth--;
    active.remove(active.size() - 1);
    names = outerNames;
    values = outerValues;
  }

  private GoValue pipe(Pipe pipe, GoValue dot) {
    enter(pipe.at());
    GoValue value = null;
    for (Command command : pipe.commands()) {
      value = command(command, value, dot);
    }
    GoValue result = value == null ? new GoValue.Nothing() : value;
    for (String variable : pipe.variables()) {
      if (pipe.assigns()) {
        assign(variable, result, pipe.at());
      } else {
        push(variable, result);
      }
    }
    depth--;
    return result;
  }

  private GoValue command(Command command, @Nullable GoValue last, GoValue dot) {
    Operand first = command.words().get(0);
    boolean hasArguments = command.words().size() > 1 || last != null;
    if (first instanceof Function function) {
      return function(function, command.words(), last, dot);
    }
    if (first instanceof Fields || first instanceof Variable || first instanceof Chain) {
      return operand(first, hasArguments, dot);
    }
    if (hasArguments) {
      throw notAFunction(first);
    }
    if (first instanceof Nil) {
      throw fault(first.at(), "nil is not a command", "prints nil", "name a field in it");
    }
    return operand(first, false, dot);
  }

  private TemplateFault notAFunction(Operand first) {
    String source = source(first);
    return fault(
        first.at(),
        "can't give argument to non-function" + (first instanceof Pipe ? "" : " " + source),
        "gives a value to " + TemplateText.shown(source) + ", which is not a function,",
        "remove the value, or call a function such as print");
  }

  private static String source(Operand operand) {
    if (operand instanceof Constant constant) {
      return constant.source();
    }
    if (operand instanceof Variable variable) {
      return variable.name();
    }
    return operand instanceof Dot ? "." : operand instanceof Nil ? "nil" : "(...)";
  }

  /** The value of a word that is not a function with arguments. */
  private GoValue operand(Operand operand, boolean hasArguments, GoValue dot) {
    if (operand instanceof Constant constant) {
      GoValue value = constant.value();
      if (value == null) {
        throw fault(
            operand.at(),
            constant.source() + " overflows int",
            "has the number " + TemplateText.shown(constant.source()) + ", which is too large,",
            "write a smaller number");
      }
      return value;
    }
    if (operand instanceof Fields fields) {
      return chain(dot, fields.names(), hasArguments, operand.at());
    }
    if (operand instanceof Variable variable) {
      int place = find(variable.name());
      if (place < 0) {
        throw undeclared(variable.name(), operand.at());
      }
      if (variable.names().isEmpty() && hasArguments) {
        throw notAFunction(operand);
      }
      return chain(values.get(place), variable.names(), hasArguments, operand.at());
    }
    if (operand instanceof Chain chain) {
      GoValue receiver = operand(chain.operand(), false, dot);
      return chain(receiver, chain.names(), hasArguments, operand.at());
    }
    if (operand instanceof Function function) {
      return function(function, List.of(operand), null, dot);
    }
    if (operand instanceof Pipe pipe) {
      return pipe(pipe, dot);
    }
    return operand instanceof Dot ? dot : new GoValue.Nothing();
  }

  private GoValue chain(GoValue receiver, List<String> fields, boolean hasArguments, int at) {
    GoValue value = receiver;
    for (int i = 0; i < fields.size(); i++) {
      value = field(value, fields.get(i), hasArguments && i == fields.size() - 1, at);
    }
    return value;
  }

  private GoValue field(GoValue receiver, String name, boolean hasArguments, int at) {
    if (receiver instanceof GoValue.Nothing) {
      return receiver;
    }
    if (receiver.type() == BasicType.ANY) {
      return new GoValue.Unknown(BasicType.ANY, false);
    }
    String plain = TemplateText.shown(name);
    if (GoFunctions.isMap(receiver.type())) {
      if (hasArguments) {
        throw fault(
            at,
            name + " is not a method but has arguments",
            "gives a value to ." + plain + ", which is not a function,",
            "remove the value, or call a function such as print");
      }
      return GoFunctions.field(receiver, name);
    }
    if (receiver.type() instanceof RecordType type) {
      return fieldOfRecord(receiver, type, name, hasArguments, at);
    }
    throw fault(
        at,
        "can't evaluate field " + name + " in type " + receiver.type().goName(),
        "uses the field ."
            + plain
            + " of "
            + GoFunctions.named(receiver)
            + ", which has no fields,",
        isField(name) ? "write " + text.write("$." + plain) : "remove ." + plain);
  }

  private boolean isField(String name) {
    return root.type() instanceof RecordType type && type.indexOf(name) >= 0;
  }

  private GoValue fieldOfRecord(
      GoValue receiver, RecordType type, String name, boolean hasArguments, int at) {
    String plain = TemplateText.shown(name);
    if (type.methods().contains(name)) {
      useAll(type);
      return new GoValue.Unknown(BasicType.ANY, false);
    }
    int place = type.indexOf(name);
    if (place < 0) {
      throw fault(
          at,
          "can't evaluate field " + name + " in type " + type.goName(),
          "uses the field ." + plain + ", which does not exist,",
          "use one of the fields that exist",
          plain);
    }
    used.add(name);
    if (hasArguments) {
      throw fault(
          at,
          name + " has arguments but cannot be invoked as function",
          "gives a value to ." + plain + ", which is not a function,",
          "remove the value, or call a function such as print");
    }
    if (receiver instanceof GoValue.Struct struct) {
      return struct.fields().get(place);
    }
    Field field = type.fields().get(place);
    return new GoValue.Unknown(field.type(), field.neverEmpty());
  }

  private GoValue function(
      Function function, List<Operand> words, @Nullable GoValue last, GoValue dot) {
    String name = function.name();
    int at = function.at();
    int count = words.size() - 1 + (last == null ? 0 : 1);
    int least = GoFunctions.least(name);
    boolean more = GoFunctions.takesMore(name);
    if (count < least || (count > least && !more)) {
      String want = more ? "want at least " + least : "want " + least;
      throw fault(
          at,
          "wrong number of args for "
              + name
              + ": "
              + want
              + " got "
              + (more ? words.size() - 1 : count),
          "calls " + name + " with " + counted(count),
          "call " + name + " with " + counted(least) + (more ? " or more" : ""));
    }
    if (name.equals("and") || name.equals("or")) {
      return logic(name.equals("or") ? Verdict.YES : Verdict.NO, words, last, dot);
    }
    List<GoValue> arguments = new ArrayList<>(count);
    for (int i = 1; i < words.size(); i++) {
      boolean format = i == 1 && name.equals("printf");
      arguments.add(format ? format(words.get(1), dot) : operand(words.get(i), false, dot));
    }
    if (last != null) {
      if (arguments.isEmpty() && name.equals("printf")) {
        checkFormat(last, at);
      }
      arguments.add(last);
    }
    for (GoValue argument : arguments) {
      if (argument.type() instanceof RecordType type) {
        useAll(type);
      }
    }
    return call(name, arguments, at);
  }

  private static String counted(int count) {
    return count == 0 ? "no value" : count == 1 ? "one value" : count + " values";
  }

  private GoValue call(String name, List<GoValue> arguments, int at) {
    try {
      GoValue result = GoFunctions.call(name, arguments);
      if (result instanceof GoValue.Text made) {
        steps += made.bytes().length() / 64;
        if (made.bytes().length() > GoFormat.LONGEST) {
          throw limit(at, "makes a text of more than " + GoFormat.LONGEST + " bytes");
        }
      }
      return result;
    } catch (GoFunctions.Refusal refusal) {
      throw fault(
          at,
          "error calling " + name + ": " + refusal.getMessage(),
          "calls " + name + ", but " + refusal.plain() + ",",
          "call " + name + " with other values, or remove the call");
    } catch (GoFormat.TooLong tooLong) {
      throw limit(at, "makes a text of more than " + GoFormat.LONGEST + " bytes");
    }
  }

  /** The format of printf, which must be a text. */
  private GoValue format(Operand word, GoValue dot) {
    if (word instanceof Nil) {
      throw notAFormat("cannot assign nil to string", word.at());
    }
    if (word instanceof Constant constant && !(constant.value() instanceof GoValue.Text)) {
      throw notAFormat("expected string; found " + constant.source(), word.at());
    }
    GoValue value = operand(word, false, dot);
    checkFormat(value, word.at());
    return value;
  }

  private void checkFormat(GoValue value, int at) {
    if (value instanceof GoValue.Nothing) {
      throw notAFormat("invalid value; expected string", at);
    }
    if (value.type() != BasicType.TEXT && value.type() != BasicType.ANY) {
      throw notAFormat("wrong type for value; expected string; got " + value.type().goName(), at);
    }
  }

  private TemplateFault notAFormat(String go, int at) {
    return fault(
        at,
        go,
        "calls printf with a format that is not a text",
        "write the format first, such as printf \"%s\"");
  }

  /** The value of {@code and} or {@code or}: the first one that decides, or the last one. */
  private GoValue logic(
      Verdict deciding, List<Operand> words, @Nullable GoValue last, GoValue dot) {
    int openBefore = open;
    GoValue value = new GoValue.Nothing();
    GoValue possible = null;
    for (int i = 1; i < words.size(); i++) {
      value = operand(words.get(i), false, dot);
      Verdict truth = value.truth();
      if (truth == deciding) {
        decided(words, openBefore);
        return possible == null ? value : either(possible, value);
      }
      if (truth == Verdict.MAYBE && (i < words.size() - 1 || last != null)) {
        possible = possible == null ? value : either(possible, value);
        open++;
      }
    }
    decided(words, openBefore);
    GoValue result = last == null ? value : last;
    return possible == null ? result : either(possible, result);
  }

  /** Forgets the variables that words assign to which Go may not come. */
  private void decided(List<Operand> words, int openBefore) {
    if (open > openBefore) {
      Set<String> assigned = new HashSet<>();
      for (Operand word : words) {
        assigned(word, assigned);
      }
      forget(assigned);
    }
    open = openBefore;
  }
}
