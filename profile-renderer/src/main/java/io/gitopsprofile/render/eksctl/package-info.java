@NullMarked
package io.gitopsprofile.render.eksctl;

import org.jspecify.annotations.NullMarked;
