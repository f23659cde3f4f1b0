/** A domain that breaks the rules in every way that the other one does not. */
@NullMarked
package dev.walletport.alternatives.domain;

import org.jspecify.annotations.NullMarked;
