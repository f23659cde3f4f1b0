/**
 * The fake behind Juspay's HTTP contract, on a local port.
 *
 * <p>Start at {@link dev.walletport.adapter.fake.sandbox.JuspaySandbox}. What speaks to Juspay, in
 * whatever language, speaks to it with only the host changed; a browser finds the provider's side
 * of the table there.
 */
@NullMarked
package dev.walletport.adapter.fake.sandbox;

import org.jspecify.annotations.NullMarked;
