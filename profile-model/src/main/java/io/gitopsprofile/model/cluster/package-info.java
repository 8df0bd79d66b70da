@NullMarked
package io.gitopsprofile.model.cluster;

import org.jspecify.annotations.NullMarked;
