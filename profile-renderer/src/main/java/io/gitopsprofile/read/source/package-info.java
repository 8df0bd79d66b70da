@NullMarked
package io.gitopsprofile.read.source;

import org.jspecify.annotations.NullMarked;
