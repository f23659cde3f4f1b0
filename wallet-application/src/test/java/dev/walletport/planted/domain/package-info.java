/** A domain that keeps no rule, beside a few classes that keep them all. */
@NullMarked
package dev.walletport.planted.domain;

import org.jspecify.annotations.NullMarked;
