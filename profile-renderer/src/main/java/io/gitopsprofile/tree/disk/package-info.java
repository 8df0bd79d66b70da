@NullMarked
package io.gitopsprofile.tree.disk;

import org.jspecify.annotations.NullMarked;
