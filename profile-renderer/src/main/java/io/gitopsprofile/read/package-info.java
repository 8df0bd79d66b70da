@NullMarked
package io.gitopsprofile.read;

import org.jspecify.annotations.NullMarked;
