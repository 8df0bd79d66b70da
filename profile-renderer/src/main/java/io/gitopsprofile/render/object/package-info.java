/**
 * Typed objects to ordered maps: key order, metadata, fields that the target serves.
 *
 * <p>Used by the renderers. This package knows no part of the profile.
 */
@NullMarked
package io.gitopsprofile.render.object;

import org.jspecify.annotations.NullMarked;
