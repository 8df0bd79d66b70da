/**
 * The eksctl file of the cluster.
 *
 * <p>Used by {@code render}. It knows the model's cluster alone.
 */
@NullMarked
package io.gitopsprofile.render.eksctl;

import org.jspecify.annotations.NullMarked;
