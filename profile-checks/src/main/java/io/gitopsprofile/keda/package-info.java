@NullMarked
package io.gitopsprofile.keda;

import org.jspecify.annotations.NullMarked;
