@NullMarked
package io.gitopsprofile.tree.record;

import org.jspecify.annotations.NullMarked;
