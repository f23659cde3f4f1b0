/**
 * A host on Spring Boot: {@link dev.walletport.recipes.springboot.JuspayConfiguration} opens the
 * transport and closes it, {@link dev.walletport.recipes.springboot.WalletConfiguration} has the
 * use cases, and two controllers offer them over HTTP.
 */
@NullMarked
package dev.walletport.recipes.springboot;

import org.jspecify.annotations.NullMarked;
