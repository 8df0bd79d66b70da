package io.gitopsprofile.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Facts that only the model's sources contain: the Javadoc, and the rules of {@code Syntax} that
 * each record applies to its components.
 */
final class ModelSources {

  private static final Path FOLDER = Path.of("../profile-model/src/main/java/io/gitopsprofile");

  /**
   * A rule that a record enforces on one of its components.
   *
   * @param name the method of {@code Syntax}
   * @param arguments what follows the component's value; text, whole numbers and patterns
   */
  record Rule(String name, List<Object> arguments) {}

  private final DocTrees docs;
  private final Map<String, JavadocText> texts = new HashMap<>();
  private final Map<String, List<Rule>> rules = new HashMap<>();

  private ModelSources() throws IOException {
    try (StandardJavaFileManager files =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, UTF_8);
        Stream<Path> sources = Files.walk(FOLDER)) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(
                      null,
                      files,
                      null,
                      List.of("-proc:none"),
                      null,
                      files.getJavaFileObjectsFromPaths(java));
      docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader().scan(unit, null);
      }
    }
  }

  static ModelSources load() {
    try {
      return new ModelSources();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Javadoc of a type. */
  JavadocText of(Class<?> type) {
    return texts.getOrDefault(name(type), JavadocText.NONE);
  }

  /** The Javadoc of a record's component, or of a constant of an enum. */
  JavadocText of(Class<?> type, String member) {
    return texts.getOrDefault(name(type) + "#" + member, JavadocText.NONE);
  }

  /** The rules that a record enforces on a component. */
  List<Rule> rules(Class<?> type, String component) {
    return rules.getOrDefault(name(type) + "#" + component, List.of());
  }

  /**
   * The name of a type: {@code Metric.Cpu} for a nested type, {@code Profile} for a top-level one.
   */
  static String name(Class<?> type) {
    Class<?> owner = type.getDeclaringClass();
    return owner == null ? type.getSimpleName() : name(owner) + "." + type.getSimpleName();
  }

  private final class Reader extends TreePathScanner<Void, Void> {

    private String type = "";

    @Override
    public Void visitClass(ClassTree tree, Void none) {
      String outer = type;
      if (!tree.getSimpleName().isEmpty()) {
        type = (outer.isEmpty() ? "" : outer + ".") + tree.getSimpleName();
        document(type);
      }
      super.visitClass(tree, none);
      type = outer;
      return null;
    }

    private void document(String name) {
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment == null) {
        return;
      }
      texts.put(name, JavadocText.of(comment.getFirstSentence()));
      for (var tag : comment.getBlockTags()) {
        if (tag instanceof ParamTree param) {
          texts.put(name + "#" + param.getName(), JavadocText.of(param.getDescription()));
        }
      }
    }

    @Override
    public Void visitVariable(VariableTree tree, Void none) {
      if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
        DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
        if (comment != null) {
          texts.put(type + "#" + tree.getName(), JavadocText.of(comment.getFullBody()));
        }
      }
      return super.visitVariable(tree, none);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void none) {
      return tree.getName().contentEquals("<init>") ? super.visitMethod(tree, none) : null;
    }

    /** The rules in {@code Syntax.of().rule("component", component, ...)}, outermost last. */
    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
      super.visitMethodInvocation(tree, none);
      if (tree.getMethodSelect() instanceof MemberSelectTree select
          && isSyntax(select.getExpression())
          && tree.getArguments().size() >= 2) {
        String component = (String) constants(tree.getArguments().get(0)).get(0);
        List<Object> arguments = new ArrayList<>();
        tree.getArguments().stream().skip(2).forEach(a -> arguments.addAll(constants(a)));
        rules
            .computeIfAbsent(type + "#" + component, key -> new ArrayList<>())
            .add(new Rule(select.getIdentifier().toString(), arguments));
      }
      return null;
    }

    private boolean isSyntax(ExpressionTree tree) {
      return tree.toString().startsWith("Syntax.of()");
    }

    private List<Object> constants(ExpressionTree tree) {
      if (tree instanceof LiteralTree literal) {
        Object value = literal.getValue();
        return List.of(value instanceof Integer number ? Long.valueOf(number) : value);
      }
      if (tree instanceof MethodInvocationTree set && set.toString().startsWith("Set.of(")) {
        List<Object> all = new ArrayList<>();
        set.getArguments().forEach(argument -> all.addAll(constants(argument)));
        return all;
      }
      return switch (tree.toString()) {
        case "Integer.MAX_VALUE" -> List.of((long) Integer.MAX_VALUE);
        case "Long.MAX_VALUE" -> List.of(Long.MAX_VALUE);
        default -> constantOfTheRecord(tree.toString());
      };
    }

    /** The values of constants such as {@code private static final Pattern NAME}. */
    private List<Object> constantOfTheRecord(String name) {
      try {
        String binary =
            getCurrentPath().getCompilationUnit().getPackageName() + "." + type.replace('.', '$');
        Field constant = Class.forName(binary).getDeclaredField(name);
        constant.setAccessible(true);
        Object value = constant.get(null);
        if (value instanceof String || value instanceof Pattern) {
          return List.of(value);
        }
        if (value instanceof Set<?> words) {
          return List.copyOf(new TreeSet<>(words));
        }
        throw new IllegalArgumentException(type + " has a rule that uses " + name + ": " + value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(type + " has a rule that uses " + name, e);
      }
    }
  }
}
