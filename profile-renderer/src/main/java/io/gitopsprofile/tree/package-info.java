@NullMarked
package io.gitopsprofile.tree;

import org.jspecify.annotations.NullMarked;
