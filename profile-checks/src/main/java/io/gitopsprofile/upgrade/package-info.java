@NullMarked
package io.gitopsprofile.upgrade;

import org.jspecify.annotations.NullMarked;
