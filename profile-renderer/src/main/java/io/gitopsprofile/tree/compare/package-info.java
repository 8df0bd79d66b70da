@NullMarked
package io.gitopsprofile.tree.compare;

import org.jspecify.annotations.NullMarked;
