@NullMarked
package io.gitopsprofile.tree.automation;

import org.jspecify.annotations.NullMarked;
