package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The mutation table has each finding about a profile in at least three forms, and in at least two
 * starter profiles. A form is a row of its own whose change no other row of the code makes. {@code
 * few-forms.yaml} lists the exceptions.
 */
class MutationFormsTest {

  private static final int FORMS = 3;
  private static final int STARTERS = 2;

  private final Map<String, Map<String, String>> exceptions = exceptions();
  private final Map<String, Set<String>> defects = new HashMap<>();
  private final Map<String, Set<String>> changes = new HashMap<>();
  private final Map<String, Set<String>> starters = new HashMap<>();

  MutationFormsTest() {
    Set<String> names = new HashSet<>(StarterProfile.names());
    for (Mutation mutation : MutationTable.read()) {
      add(defects, mutation.code(), mutation.defect());
      add(changes, mutation.code(), mutation.find() + "\n->\n" + mutation.put());
      if (names.contains(mutation.profile())) {
        add(starters, mutation.code(), mutation.profile());
      }
    }
  }

  @Test
  void hasThreeFormsOfEachFinding() {
    Set<String> few = new TreeSet<>();
    for (String code : codes()) {
      if (Math.min(count(defects, code), count(changes, code)) < FORMS) {
        few.add(code);
      }
    }
    assertThat(few)
        .as("the codes with fewer than %s forms", FORMS)
        .isEqualTo(exceptions.get("forms").keySet());
  }

  @Test
  void hasEachFindingInTwoStarterProfiles() {
    Set<String> few = new TreeSet<>();
    for (String code : codes()) {
      if (count(starters, code) < STARTERS) {
        few.add(code);
      }
    }
    assertThat(few)
        .as("the codes in fewer than %s starter profiles", STARTERS)
        .isEqualTo(exceptions.get("starters").keySet());
  }

  @Test
  void hasNoRowOfFindingThatNeedsTree() {
    Set<String> elsewhere = exceptions.get("elsewhere").keySet();
    assertThat(elsewhere).doesNotContainAnyElementsOf(defects.keySet()).allMatch(this::isKnown);
  }

  @Test
  void givesReasonOfEachException() {
    List<String> reasons = new ArrayList<>();
    exceptions.values().forEach(group -> reasons.addAll(group.values()));
    assertThat(reasons)
        .allSatisfy(reason -> assertThat(reason).endsWith(".").hasSizeGreaterThan(20));
  }

  private boolean isKnown(String code) {
    for (DiagnosticCode known : DiagnosticCode.values()) {
      if (known.code().equals(code)) {
        return true;
      }
    }
    return false;
  }

  /** The codes of warnings and errors about a profile; those below 10 are about its text. */
  private List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (DiagnosticCode code : DiagnosticCode.values()) {
      if (code.severity() != Severity.INFO
          && Integer.parseInt(code.code().substring(3)) >= 10
          && !exceptions.get("elsewhere").containsKey(code.code())) {
        codes.add(code.code());
      }
    }
    return codes;
  }

  private static void add(Map<String, Set<String>> sets, String code, String text) {
    sets.computeIfAbsent(code, any -> new HashSet<>()).add(text);
  }

  private static int count(Map<String, Set<String>> sets, String code) {
    return sets.getOrDefault(code, Set.of()).size();
  }

  private static Map<String, Map<String, String>> exceptions() {
    try (InputStream file = MutationFormsTest.class.getResourceAsStream("few-forms.yaml")) {
      Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      Map<String, Map<String, String>> groups = new TreeMap<>();
      for (String name : List.of("elsewhere", "forms", "starters")) {
        Map<String, String> group = new TreeMap<>();
        ((Map<?, ?>) document.get(name))
            .forEach((code, reason) -> group.put((String) code, (String) reason));
        groups.put(name, group);
      }
      return groups;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
