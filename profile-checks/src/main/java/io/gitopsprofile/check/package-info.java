@NullMarked
package io.gitopsprofile.check;

import org.jspecify.annotations.NullMarked;
