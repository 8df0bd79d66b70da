@NullMarked
package io.gitopsprofile.flux;

import org.jspecify.annotations.NullMarked;
