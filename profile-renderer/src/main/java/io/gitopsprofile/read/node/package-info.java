@NullMarked
package io.gitopsprofile.read.node;

import org.jspecify.annotations.NullMarked;
