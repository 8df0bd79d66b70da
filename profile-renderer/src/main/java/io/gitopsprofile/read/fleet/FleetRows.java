package io.gitopsprofile.read.fleet;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the rows of a fleet file, one cluster a row: CSV with a line of column names, or a YAML
 * list of mappings. The columns are {@code name}, {@code extends}, {@code directory}, and names of
 * parameters.
 */
final class FleetRows {

  private static final ProfilePath PATH = ProfilePath.ROOT.key(FleetSections.FLEET);

  private final ReadDiagnostics problems;
  private final SourceFile file;
  private final Map<String, Parameters.Declared> declared;
  private final List<EnvironmentPart> rows = new ArrayList<>();

  /** A cell of a CSV line and its column. */
  private record Cell(String text, int column, boolean isQuoted) {}

  FleetRows(ReadDiagnostics problems, SourceFile file, Map<String, Parameters.Declared> declared) {
    this.problems = problems;
    this.file = file;
    this.declared = declared;
  }

  /** The rows of a file; those that could be read. */
  List<EnvironmentPart> read() {
    if (file.name().endsWith(".csv")) {
      readCsv();
    } else {
      readYaml();
    }
    return rows;
  }

  private void readYaml() {
    for (Node document : new YamlFile(file.name(), null, problems).documents(file.text())) {
      if (ScalarResolution.isNull(document)) {
        continue;
      }
      NodeLocation place = new NodeLocation(file, document, PATH);
      if (!(document instanceof SequenceNode list)) {
        new ScalarReader(problems)
            .wrong(
                place,
                "a list",
                ScalarReader.describe(document),
                "start each cluster with \"- name:\"");
        return;
      }
      for (Node element : list.getValue()) {
        NodeLocation row = place.at(element);
        if (!(element instanceof MappingNode)) {
          new ScalarReader(problems)
              .wrong(row, "a mapping", ScalarReader.describe(element), "write name: ...");
          continue;
        }
        MappingEntries entries = new MappingEntries(row, problems);
        Map<String, NodeLocation> cells = new LinkedHashMap<>();
        for (String key : entries.keys()) {
          NodeLocation value = entries.value(key);
          if (value != null) {
            cells.put(key, value);
          }
        }
        add(row, cells);
      }
    }
  }

  private void readCsv() {
    List<Cell> header = null;
    String[] lines = file.text().split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].isBlank() || lines[i].startsWith("#")) {
        continue;
      }
      List<Cell> cells = cells(lines[i], i);
      NodeLocation row = place("", true, i, 0);
      if (header == null) {
        header = cells;
        refuseDoubled(header, i);
      } else if (cells.size() != header.size()) {
        problems.add(
            DiagnosticCode.BAD_VALUE,
            row,
            "the row has " + cells.size() + " cells; the first line has " + header.size(),
            "write a cell for each column; quote a text with a comma");
      } else {
        Map<String, NodeLocation> values = new LinkedHashMap<>();
        for (int c = 0; c < cells.size(); c++) {
          Cell cell = cells.get(c);
          String column = header.get(c).text();
          Parameters.Declared parameter = declared.get(column);
          boolean text = parameter == null || parameter.type() == Parameters.Type.TEXT;
          if (!cell.text().isEmpty() || cell.isQuoted()) {
            values.put(
                column, place(cell.text(), text || cell.isQuoted(), i, cell.column(), column));
          }
        }
        add(row, values);
      }
    }
  }

  private void refuseDoubled(List<Cell> header, int line) {
    Map<String, Cell> known = new LinkedHashMap<>();
    for (Cell cell : header) {
      if (known.put(cell.text(), cell) != null) {
        problems.add(
            DiagnosticCode.DUPLICATE_KEY,
            place(cell.text(), true, line, cell.column()),
            "the column " + cell.text() + " stands twice in the first line",
            "keep one of the two");
      }
    }
  }

  private NodeLocation place(String text, boolean isText, int line, int column, String... key) {
    Mark mark = new Mark(file.name(), 0, line, column, new int[0], 0);
    ProfilePath path = key.length == 0 ? PATH : PATH.key(key[0]);
    return new NodeLocation(
        file,
        new ScalarNode(
            isText ? Tag.STR : NodeComposer.BARE,
            true,
            text,
            mark,
            mark,
            isText ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN),
        path);
  }

  /** The cells of a line; a cell in double quotes may have commas and doubled quotes. */
  private List<Cell> cells(String line, int number) {
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      int start = at;
      if (start < line.length() && line.charAt(start) == '"') {
        StringBuilder text = new StringBuilder();
        int i = start + 1;
        for (; i < line.length(); i++) {
          if (line.charAt(i) == '"') {
            if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
              i++;
            } else {
              break;
            }
          }
          text.append(line.charAt(i));
        }
        if (i >= line.length() || (i + 1 < line.length() && line.charAt(i + 1) != ',')) {
          problems.add(
              DiagnosticCode.BAD_VALUE,
              place("", true, number, start),
              "a quoted cell does not end before a comma or the end of its line",
              "close the quotes; write a quote in a cell as \"\"");
          return cells;
        }
        cells.add(new Cell(text.toString(), start, true));
        at = i + 2;
      } else {
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        cells.add(new Cell(line.substring(start, end).strip(), start, false));
        at = end + 1;
      }
    }
    return cells;
  }

  private void add(NodeLocation row, Map<String, NodeLocation> cells) {
    if (rows.size() == Limits.ELEMENTS) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          row,
          file.name() + " has more than " + Limits.ELEMENTS + " rows",
          "split the fleet into several profiles");
      return;
    }
    NodeLocation name = cells.remove("name");
    if (name == null) {
      problems.add(DiagnosticCode.MISSING_PART, row, "a row has no name", "add its name");
      return;
    }
    Object text = new ScalarReader(problems).read(name, String.class);
    NodeLocation base = cells.remove("extends");
    NodeLocation directory = cells.remove("directory");
    if (text != null && FleetSections.isName(problems, name, text.toString(), Set.of())) {
      rows.add(new EnvironmentPart(text.toString(), row, name, base, true, true, directory, cells));
    }
  }

  /** The text of a scalar of a row; null if it is not one. */
  static @Nullable String text(@Nullable NodeLocation place) {
    return place != null && place.node() instanceof ScalarNode scalar ? scalar.getValue() : null;
  }
}
