package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.CodeDescription;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainMojoTest {

  private final RecordingLog log = new RecordingLog();

  @ParameterizedTest
  @EnumSource
  void printsThePageOfEveryCode(DiagnosticCode code) throws Exception {
    String page = explain(code.code());

    assertThat(page).startsWith("info \n" + code.code() + "\n");
    assertThat(page).contains("\nExample\n", "\nSymptom in the cluster\n", "\nFix\n", "\nSource\n");
    assertThat(page).containsPattern("\n    \\S+\\.yaml:[0-9]").contains(" " + code.code() + ": ");
    assertThat(joined(page)).contains(joined(CodeDescription.of(code).fix()));
    assertThat(page).doesNotContain("```", "\n#", "\\_", "\\<");
  }

  @Test
  void printsSeveralCodesInTheOrderAskedFor() throws Exception {
    String pages = explain("prf031, PRF012,prf031");

    assertThat(pages).startsWith("info \nPRF031\n").containsOnlyOnce("\n\nPRF012\n");
    assertThat(pages.split("\nPRF031\n")).hasSize(2);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " , "})
  void listsAllCodesWithTheirMeaning(@Nullable String none) throws Exception {
    String list = explain(none);

    assertThat(list.lines()).hasSize(1 + DiagnosticCode.values().length);
    for (DiagnosticCode code : DiagnosticCode.values()) {
      assertThat(list).contains("\n" + code.code() + " " + code.severity().label());
      assertThat(list).contains(" " + CodeDescription.of(code).meaning());
    }
    assertThat(list.indexOf("PRF011")).isLessThan(list.indexOf("PRF012"));
  }

  @Test
  void namesTheNearestCodes() {
    assertThatThrownBy(() -> explain("PRF031,PRF12,nonsense"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageMatching(
            "there is no code \"PRF12\"; did you mean (PRF\\d{3}, ){2}PRF\\d{3}\\?\n"
                + "there is no code \"nonsense\"\n"
                + "list all codes: mvn io.gitopsprofile:profile-maven-plugin:1:explain\n")
        .message()
        .contains("PRF012", "PRF112");
    assertThat(log.lines).isEmpty();
  }

  private String explain(@Nullable String code)
      throws MojoExecutionException, MojoFailureException {
    ExplainMojo mojo = new ExplainMojo();
    mojo.code = code;
    mojo.version = "1";
    mojo.setLog(log);
    mojo.execute();
    assertThat(log.lines).hasSize(1);
    return log.lines.get(0);
  }

  private static String joined(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
