/**
 * The image automation of Flux v2: {@code imagePolicies}, with the image repositories that Flux
 * scans, the policies that choose a tag, and the automations that commit it, in the words of {@code
 * image.toolkit.fluxcd.io/v1}.
 *
 * <p>The readers, the checks and the renderer use this package. It knows nothing of the objects
 * that are rendered.
 */
@NullMarked
package io.gitopsprofile.model.image;

import org.jspecify.annotations.NullMarked;
