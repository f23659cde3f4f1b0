/**
 * A server that speaks Juspay's HTTP contract over a fake, on a local port.
 *
 * <p>Start at {@link dev.walletport.adapter.fake.sandbox.JuspaySandbox}. A client of Juspay, in any
 * language, calls it with only the host changed. A browser shows a page that controls the fake.
 */
@NullMarked
package dev.walletport.adapter.fake.sandbox;

import org.jspecify.annotations.NullMarked;
