/** A host that keeps no rule, beside a class that keeps them all. */
@NullMarked
package dev.walletport.planted.host;

import org.jspecify.annotations.NullMarked;
