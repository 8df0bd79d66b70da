@NullMarked
package io.gitopsprofile.diagnostic;

import org.jspecify.annotations.NullMarked;
