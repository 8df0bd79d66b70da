@NullMarked
package io.gitopsprofile.read.binding;

import org.jspecify.annotations.NullMarked;
