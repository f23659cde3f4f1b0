/**
 * The gateway to Juspay's wallet API over HTTP.
 *
 * <p>With Guice, install a {@link dev.walletport.adapter.juspay.JuspayModule}; without,
 * {@linkplain dev.walletport.adapter.juspay.Juspay#open open} a
 * {@link dev.walletport.adapter.juspay.Juspay} and close it when the host stops. Both take
 * {@link dev.walletport.adapter.juspay.JuspaySettings}, and those a
 * {@link dev.walletport.adapter.juspay.JuspayApiKey}.
 *
 * <p>What it promises beyond the port: the bytes of a command leave this machine at most once per
 * call; a call ends at its deadline, even if the server never answers; a response is bounded in
 * size and read strictly; and no secret appears in a log line, an exception or a failure, not even
 * with every logger of the HTTP library turned on.
 *
 * <p>All classes are safe to share between threads.
 */
@CheckReturnValue
@NullMarked
package dev.walletport.adapter.juspay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
