/**
 * Canonical YAML: the only place where objects become text.
 *
 * <p>The renderer uses it. This package knows maps, lists and scalars, and nothing of Kubernetes.
 */
@NullMarked
package io.gitopsprofile.yaml;

import org.jspecify.annotations.NullMarked;
