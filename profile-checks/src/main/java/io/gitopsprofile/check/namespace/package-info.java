/**
 * Checks of namespaces: declared, reconciled, and annotated as meant.
 *
 * <p>Only {@code NamespaceChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.namespace;

import org.jspecify.annotations.NullMarked;
