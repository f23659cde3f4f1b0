/** An application that keeps no rule, beside a few classes that keep them all. */
@NullMarked
package dev.walletport.planted.application;

import org.jspecify.annotations.NullMarked;
