/**
 * The fault matrix: every operation against every way in which a server can misbehave.
 *
 * <p>Start with {@link dev.walletport.adapter.juspay.faults.TransportFaults}, the table of what
 * goes wrong and what the host must be told.
 * {@link dev.walletport.adapter.juspay.faults.FaultServer} plays a row of it on a bare socket and
 * counts what reaches it, {@link dev.walletport.adapter.juspay.faults.FaultMatrix} puts every
 * operation to it, and the tests look at what came out. The adapter is used as a host uses it, by
 * its public types alone.
 */
@NullMarked
package dev.walletport.adapter.juspay.faults;

import org.jspecify.annotations.NullMarked;
