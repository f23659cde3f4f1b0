/**
 * The fake in a JUnit 5 test: {@link dev.walletport.adapter.fake.junit.WithFakeWallets}. Needs
 * {@code junit-jupiter-api}, 5.12 or newer, which is no dependency of this library.
 */
@NullMarked
package dev.walletport.adapter.fake.junit;

import org.jspecify.annotations.NullMarked;
