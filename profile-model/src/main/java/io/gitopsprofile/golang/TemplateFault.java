package io.gitopsprofile.golang;

/** Ends the reading or the execution of a template at its first error. */
final class TemplateFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient TemplateProblem problem;

  TemplateFault(TemplateProblem problem) {
    super(problem.go(), null, false, false);
    this.problem = problem;
  }

  TemplateProblem problem() {
    return problem;
  }
}
