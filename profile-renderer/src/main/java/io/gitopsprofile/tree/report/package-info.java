@NullMarked
package io.gitopsprofile.tree.report;

import org.jspecify.annotations.NullMarked;
