@NullMarked
package io.gitopsprofile.model.release;

import org.jspecify.annotations.NullMarked;
