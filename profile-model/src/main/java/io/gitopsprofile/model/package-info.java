/**
 * The profile as immutable records: {@code profile.yaml} key by key. The parts have packages of
 * their own, named by the word that a user writes.
 *
 * <p>Every package may use this one. This package knows the JDK and JSpecify only: nothing of YAML,
 * files, checks or rendering.
 */
@BuilderStyle
@NullMarked
package io.gitopsprofile.model;

import org.jspecify.annotations.NullMarked;
