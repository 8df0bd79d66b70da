@NullMarked
package io.gitopsprofile.check.release;

import org.jspecify.annotations.NullMarked;
