@NullMarked
package io.gitopsprofile.yaml;

import org.jspecify.annotations.NullMarked;
