package io.gitopsprofile.golang;

import org.jspecify.annotations.Nullable;

/**
 * An error that Go reports for a template.
 *
 * @param kind when Go reports it
 * @param message the error in plain words: a phrase that follows "the template"
 * @param fix the change that removes it
 * @param go the words of Go, without the name of the template and the place
 * @param misspelled the name of a field or function that does not exist; null if it is not that
 */
public record TemplateProblem(
    Kind kind, String message, String fix, String go, @Nullable String misspelled) {

  /** When Go reports an error. */
  public enum Kind {
    /** While the template is parsed. */
    PARSE,
    /** Each time the template is executed. */
    EXECUTION,
    /** When the template is executed with data that lead to the place of the error. */
    SOME_EXECUTIONS,
    /** Never: the template is larger than this package follows. */
    LIMIT
  }
}
