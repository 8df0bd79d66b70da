/**
 * File operations of a run: lock, journal, staging folder and transaction.
 *
 * <p>Used by {@code tree} and its parts. This package knows nothing of records and objects.
 */
@NullMarked
package io.gitopsprofile.tree.disk;

import org.jspecify.annotations.NullMarked;
