package io.gitopsprofile.render;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A profile with all that a report shows of it. Errors do not prevent a survey.
 *
 * @param parts the parts of the profile, with its patches and the names of its releases
 * @param objects the objects that the profile is rendered as
 * @param findings all findings in printing order
 * @param places the place of a value in the files; null where it is not known
 */
public record ProfileSurvey(
    ProfileParts parts,
    ProfileObjects objects,
    List<Diagnostic> findings,
    Function<ProfilePath, @Nullable SourcePosition> places) {

  /** Copies the list. */
  public ProfileSurvey {
    requireNonNull(parts, "parts");
    requireNonNull(objects, "objects");
    findings = List.copyOf(findings);
    requireNonNull(places, "places");
  }

  /** Returns the autoscalers of the profile in its order, for trials of a load. */
  public List<TriedAutoscaler> autoscalers() {
    return TriedAutoscaler.all(parts, objects, new AdapterAnalysis(parts, objects));
  }
}
