package io.gitopsprofile.model;

import io.gitopsprofile.model.value.Syntax;

/**
 * An accepted finding (warning or info) of this profile, with the reason. Acceptances are not
 * rendered. An acceptance that matches no finding is reported (PRF060).
 *
 * <pre>
 * accept:
 *   - {code: PRF031, at: releases.prometheus, reason: We follow this branch on purpose.}
 * </pre>
 *
 * @param code the code of the finding, such as {@code PRF031}; an error cannot be accepted
 * @param at the part of the profile in which the finding is accepted, with all parts below: its
 *     path, the elements of a list by their names or from {@code [0]}, such as {@code
 *     releases.prometheus} or {@code workloads.web.containers[0]}
 * @param reason why it is fine, in a sentence for the reader of the profile
 */
public record Acceptance(String code, String at, String reason) {

  /** Refuses values that break their syntax. */
  public Acceptance {
    Syntax.of()
        .required("code", code)
        .diagnosticCode("code", code)
        .required("at", at)
        .notBlank("at", at)
        .required("reason", reason)
        .reason("reason", reason)
        .enforce();
  }
}
