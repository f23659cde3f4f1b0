/** The recipe on a real PostgreSQL of this machine. */
@NullMarked
package dev.walletport.recipes.postgres;

import org.jspecify.annotations.NullMarked;
