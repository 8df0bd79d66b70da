/**
 * YAML mappings, limits on nodes, and the map from paths to source positions.
 *
 * <p>Used by the reader. This package knows nothing of the model's records.
 */
@NullMarked
package io.gitopsprofile.read.node;

import org.jspecify.annotations.NullMarked;
