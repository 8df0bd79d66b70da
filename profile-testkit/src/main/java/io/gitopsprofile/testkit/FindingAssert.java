package io.gitopsprofile.testkit;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the findings of one code in a profile. */
public final class FindingAssert extends AbstractAssert<FindingAssert, List<Diagnostic>> {

  private final ProfileAssert profile;
  private final String code;

  FindingAssert(ProfileAssert profile, String code, List<Diagnostic> findings) {
    super(findings, FindingAssert.class);
    this.profile = profile;
    this.code = code;
  }

  /** Verifies that a finding of the code stands at a line of the profile. */
  public ProfileAssert at(int line) {
    List<Integer> lines = new ArrayList<>();
    for (Diagnostic finding : actual) {
      SourcePosition position = finding.position();
      if (position != null) {
        if (position.line() == line) {
          return profile;
        }
        lines.add(position.line());
      }
    }
    throw failure("%s is not at line %d but at %s:%s", code, line, lines, text(actual));
  }

  /** Verifies that the message of a finding of the code contains a text. */
  public FindingAssert saying(String text) {
    for (Diagnostic finding : actual) {
      if (finding.message().contains(text)) {
        return this;
      }
    }
    throw failure("no message of %s contains \"%s\":%s", code, text, text(actual));
  }

  /** Returns to the profile. */
  public ProfileAssert and() {
    return profile;
  }

  static String text(List<Diagnostic> findings) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic finding : findings) {
      text.append('\n').append(finding);
    }
    return text.isEmpty() ? " none" : text.toString();
  }
}
