@NullMarked
package io.gitopsprofile.check.namespace;

import org.jspecify.annotations.NullMarked;
