package io.gitopsprofile.schema;

import java.util.List;

/**
 * One difference between an object and the structure of its kind.
 *
 * @param problem the kind of difference
 * @param steps the keys and list indexes from the root of the object to the field; for a missing
 *     field, to the mapping without it
 * @param name the key of the field
 * @param expected the words for a value that would be accepted; for a field of other versions of
 *     Kubernetes, these versions
 * @param valid the names of all fields of the mapping, or all strings that are accepted
 */
public record Mismatch(
    Problem problem, List<Object> steps, String name, String expected, List<String> valid) {

  /** The kinds of differences. */
  public enum Problem {
    /** A field that the kind does not have. */
    UNKNOWN_FIELD,
    /** A field that other versions of Kubernetes have. */
    NOT_SERVED,
    /** A value of another type. */
    WRONG_TYPE,
    /** A string that is not among those that are accepted. */
    BAD_VALUE,
    /** A required field that is missing. */
    MISSING_FIELD
  }
}
