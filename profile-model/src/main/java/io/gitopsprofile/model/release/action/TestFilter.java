package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A test of a chart that runs, or that is left out.
 *
 * <pre>
 * filters:
 *   - {name: podinfo-grpc-test, exclude: true}
 * </pre>
 *
 * @param name the name of the test's pod
 * @param exclude whether the test is left out
 */
public record TestFilter(String name, @Nullable Boolean exclude) {
  /** Refuses values that break their syntax. */
  public TestFilter {
    Syntax.of().required("name", name).notBlank("name", name).enforce();
  }
}
