@NullMarked
package io.gitopsprofile.check.cluster;

import org.jspecify.annotations.NullMarked;
