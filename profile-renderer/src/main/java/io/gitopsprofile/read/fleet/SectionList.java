package io.gitopsprofile.read.fleet;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.binding.ScalarReader;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The elements of a section that is a list of named things. */
final class SectionList {

  private SectionList() {}

  /**
   * Returns the elements; none, with a problem, if the section is not a list or is too long.
   *
   * @param element the word for one element, such as {@code parameter}
   * @param tooLong the fix for a list that is too long
   */
  static List<NodeLocation> of(
      NodeLocation section, String element, String tooLong, ReadDiagnostics problems) {
    List<NodeLocation> elements = new ArrayList<>();
    if (!(section.node() instanceof SequenceNode list)) {
      new ScalarReader(problems)
          .wrong(
              section,
              "a list",
              ScalarReader.describe(section.node()),
              "start each " + element + " with \"- name:\"");
    } else if (list.getValue().size() > Limits.THOUSAND) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          section,
          element + "s has more than " + Limits.THOUSAND + " elements",
          tooLong);
    } else {
      for (int i = 0; i < list.getValue().size(); i++) {
        elements.add(section.index(i, list.getValue().get(i)));
      }
    }
    return elements;
  }
}
