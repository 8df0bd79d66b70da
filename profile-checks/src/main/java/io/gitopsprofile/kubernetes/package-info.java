@NullMarked
package io.gitopsprofile.kubernetes;

import org.jspecify.annotations.NullMarked;
