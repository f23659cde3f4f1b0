/** An adapter that keeps no rule, beside a few classes that keep them all. */
@NullMarked
package dev.walletport.planted.adapter.one;

import org.jspecify.annotations.NullMarked;
