/**
 * The state of commands in PostgreSQL, for a host of many nodes: start with
 * {@link dev.walletport.recipes.postgres.JdbcCommandStore}. To copy and to change.
 */
@NullMarked
package dev.walletport.recipes.postgres;

import org.jspecify.annotations.NullMarked;
