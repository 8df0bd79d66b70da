package io.gitopsprofile.catalog.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * Writes a data file from a chart: the names and types of its {@code values.yaml}, and the names
 * that its templates read besides. A mapping that a template prints as a whole, or walks through by
 * name, is open; and so are all mappings of a chart that another one depends on and that the folder
 * does not have.
 */
final class ChartValuesFile {

  private static final Pattern REFERENCE =
      Pattern.compile("\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");
  private static final Pattern INDEXED = Pattern.compile("index +\\$?\\.Values((?: +\"[^\"]+\")+)");
  private static final Pattern RANGED =
      Pattern.compile(
          "range +\\$[A-Za-z]+ *, *\\$[A-Za-z]+ *:?="
              + " *\\$?\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?:toYaml +\\$?|with +\\$?(?=[^{}]*}}\\s*(?:[a-zA-Z]+:\\s*)?\\{\\{-?\\s*toYaml +\\.["
              + " )|]))\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");
  private static final Pattern DURATION = Pattern.compile("[0-9]+(ms|[smhdwy])");
  private static final Pattern NAMES_DURATION =
      Pattern.compile("scrape_?interval|scrape_?timeout|evaluation_?interval|retention");

  /** The mappings that hold fields or labels of Kubernetes' objects, by the ends of their names. */
  private static final List<String> OPEN =
      List.of(
          "nodeselector",
          "affinity",
          "resources",
          "securitycontext",
          "probe",
          "labels",
          "annotations",
          "strategy",
          "selector",
          "env",
          "global",
          "containers",
          "config",
          "extraargs",
          "capabilities");

  /**
   * The mappings whose values are texts in the objects of Kubernetes, by the ends of their names.
   */
  private static final List<String> TEXTS = List.of("labels", "annotations", "nodeselector");

  /** Mappings of configuration whose keys the program, not the chart, defines. */
  private static final Map<String, Map<String, String>> CONFIGURATION =
      Map.of(
          "prometheus server.global",
          Map.ofEntries(
              Map.entry("scrape_interval", "d"),
              Map.entry("scrape_timeout", "d"),
              Map.entry("evaluation_interval", "d"),
              Map.entry("rule_query_offset", "d"),
              Map.entry("external_labels", "*"),
              Map.entry("scrape_protocols", "["),
              Map.entry("query_log_file", "s"),
              Map.entry("scrape_failure_log_file", "s"),
              Map.entry("body_size_limit", "*"),
              Map.entry("sample_limit", "i"),
              Map.entry("label_limit", "i"),
              Map.entry("label_name_length_limit", "i"),
              Map.entry("label_value_length_limit", "i"),
              Map.entry("target_limit", "i"),
              Map.entry("keep_dropped_targets", "i"),
              Map.entry("metric_name_validation_scheme", "s"),
              Map.entry("metric_name_escaping_scheme", "s"),
              Map.entry("scrape_native_histograms", "b"),
              Map.entry("convert_classic_histograms_to_nhcb", "b"),
              Map.entry("always_scrape_classic_histograms", "b"),
              Map.entry("extra_scrape_metrics", "b")));

  /** The values of several types, of which {@code values.yaml} shows one. */
  private static final Map<String, List<String>> EITHER =
      Map.of("external-dns", List.of("provider"));

  private static final class Node {
    private final Map<String, Node> keys = new TreeMap<>();
    private String mark;

    Node(String mark) {
      this.mark = mark;
    }
  }

  private final Path charts;

  ChartValuesFile(Path charts) {
    this.charts = charts;
  }

  /** Returns the text of the data file of a chart's folder. */
  String text(Path chart) throws IOException {
    Map<?, ?> about = yaml(chart.resolve("Chart.yaml"));
    Node root = tree(chart);
    addFormer(chart, root);
    StringBuilder text = new StringBuilder("# The names and types of the values of this chart.\n");
    text.append("= ").append(about.get("name")).append(' ').append(about.get("version"));
    text.append('\n');
    Map<String, String> lines = new TreeMap<>();
    collect(root, "", lines);
    lines.forEach((path, mark) -> text.append(path).append(' ').append(mark).append('\n'));
    return text.toString();
  }

  /**
   * Adds the names that older versions of the same major version read, from {@code NAME@VERSION}.
   */
  private void addFormer(Path chart, Node root) throws IOException {
    try (Stream<Path> folders = Files.list(charts)) {
      for (Path folder : folders.sorted().toList()) {
        if (String.valueOf(folder.getFileName()).startsWith(chart.getFileName() + "@")) {
          addNames(root, tree(folder));
        }
      }
    }
  }

  private static void addNames(Node into, Node former) {
    former.keys.forEach(
        (key, node) -> {
          Node known = into.keys.get(key);
          if (known == null) {
            into.keys.put(key, node);
          } else if (known.mark.startsWith("{") && node.mark.startsWith("{")) {
            addNames(known, node);
          } else if (!known.mark.equals(node.mark)) {
            known.keys.clear();
            known.mark = "*";
          }
        });
  }

  /** Returns the paths of the values of a chart's folder, each with its mark. */
  Map<String, String> lines(Path chart) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    collect(tree(chart), "", lines);
    return lines;
  }

  private static void collect(Node node, String prefix, Map<String, String> lines) {
    node.keys.forEach(
        (name, inner) -> {
          lines.put(prefix + name, inner.mark);
          collect(inner, prefix + name + ".", lines);
        });
  }

  private Node tree(Path chart) throws IOException {
    Map<?, ?> about = yaml(chart.resolve("Chart.yaml"));
    String name = String.valueOf(about.get("name"));
    Node root = node("", yaml(chart.resolve("values.yaml")));
    readTemplates(chart, root);
    for (String either : EITHER.getOrDefault(name, List.of())) {
      root.keys.put(either, new Node("*"));
    }
    root.mark = "{";
    markTexts(chart, root);
    root.keys.put("global", new Node("*"));
    if (about.get("dependencies") instanceof List<?> dependencies) {
      for (Object one : dependencies) {
        Map<?, ?> dependency = (Map<?, ?>) one;
        String part = String.valueOf(dependency.get("name"));
        Object alias = dependency.get("alias");
        Path folder = charts.resolve(part);
        Node inner = Files.exists(folder) ? tree(folder) : new Node("{*");
        Node own = root.keys.get(alias == null ? part : alias.toString());
        if (own != null && own.mark.startsWith("{")) {
          String mark = inner.mark;
          merge(inner, own);
          inner.mark = mark;
        }
        if (!Files.exists(folder)) {
          open(inner);
        }
        root.keys.put(alias == null ? part : alias.toString(), inner);
      }
    }
    CONFIGURATION.forEach(
        (place, keys) -> {
          if (place.startsWith(name + " ")) {
            Node closed = find(root, place.substring(name.length() + 1));
            closed.mark = "{";
            closed.keys.clear();
            keys.forEach((key, mark) -> closed.keys.put(key, new Node(mark)));
          }
        });
    return root;
  }

  /** Opens a mapping and all in it, because the chart that reads them is not known. */
  private static void open(Node node) {
    if (node.mark.startsWith("{")) {
      node.mark = "{*";
      node.keys.values().forEach(ChartValuesFile::open);
    }
  }

  private static Node find(Node root, String path) {
    Node node = root;
    for (String key : path.split("\\.", -1)) {
      node = node.keys.get(key);
    }
    return node;
  }

  private static void merge(Node into, Node from) {
    if (from.mark.equals("{*")) {
      into.mark = "{*";
    }
    from.keys.forEach(
        (key, node) -> {
          Node known = into.keys.get(key);
          if (known == null) {
            into.keys.put(key, node);
          } else if (!node.keys.isEmpty()) {
            merge(known, node);
            known.mark = known.mark.startsWith("{") ? known.mark : "{*";
          }
        });
  }

  private static Node node(String name, Object value) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Node node = new Node(isOpen(name) ? "{*" : "{");
      map.forEach(
          (key, inner) -> {
            String text = String.valueOf(key);
            if (text.matches("[-A-Za-z0-9_]+")) {
              node.keys.put(text, node(text, inner));
            } else {
              node.mark = "{*";
            }
          });
      if (node.mark.equals("{*") && isOpen(name)) {
        node.keys.clear();
        node.mark = name.toLowerCase(Locale.ROOT).endsWith("extraargs") ? "{*" : "*";
      }
      return node;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean duration =
        NAMES_DURATION.matcher(lower).matches()
            || (value instanceof String text && DURATION.matcher(text).matches());
    return new Node(
        (value == null || value instanceof String) && duration
            ? "d"
            : value instanceof Boolean
                ? "b"
                : value instanceof Integer || value instanceof Long
                    ? "i"
                    : value instanceof String ? "s" : value instanceof List ? "[" : "*");
  }

  private static boolean isOpen(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OPEN.stream().anyMatch(lower::endsWith);
  }

  private static void readTemplates(Path chart, Node root) throws IOException {
    Set<List<String>> paths = references(chart);
    for (List<String> path : paths) {
      Node node = root;
      for (String key : path) {
        if (!node.mark.startsWith("{")) {
          node = null;
          break;
        }
        Node inner = node.keys.get(key);
        if (inner == null) {
          boolean last = path.get(path.size() - 1) == key;
          inner = new Node(last ? "*" : "{*");
          node.keys.put(key, inner);
        }
        node = inner;
      }
      if (node != null && node.mark.equals("{") && !allRead(path, node, paths)) {
        node.mark = "{*";
      }
    }
    for (List<String> path : matches(chart, RANGED)) {
      Node node = root;
      for (String key : path) {
        node = node == null ? null : node.keys.get(key);
      }
      if (node != null && node.mark.equals("{")) {
        node.mark = "{*";
      }
    }
  }

  /** Marks labels and the like that a template prints as they are, so that each must be a text. */
  private static void markTexts(Path chart, Node root) throws IOException {
    for (List<String> path : matches(chart, PRINTED)) {
      Node node = root;
      for (String key : path) {
        node = node == null ? null : node.keys.get(key);
      }
      String name = path.get(path.size() - 1).toLowerCase(Locale.ROOT);
      if (node != null && node.mark.equals("*") && TEXTS.stream().anyMatch(name::endsWith)) {
        node.mark = "t";
      }
    }
  }

  /** True if templates read each key of a mapping by its own path, so that no other has effect. */
  private static boolean allRead(List<String> path, Node node, Set<List<String>> paths) {
    for (String key : node.keys.keySet()) {
      List<String> inner = new ArrayList<>(path);
      inner.add(key);
      boolean read = false;
      for (List<String> one : paths) {
        read |= one.size() >= inner.size() && one.subList(0, inner.size()).equals(inner);
      }
      if (!read) {
        return false;
      }
    }
    return true;
  }

  private static Set<List<String>> references(Path chart) throws IOException {
    Set<List<String>> paths = matches(chart, REFERENCE);
    paths.addAll(matches(chart, INDEXED));
    return paths;
  }

  /** Returns the paths of values that a pattern finds in the templates of a chart. */
  private static Set<List<String>> matches(Path chart, Pattern pattern) throws IOException {
    Set<List<String>> paths = new LinkedHashSet<>();
    Path templates = chart.resolve("templates");
    if (!Files.exists(templates)) {
      return paths;
    }
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Matcher one = pattern.matcher(Files.readString(file));
        while (one.find()) {
          String keys = one.group(1).strip();
          paths.add(
              keys.startsWith(".")
                  ? List.of(keys.substring(1).split("\\.", -1))
                  : List.of(keys.substring(1, keys.length() - 1).split("\" +\"", -1)));
        }
      }
    }
    return paths;
  }

  private static Map<?, ?> yaml(Path file) throws IOException {
    Object read = new Yaml().load(Files.readString(file));
    return read instanceof Map<?, ?> map ? map : Map.of();
  }
}
