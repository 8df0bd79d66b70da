/**
 * Go's text/template in Java: a lexer, a parser with an immutable syntax tree and an evaluator,
 * which accept, refuse and print what Go does. Checks use {@link
 * io.gitopsprofile.golang.GoTemplate} to learn whether a program of the cluster can read and
 * execute a template, and what the template prints. Nothing here knows a profile, the
 * prometheus-adapter or PromQL: the caller passes the delimiters and the type of the data.
 */
@NullMarked
package io.gitopsprofile.golang;

import org.jspecify.annotations.NullMarked;
