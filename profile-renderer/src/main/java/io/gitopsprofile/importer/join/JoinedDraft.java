package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.draft.RobotComments;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A profile for several environments, joined from the profiles of their clusters: all have the
 * base, and each environment has what differs.
 */
public final class JoinedDraft {

  /** The keys of a profile that no environment changes. */
  static final Set<String> OF_WHOLE = Set.of("profile", "name");

  /** The keys with free-form values, whose lists are replaced. */
  static final Set<String> FREE_FORM = Set.of("values", "patch");

  /** The list of manifests, whose elements are free-form. */
  static final String MANIFESTS = "manifests";

  /** Maximum number of lines of equal changes that are written out in several environments. */
  private static final int LONGEST_COPY = 3;

  private static final int MOST_CHARACTERS = 1024 * 1024;

  private final String name;
  private final String profile;
  private final Map<String, Map<String, String>> drafts;
  private boolean hasParameters = true;
  private boolean splitsParts = true;
  private int changedLines;
  private int comments;

  private JoinedDraft(String name, String profile, Map<String, Map<String, String>> drafts) {
    this.name = name;
    this.profile = profile;
    this.drafts = drafts;
  }

  /**
   * Joins the profiles of environments.
   *
   * @param name the name of the new profile
   * @param profile the file name of each profile and of the new one
   * @param drafts the files of each environment's profile, by the name of the environment
   */
  public static JoinedDraft of(
      String name, String profile, Map<String, Map<String, String>> drafts) {
    return new JoinedDraft(name, profile, new LinkedHashMap<>(drafts));
  }

  /** The files of the new profile by their paths from its folder. */
  public Map<String, String> files() {
    while (true) {
      Map<String, String> files = write();
      if (files.getOrDefault(profile, "").length() <= MOST_CHARACTERS || !simplify()) {
        return files;
      }
    }
  }

  /**
   * Chooses a simpler form: first without parameters, then with each part that differs whole in
   * each environment.
   *
   * @return false if there is none
   */
  public boolean simplify() {
    if (hasParameters) {
      hasParameters = false;
      return true;
    }
    boolean wasSplit = splitsParts;
    splitsParts = false;
    return wasSplit;
  }

  /** The number of lines in which the environments say what they change. */
  public int changedLines() {
    return changedLines;
  }

  /** The number of comments of robots in the files. */
  public int comments() {
    return comments;
  }

  private Map<String, String> write() {
    List<String> names = new ArrayList<>(drafts.keySet());
    List<TreeValue> documents = new ArrayList<>();
    for (Map<String, String> files : drafts.values()) {
      String text = files.getOrDefault(profile, "");
      documents.add(SourceTree.parse(profile, text, new ImportNotes()).get(0));
    }
    JoinedManifests manifests = new JoinedManifests(names, splitsParts);
    manifests.replaceIn(documents, new ArrayList<>(drafts.values()));
    documents.forEach(ReferenceText::escape);
    SharedValues shared = new SharedValues(names);
    if (hasParameters) {
      shared.replaceIn(documents);
    }
    for (TreeValue document : documents) {
      TreeValue said = document.get("name");
      if (said != null) {
        said.set(name);
      }
    }
    DocumentJoin join = new DocumentJoin(names.size(), splitsParts);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(profile, text(join, join.join(documents), names, shared.parameters()));
    files.putAll(manifests.files());
    comments += manifests.comments();
    return files;
  }

  private String text(
      DocumentJoin join,
      DocumentJoin.Joined joined,
      List<String> names,
      Map<String, List<TreeValue>> parameters) {
    Origin nowhere = Origin.of(new SourceFile("", ""));
    TreeValue head = TreeValue.mapping(nowhere);
    TreeValue rest = TreeValue.mapping(nowhere);
    TreeValue base = joined.base() == null ? rest : joined.base();
    for (Map.Entry<String, TreeValue> section : base.entries().entrySet()) {
      boolean isHead = OF_WHOLE.contains(section.getKey()) || section.getKey().equals("target");
      (isHead ? head : rest).entries().put(section.getKey(), section.getValue());
    }
    RobotComments robots = new RobotComments();
    StringBuilder text = new StringBuilder(CanonicalYaml.write(head.plain()));
    if (!parameters.isEmpty()) {
      declare(parameters, text);
    }
    List<TreeValue> environments = environments(join, joined.changes(), names, parameters, nowhere);
    TreeValue section = TreeValue.mapping(nowhere);
    TreeValue list = TreeValue.list(nowhere);
    list.elements().addAll(environments);
    section.entries().put("environments", list);
    String changes = EnvironmentText.of("environments", environments, robots);
    text.append(robots.carry(section, changes));
    if (!rest.entries().isEmpty()) {
      text.append(robots.carry(rest, CanonicalYaml.write(rest.plain())));
    }
    comments = robots.carried();
    changedLines = (int) changes.lines().count() - names.size() - 1;
    String whole = text.toString();
    for (String parameter : parameters.keySet()) {
      String reference = ReferenceText.to(parameter);
      whole = whole.replace('"' + reference + '"', reference);
    }
    return whole;
  }

  private static void declare(Map<String, List<TreeValue>> parameters, StringBuilder text) {
    text.append("parameters:\n");
    for (Map.Entry<String, List<TreeValue>> parameter : parameters.entrySet()) {
      Object value = parameter.getValue().get(0).scalar();
      String name = parameter.getKey();
      if (value instanceof String) {
        text.append("  - name: ").append(name).append('\n');
      } else {
        String type = value instanceof Boolean ? "boolean" : "number";
        text.append("  - {name: ").append(name).append(", type: ").append(type).append("}\n");
      }
    }
  }

  /** True for a change that is too long for a second copy. */
  private static boolean isLong(TreeValue change) {
    String text = EnvironmentText.of("change", List.of(change), new RobotComments());
    return text.lines().count() > LONGEST_COPY + 1;
  }

  private static List<TreeValue> environments(
      DocumentJoin join,
      List<@Nullable TreeValue> changes,
      List<String> names,
      Map<String, List<TreeValue>> parameters,
      Origin nowhere) {
    List<TreeValue> environments = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      TreeValue environment = TreeValue.mapping(nowhere);
      environment.entries().put("name", TreeValue.scalar(names.get(i), nowhere));
      TreeValue change = changes.get(i);
      for (int j = 0; j < i && change != null && isLong(change); j++) {
        TreeValue other = changes.get(j);
        if (other != null && join.areEqual(List.of(other, change))) {
          environment.entries().put("extends", TreeValue.scalar(names.get(j), nowhere));
          change = null;
        }
      }
      for (Map.Entry<String, List<TreeValue>> parameter : parameters.entrySet()) {
        environment
            .mappingAt("parameters", nowhere)
            .entries()
            .put(parameter.getKey(), parameter.getValue().get(i));
      }
      if (change != null) {
        environment.entries().putAll(change.entries());
      }
      environments.add(environment);
    }
    return environments;
  }
}
