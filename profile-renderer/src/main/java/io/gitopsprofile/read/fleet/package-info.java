/**
 * The environments of a profile and the rows of a fleet file, resolved to one mapping an
 * environment: parts are merged by name and parameters are replaced on the level of YAML nodes,
 * before a value is read, so that each node keeps its place in its file.
 *
 * <p>Only the reader uses it. It knows the keys of an environment, and no part of the model.
 */
@NullMarked
package io.gitopsprofile.read.fleet;

import org.jspecify.annotations.NullMarked;
