/**
 * The fake in a JUnit 5 test: {@link dev.walletport.adapter.fake.junit.WithFakeWallets}. Needs
 * {@code junit-jupiter-api}, 5.12 or newer, which this library does not bring along.
 */
@NullMarked
package dev.walletport.adapter.fake.junit;

import org.jspecify.annotations.NullMarked;
