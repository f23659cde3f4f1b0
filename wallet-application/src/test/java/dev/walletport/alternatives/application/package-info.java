/** An application, in the same way. */
@NullMarked
package dev.walletport.alternatives.application;

import org.jspecify.annotations.NullMarked;
