/**
 * The chains of a profile, from the application that counts to the pods that follow, and the order
 * in which Flux reconciles its releases. This package describes a profile; it neither checks one
 * nor draws anything.
 */
@NullMarked
package io.gitopsprofile.chain;

import org.jspecify.annotations.NullMarked;
