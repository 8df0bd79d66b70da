package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the patterns of {@code java.util.regex}, which backtracks, to the classes below. Each has
 * constant patterns alone, and the reason beside it bounds the text or the steps.
 */
final class PatternsTest {

  private static final Set<String> METHODS = Set.of("matches", "replaceAll", "replaceFirst");

  private static final Map<String, String> ALLOWED = new TreeMap<>();

  static {
    String number = "at most 64 characters";
    ALLOWED.put("GoDuration", number);
    ALLOWED.put("PrometheusDuration", number);
    ALLOWED.put("LoadShape", number + ", and counts with an upper bound");
    ALLOWED.put("Quantity", number);
    String few = "fails after the few characters that it can match";
    ALLOWED.put("BudgetRoomCheck", few);
    ALLOWED.put("IntOrPercent", few);
    ALLOWED.put("KubernetesVersion", few);
    ALLOWED.put("Manifest", few);
    ALLOWED.put("PrometheusChart", few);
    ALLOWED.put("ReferencedPort", few);
    ALLOWED.put("ScaledPods", few);
    ALLOWED.put("ScrapeTargetCheck", few);
    String word = "at most 2,048 characters, each read once";
    ALLOWED.put("AppMeshController", word);
    ALLOWED.put("ChartVersion", word);
    ALLOWED.put("Cluster", word);
    ALLOWED.put("FargateProfile", word);
    ALLOWED.put("GitRef", "at most 255 characters, each read once");
    ALLOWED.put("OwnApplication", "at most 401 characters, each read once");
    ALLOWED.put("PrometheusEndpoint", word);
    ALLOWED.put("RateRule", word);
    ALLOWED.put("ScalarReader", word);
    ALLOWED.put("ServiceAccount", "parts with an upper bound, each read once");
    ALLOWED.put("SourceKey", word);
    ALLOWED.put("Syntax", word + "; matches the constants of the other classes");
    String path = "a name of a file or folder";
    ALLOWED.put("FileLayout", path);
    ALLOWED.put("PendingFolder", path);
    ALLOWED.put("SarifReport", path);
    ALLOWED.put("ProfilePath", "a key of at most 1,024 characters, each read once");
    ALLOWED.put("CodePage", "a page of this project");
    ALLOWED.put("Numbers", "zeros at the start, each read once");
    ALLOWED.put("YamlFile", "a message of the YAML parser, each blank read once");
    ALLOWED.put(
        "CredentialDetector", "forms of credentials, in texts that hold their first letters");
  }

  @Test
  void onlyTheseClassesUsePatternsThatBacktrack() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gitopsprofile")) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        JavaClass owner = call.getTargetOwner();
        String method = call.getTarget().getName();
        boolean matches =
            owner.isEquivalentTo(Pattern.class)
                || (owner.isEquivalentTo(String.class) && METHODS.contains(method));
        if (matches) {
          found.add(outermost(type));
        }
      }
    }
    assertThat(found).containsExactlyElementsOf(ALLOWED.keySet());
  }

  private static String outermost(JavaClass type) {
    String name = type.getFullName().substring(type.getPackageName().length() + 1);
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }
}
