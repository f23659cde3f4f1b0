/** The sandbox server from the command line. */
@NullMarked
package dev.walletport.sandbox;

import org.jspecify.annotations.NullMarked;
