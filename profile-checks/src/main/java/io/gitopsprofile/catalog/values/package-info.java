/**
 * The values of known charts, reduced to names and types.
 *
 * <p>The data files are resources of this package, one for each chart and major version. A file is
 * read only when a profile has a release of its chart. This package has no check.
 */
@NullMarked
package io.gitopsprofile.catalog.values;

import org.jspecify.annotations.NullMarked;
