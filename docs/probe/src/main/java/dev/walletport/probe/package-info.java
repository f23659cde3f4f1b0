/**
 * A terminal program that asks a host of Juspay what no page documents, and writes what it saw
 * without any value of it. {@link Probe} is its main class, {@link Questions} lists what it asks.
 */
@NullMarked
package dev.walletport.probe;

import org.jspecify.annotations.NullMarked;
