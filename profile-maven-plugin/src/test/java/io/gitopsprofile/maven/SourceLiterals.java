package io.gitopsprofile.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java source file, split into its code and its string literals; comments are left out.
 *
 * @param name the file's name without folders, such as {@code HpaV2.java}
 * @param code the code without comments and without the contents of literals
 * @param literals the contents of string literals and text blocks
 */
record SourceLiterals(Path path, String name, String code, List<String> literals) {

  /** The main sources of all modules. */
  static List<SourceLiterals> ofAllModules() {
    try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .sorted()
          .flatMap(SourceLiterals::in)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<SourceLiterals> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(SourceLiterals::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceLiterals read(Path file) {
    try {
      return of(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SourceLiterals of(Path file, String source) {
    StringBuilder code = new StringBuilder();
    List<String> literals = new ArrayList<>();
    int at = 0;
    while (at < source.length()) {
      if (source.startsWith("/*", at)) {
        at = after(source, "*/", at + 2);
      } else if (source.startsWith("//", at)) {
        at = after(source, "\n", at);
      } else if (source.startsWith("'", at)) {
        at = endOf(source, "'", at + 1) + 1;
        code.append("' '");
      } else if (source.startsWith("\"", at)) {
        String quote = source.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
        int start = at + quote.length();
        int end = endOf(source, quote, start);
        literals.add(source.substring(start, end));
        code.append("\"\"");
        at = end + quote.length();
      } else {
        code.append(source.charAt(at));
        at++;
      }
    }
    return new SourceLiterals(
        file, String.valueOf(file.getFileName()), code.toString(), List.copyOf(literals));
  }

  private static int after(String source, String end, int from) {
    int found = source.indexOf(end, from);
    return found < 0 ? source.length() : found + end.length();
  }

  private static int endOf(String source, String quote, int from) {
    int at = from;
    while (!source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
