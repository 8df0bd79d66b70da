/**
 * Words of the profile language for the objects of a tree: a HelmRelease as a release, a Deployment
 * as a workload, and any other object as a manifest.
 *
 * <p>The importer uses it. This package knows nothing of files.
 */
@NullMarked
package io.gitopsprofile.importer.words;

import org.jspecify.annotations.NullMarked;
