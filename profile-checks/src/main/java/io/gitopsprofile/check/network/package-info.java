@NullMarked
package io.gitopsprofile.check.network;

import org.jspecify.annotations.NullMarked;
