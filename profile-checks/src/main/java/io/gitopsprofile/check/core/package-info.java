@NullMarked
package io.gitopsprofile.check.core;

import org.jspecify.annotations.NullMarked;
