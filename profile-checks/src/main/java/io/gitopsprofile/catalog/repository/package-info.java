/** The Helm repositories whose charts are known by name. */
@NullMarked
package io.gitopsprofile.catalog.repository;

import org.jspecify.annotations.NullMarked;
