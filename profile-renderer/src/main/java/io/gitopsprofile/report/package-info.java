/** Findings as files, for CI and editors. */
@NullMarked
package io.gitopsprofile.report;

import org.jspecify.annotations.NullMarked;
