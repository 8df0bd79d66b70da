package io.gitopsprofile.read;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.read.source.YamlFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads profiles of maximum size and worst-case content, and prints for each the name, the
 * milliseconds of CPU time, and the result, separated by tabs. Runs in a small JVM.
 */
final class HostileInputs {

  private static final int MOST = YamlFile.MAX_BYTES;
  private static final String FREE_FORM =
      "manifests:\n  - {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}, data: ";

  private HostileInputs() {}

  /** Reads all inputs: {@code <empty directory>}. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    // Excludes one-time costs of reading from the first input.
    read("warm-up", Files.writeString(directory.resolve("small.yaml"), Reading.HEAD));
    for (Map.Entry<String, Supplier<String>> input : texts().entrySet()) {
      Path file = directory.resolve("profile.yaml");
      Files.write(file, bytes(Reading.HEAD + input.getValue().get()));
      read(input.getKey(), file);
    }
    Path sparse = directory.resolve("sparse.yaml");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    read("100 MB", sparse);
    Path profile = directory.resolve("profile.yaml");
    Files.writeString(profile, Reading.HEAD + "manifests: [{file: sparse.yaml}]\n");
    read("a manifest file of 100 MB", profile);
    Files.writeString(profile, Reading.HEAD + "manifests: [{file: crd.yaml}]\n");
    Files.writeString(directory.resolve("crd.yaml"), customResourceDefinition());
    read("a CustomResourceDefinition of 1 MiB", profile);
  }

  private static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST) {
      throw new IllegalArgumentException("would be refused by its size alone");
    }
    return bytes;
  }

  private static void read(String name, Path file) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    String outcome;
    try {
      outcome = "read, " + new ProfileReader().read(file).profile().manifests().size();
    } catch (ProfileException e) {
      Diagnostic first = e.diagnostics().get(0);
      outcome = e.diagnostics().size() + " " + first.code().code() + " " + shown(first.message());
    }
    long milliseconds = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
    System.out.println(name + "\t" + milliseconds + "\t" + outcome);
  }

  private static String shown(String message) {
    String line = message.replaceAll("[\\n\\t]", " ");
    return line.length() <= 70 ? line : line.substring(0, 70);
  }

  /** The maximum number of repetitions between a start and an end. */
  private static String full(String start, String repeated, String end) {
    int room = MOST - Reading.HEAD.length() - start.length() - end.length();
    return start + repeated.repeat(room / repeated.getBytes(StandardCharsets.UTF_8).length) + end;
  }

  private static String numbered(String start, int length, IntFunction<String> repeated) {
    return IntStream.range(0, (MOST - 100_000 - start.length()) / length)
        .mapToObj(repeated)
        .collect(Collectors.joining("", start, "\n"));
  }

  private static Map<String, Supplier<String>> texts() {
    Map<String, Supplier<String>> texts = new LinkedHashMap<>();
    texts.put("letters", () -> full("description: ", "a", "\n"));
    texts.put("digits", () -> full("description: ", "1", "\n"));
    texts.put("hexadecimal digits", () -> full("description: 0x", "1", "\n"));
    texts.put(
        "letters whose lower case is longer", () -> full("description: ", "\u0130\u0130", "\n"));
    texts.put("a long key", () -> full("", "\u0130\u0130", ": 1\n"));
    texts.put("a long word", () -> full("target: ", "\u0130\u0130", "\n"));
    texts.put("escapes", () -> full("description: \"", "\\x41", "\"\n"));
    texts.put("folded lines", () -> full("description: >\n", "  a\n", ""));
    texts.put("quoted lines", () -> full("description: \"", "a\n ", "\"\n"));
    texts.put("a large value", () -> full(FREE_FORM + "{a: ", "a", "}}\n"));
    texts.put("a large number", () -> full(FREE_FORM + "{a: ", "1", "}}\n"));
    texts.put("a large list", () -> full(FREE_FORM + "[", "a,", "]}\n"));
    texts.put(
        "a large map", () -> numbered(FREE_FORM + "{", 12, i -> "k%07d: 1,".formatted(i)) + "}}\n");
    texts.put("unknown keys", () -> numbered("", 10, i -> "k%06d:\n".formatted(i)));
    texts.put(
        "unknown keys in a line", () -> numbered("cluster: {", 11, i -> "k%06d: ,".formatted(i)));
    texts.put("one key again and again", () -> full("", "a: 1\n", ""));
    texts.put("one key again in a map", () -> full(FREE_FORM + "{", "a: 1,", "}}\n"));
    texts.put("elements of the wrong type", () -> full("workloads: [", "1,", "]\n"));
    texts.put("empty elements", () -> full("workloads:\n", "- \n", ""));
    texts.put("objects without a name", () -> full("manifests: [", "{},", "]\n"));
    texts.put("tags", () -> full("workloads: [", "!!javax.script.ScriptEngineManager a,", "]\n"));
    texts.put("tags in a manifest", () -> full(FREE_FORM + "[", "!t a,", "]}\n"));
    texts.put("long tags", () -> full("description: !", "t", " a\n"));
    texts.put("documents", () -> full("", "---\n", ""));
    texts.put("documents with text", () -> full("", "---\na\n", ""));
    texts.put("directives", () -> full("...\n", "%T a\n", ""));
    texts.put("comments", () -> full("", "#\n", ""));
    texts.put("comment", () -> full("#", "a", "\n"));
    texts.put("line breaks", () -> full("", "\n", ""));
    texts.put("carriage returns", () -> full("", "\r", ""));
    texts.put("blanks", () -> full("", " ", ""));
    texts.put("tabs", () -> full("", "\t", ""));
    texts.put("tabs in a line", () -> full("description:", "\t", "a\n"));
    texts.put("brackets", () -> full("description: ", "[", ""));
    texts.put("braces", () -> full("description: ", "{", ""));
    texts.put("closing brackets", () -> full("description: ", "]", ""));
    texts.put("dashes", () -> full("description:\n ", "- ", ""));
    texts.put("question marks", () -> full("description:\n ", "? ", ""));
    texts.put("question marks in a map", () -> full("description: {", "? ", ""));
    texts.put("colons", () -> full("description:\n ", ": ", ""));
    texts.put("a line without an end", () -> full("description: \"", "a", ""));
    texts.put("quotes", () -> full("description: ", "\"", ""));
    texts.put("possible keys", () -> full("", "a ", ""));
    texts.put("possible keys in a list", () -> full("description: [", "a ", "]\n"));
    texts.put("steps", () -> steps());
    texts.put("anchors", () -> full("description: ", "&a ", ""));
    texts.put("anchored elements", () -> full(FREE_FORM + "[", "&a a,", "]}\n"));
    texts.put(
        "anchors of many names",
        () -> numbered(FREE_FORM + "[", 11, i -> "&k%06d a,".formatted(i)));
    texts.put("an unknown alias", () -> full("description: *", "a", "\n"));
    texts.put("aliases", () -> full("description: &a x\nworkloads: [", "*a,", "]\n"));
    texts.put(
        "aliases of a workload",
        () -> full("workloads: [&a {name: b, namespace: c},", "*a,", "]\n"));
    texts.put("aliases of a list", () -> full("workloads: &a [", "*a,", "]\n"));
    texts.put("a long text everywhere", () -> longTexts());
    texts.put("a long value everywhere", () -> longValues());
    texts.put(
        "a bomb",
        () -> bomb("manifests:\n  - {apiVersion: v1, kind: A, metadata: {name: a}, data: {"));
    texts.put("a bomb of merges", () -> mergeBomb());
    texts.put("merges", () -> full("cluster: &c {a: b}\ntarget: {", "<<: *c,", "}\n"));
    texts.put(
        "merges in a manifest", () -> full(FREE_FORM + "{a: &a {b: c}, d: {", "<<: *a,", "}}}\n"));
    texts.put("merges of merges", () -> full("a: &a {b: c}\ncluster: {<<: [", "*a,", "]}\n"));
    texts.put("a map that contains itself", () -> FREE_FORM + "&a {b: *a}}\n");
    texts.put("a map that merges itself", () -> FREE_FORM + "&a {<<: *a}}\n");
    texts.put("a profile that contains itself", () -> "cluster: &a {tags: *a}\n");
    texts.put("byte order marks", () -> full("", "\ufeff", ""));
    texts.put("characters of other planes", () -> full("description: ", "\ud83d\ude00", "\n"));
    texts.put("line separators", () -> full("description: \"", "\u2028", "\"\n"));
    return texts;
  }

  /** Nested maps up to the maximum line length. */
  private static String steps() {
    StringBuilder yaml = new StringBuilder("description:\n");
    for (int i = 1; i < 1_900; i++) {
      yaml.append(" ".repeat(i)).append("a:\n");
    }
    return yaml.toString();
  }

  private static String longTexts() {
    String text = "a".repeat(1 << 20);
    return full(
        "description: &a " + text + "\nworkloads: [{name: w, namespace: n, annotations: {",
        "b: *a},},{name: w, namespace: n, annotations: {",
        "b: c}}]\n");
  }

  private static String longValues() {
    return full(FREE_FORM + "[&a " + "a".repeat(1 << 20) + ",", "*a,", "]}\n");
  }

  private static String bomb(String start) {
    StringBuilder yaml = new StringBuilder(start).append("a0: &a0 [x]");
    for (int i = 1; i < 10_000; i++) {
      yaml.append(",\n a").append(i).append(": &a").append(i).append(" [");
      yaml.append(("*a" + (i - 1) + ",").repeat(10)).append(']');
    }
    return yaml.append("}}\n").toString();
  }

  private static String mergeBomb() {
    StringBuilder yaml = new StringBuilder("cluster:\n  a0: &a0 {k: v}");
    for (int i = 1; i < 10_000; i++) {
      yaml.append("\n  a").append(i).append(": &a").append(i).append(" {<<: [");
      yaml.append(("*a" + (i - 1) + ",").repeat(10)).append("]}");
    }
    return yaml.append("\n  <<: *a9999\n").toString();
  }

  private static String customResourceDefinition() {
    String head =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: crontabs.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: crontabs, singular: crontab, kind: CronTab}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
        """;
    return IntStream.range(0, 10_800)
        .mapToObj(
            i ->
                "            field%d:\n".formatted(i)
                    + "              type: string\n"
                    + "              description: What the field says, in some more words.\n")
        .collect(Collectors.joining("", head, ""));
  }
}
