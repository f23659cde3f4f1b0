package dev.walletport.adapter.juspay.http;

/**
 * How the connections of a pool are used, at one moment.
 *
 * @param leased in use
 * @param available open and idle
 * @param pending calls that wait for one
 * @param max how many there may be
 */
public record PoolFigures(int leased, int available, int pending, int max) {}
