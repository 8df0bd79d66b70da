/**
 * Diagnostics as files for CI and editors: SARIF and JSON.
 *
 * <p>The Maven plugin uses it. This package knows diagnostics and nothing of rendering.
 */
@NullMarked
package io.gitopsprofile.report;

import org.jspecify.annotations.NullMarked;
