@NullMarked
package io.gitopsprofile.read.scalar;

import org.jspecify.annotations.NullMarked;
