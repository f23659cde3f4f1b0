package dev.walletport.adapter.juspay.http;

/**
 * What one exchange may take.
 *
 * @param deadline when it has to be over
 * @param connectionWait when it has to have a connection; the deadline at the latest
 * @param bodyLimit how many bytes the response's body may have
 */
public record ExchangeLimits(Deadline deadline, Deadline connectionWait, int bodyLimit) {}
