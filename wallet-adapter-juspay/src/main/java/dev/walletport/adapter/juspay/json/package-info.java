/**
 * Juspay's responses, read strictly and within bounds. Start at
 * {@link dev.walletport.adapter.juspay.json.WalletJsonReader} for a wallet or a list of them, and
 * at {@link dev.walletport.adapter.juspay.json.ErrorBody} for a refusal.
 *
 * <p>Nothing in here knows HTTP, and the module exports none of it.
 */
@NullMarked
package dev.walletport.adapter.juspay.json;

import org.jspecify.annotations.NullMarked;
