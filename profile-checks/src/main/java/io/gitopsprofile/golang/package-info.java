@NullMarked
package io.gitopsprofile.golang;

import org.jspecify.annotations.NullMarked;
