package dev.walletport.adapter.juspay.http;

/**
 * What one exchange may take.
 *
 * @param deadline when it has to be over
 * @param bodyLimit how many bytes the response's body may have
 */
public record ExchangeLimits(Deadline deadline, int bodyLimit) {}
