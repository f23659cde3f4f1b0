/**
 * HTTP exchanges over HttpClient's pool and connections, without its client; it knows no wallet.
 *
 * <p>Start at {@link dev.walletport.adapter.juspay.http.HttpTransport}. The path of a request: an
 * {@link dev.walletport.adapter.juspay.http.OutgoingRequest} becomes an {@code Exchange}, which the
 * {@code Watchdog} knows from its begin to its end; the {@code ManagedPool} of the moment leases a
 * connection for it, or opens one through the {@code ChannelSocketConnectionOperator}; the
 * {@code SingleRequestExecutor} looks that nothing can be read yet, marks the exchange as having
 * left, writes, and reads a bounded response. What became of it is an
 * {@link dev.walletport.adapter.juspay.http.ExchangeResult}.
 */
@NullMarked
package dev.walletport.adapter.juspay.http;

import org.jspecify.annotations.NullMarked;
