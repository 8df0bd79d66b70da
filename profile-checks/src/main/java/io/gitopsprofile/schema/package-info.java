/**
 * The structure of Kubernetes objects: the fields of each kind with their types, and the comparison
 * of an object with them.
 *
 * <p>The structure of Kubernetes' own kinds, and of the custom resources that a catalogue knows, is
 * data: text files beside these classes, which {@code SchemaDataTest} writes from the published
 * OpenAPI documents and CustomResourceDefinitions. A file is read when an object of one of its
 * groups occurs. The structure of other custom resources comes from CustomResourceDefinitions that
 * a profile has.
 *
 * <p>Checks, the renderer and the import use this package. It has no checks and writes no messages.
 */
@NullMarked
package io.gitopsprofile.schema;

import org.jspecify.annotations.NullMarked;
