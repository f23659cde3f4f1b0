/** Ports that keep no rule, beside one that keeps them all. */
@NullMarked
package dev.walletport.planted.application.port;

import org.jspecify.annotations.NullMarked;
