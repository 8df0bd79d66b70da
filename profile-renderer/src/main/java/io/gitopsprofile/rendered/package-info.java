@NullMarked
package io.gitopsprofile.rendered;

import org.jspecify.annotations.NullMarked;
