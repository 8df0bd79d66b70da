/**
 * The objects that pods refer to by name: ServiceAccounts and ConfigMaps.
 *
 * <p>Names with a hash are made where objects are filed, in {@code render.output}.
 */
@NullMarked
package io.gitopsprofile.render.pod;

import org.jspecify.annotations.NullMarked;
