@NullMarked
package io.gitopsprofile.tree.diff;

import org.jspecify.annotations.NullMarked;
