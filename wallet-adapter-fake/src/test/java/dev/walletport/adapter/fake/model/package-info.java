/**
 * A second, independent model of the provider, and random sequences that compare it with the fake
 * in process and with the Juspay adapter over the sandbox.
 *
 * <p>{@code ProviderModel} says what a provider answers. It knows only what the pages in
 * {@code docs} say and uses no state machine of the domain. {@code WireChange} lists what the wire
 * changes, {@code SequenceRunner} compares step by step, {@code SequenceShrinker} makes a sequence
 * that failed short.
 */
@NullMarked
package dev.walletport.adapter.fake.model;

import org.jspecify.annotations.NullMarked;
