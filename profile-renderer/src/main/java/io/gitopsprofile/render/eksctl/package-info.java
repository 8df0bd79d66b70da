/**
 * The eksctl file of the cluster.
 *
 * <p>Used by {@code render}. This package knows only the model's cluster.
 */
@NullMarked
package io.gitopsprofile.render.eksctl;

import org.jspecify.annotations.NullMarked;
