@NullMarked
package io.gitopsprofile.adapter;

import org.jspecify.annotations.NullMarked;
