/**
 * The terminal: lines with colours, the standard output and the standard error.
 *
 * <p>The command line uses it.
 */
@NullMarked
package io.gitopsprofile.cli.terminal;

import org.jspecify.annotations.NullMarked;
