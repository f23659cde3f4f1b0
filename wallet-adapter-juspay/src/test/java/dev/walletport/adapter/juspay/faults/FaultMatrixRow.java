package dev.walletport.adapter.juspay.faults;

import dev.walletport.adapter.juspay.faults.TransportFault.Mode;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * What came of one operation that met one fault.
 *
 * @param fault what it met
 * @param mode on which connection
 * @param operation what was asked
 * @param answer what the host got
 * @param arrived what reached the server
 * @param took from the call to the answer
 * @param next what a read right after it got, on the same client and with the server good again
 */
record FaultMatrixRow(
    TransportFault fault,
    Mode mode,
    WalletOperation operation,
    Either<WalletFailure, ?> answer,
    Arrived arrived,
    Duration took,
    Next next) {

  String kind() {
    return ExpectedKind.kind(answer);
  }

  @Override
  public String toString() {
    return "%s of \"%s\" on a %s connection: %s".formatted(operation, fault, mode.words(), kind());
  }

  /**
   * What reached the server.
   *
   * @param requests whole requests, of whatever kind
   * @param commands whole commands
   * @param passwords how many times the one-time password came
   * @param applied commands that the provider carried out
   * @param flood how many bytes of an endless answer were taken from the server
   * @param asMeant whether the fault was met on the connection it was meant for
   */
  record Arrived(
      int requests, int commands, int passwords, int applied, long flood, boolean asMeant) {}

  /**
   * What the next call got.
   *
   * @param answer the answer of the call
   * @param linked whether the wallet is in truth linked
   * @param requests how often it had to ask
   */
  record Next(Either<WalletFailure, ?> answer, boolean linked, int requests) {}
}
