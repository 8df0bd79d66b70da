package io.gitopsprofile.model.value;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown by a record for all of its invalid values, such as a name that is not a DNS label or a
 * quantity that Kubernetes cannot parse.
 */
public final class InvalidValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * One bad value.
   *
   * @param component the component that holds it; empty for a value that is the whole record
   * @param entry the map key or list index (from 0) inside the component; empty for the whole
   *     component
   * @param message the problem, with the value
   * @param fix the change to make, in the imperative
   * @param missing whether a required value is missing
   */
  public record Problem(
      String component, String entry, String message, String fix, boolean missing) {

    /** A component without a value. */
    static Problem absent(String component) {
      return new Problem(component, "", component + " is missing", "add it", true);
    }
  }

  private final transient List<Problem> problems;

  InvalidValueException(List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.message() + "; " + problem.fix())
            .collect(Collectors.joining("\n")));
    this.problems = Ordered.list("problems", problems);
  }

  /** Creates the refusal of one value. */
  public InvalidValueException(String message, String fix) {
    this(List.of(new Problem("", "", message, fix, false)));
  }

  /**
   * Creates the refusal of a builder that lacks required components.
   *
   * @param missing the names of the components that are not set
   */
  public InvalidValueException(String[] missing) {
    this(problems(missing));
  }

  private static List<Problem> problems(String[] missing) {
    List<Problem> problems = new ArrayList<>();
    for (String component : missing) {
      problems.add(Problem.absent(component));
    }
    return problems;
  }

  /** Every bad value that the record was given. */
  public List<Problem> problems() {
    return problems;
  }
}
