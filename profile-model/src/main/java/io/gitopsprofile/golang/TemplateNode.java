package io.gitopsprofile.golang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template's syntax tree. Each knows the place of its first byte. */
sealed interface TemplateNode {

  int at();

  /** A list of parts, which are executed in their order. */
  record Block(int at, List<TemplateNode> nodes) {

    /** Tells whether there is nothing but space in it. */
    boolean isBlank() {
      for (TemplateNode node : nodes) {
        if (!(node instanceof Text text && text.isBlank())) {
          return false;
        }
      }
      return true;
    }
  }

  /** Text that is printed as it is. */
  record Text(int at, String bytes) implements TemplateNode {
    boolean isBlank() {
      return ByteText.text(bytes).isBlank();
    }
  }

  /** An action that prints a value, or declares variables. */
  record Action(int at, Pipe pipe) implements TemplateNode {}

  /** The word that begins a branch. */
  enum Word {
    IF("if"),
    RANGE("range"),
    WITH("with");

    private final String go;

    Word(String go) {
      this.go = go;
    }

    String go() {
      return go;
    }
  }

  /** A condition or a loop, and the parts that are executed if there is nothing. */
  record Branch(Word word, int at, Pipe pipe, Block body, @Nullable Block otherwise)
      implements TemplateNode {}

  /** The execution of another template. */
  record Call(int at, String name, @Nullable Pipe pipe) implements TemplateNode {}

  /** The end of a loop. */
  record Break(int at) implements TemplateNode {}

  /** The end of a turn of a loop. */
  record Continue(int at) implements TemplateNode {}

  /** A word of a command. */
  sealed interface Operand {
    int at();
  }

  /**
   * Commands, each of which passes its value to the next one.
   *
   * @param at the place
   * @param assigns whether the variables are assigned, not declared
   * @param variables the variables that get the value, with their dollars
   * @param commands the commands
   */
  record Pipe(int at, boolean assigns, List<String> variables, List<Command> commands)
      implements Operand {}

  /** A value, or a function or field with its arguments. */
  record Command(int at, List<Operand> words) {}

  /** A function. */
  record Function(int at, String name) implements Operand {}

  /** Fields of the current value. */
  record Fields(int at, List<String> names) implements Operand {}

  /** A variable with its dollar, and fields of it. */
  record Variable(int at, String name, List<String> names) implements Operand {}

  /** Fields of the value of an operand. */
  record Chain(int at, Operand operand, List<String> names) implements Operand {}

  /** The current value. */
  record Dot(int at) implements Operand {}

  /** Nil. */
  record Nil(int at) implements Operand {}

  /**
   * A constant.
   *
   * @param at the place
   * @param source the constant as it is written
   * @param value the value; null for a number that no int holds
   */
  record Constant(int at, String source, @Nullable GoValue value) implements Operand {}
}
