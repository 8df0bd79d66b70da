/** The load that an application is expected to take: a steady one, a ramp, a step or a table. */
@NullMarked
package io.gitopsprofile.model.load;

import org.jspecify.annotations.NullMarked;
