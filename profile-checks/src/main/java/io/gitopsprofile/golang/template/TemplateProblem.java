package io.gitopsprofile.golang.template;

import org.jspecify.annotations.Nullable;

/**
 * An error that Go reports for a template.
 *
 * @param kind the time at which Go reports the error
 * @param message the error in plain words: a phrase that follows "the template"
 * @param fix the change that removes the error
 * @param go the words of Go, without the name of the template and the place
 * @param misspelled the name of a field or function that does not exist; null for other errors
 */
public record TemplateProblem(
    Kind kind, String message, String fix, String go, @Nullable String misspelled) {

  /** The time at which Go reports an error. */
  public enum Kind {
    /** The template is being parsed. */
    PARSE,
    /** Each execution of the template. */
    EXECUTION,
    /** An execution with data that lead to the error. */
    SOME_EXECUTIONS,
    /** The template is larger than this package follows; Go reports nothing. */
    LIMIT
  }
}
