package dev.walletport.adapter.juspay.faults;

import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One way to misbehave, and what the host must be told of it.
 *
 * @param name as the table shows it
 * @param place where on its way a call meets it
 * @param behaviour what the server does
 * @param length whether it ends by itself
 * @param effect whether a command that arrives whole is applied
 * @param told what the host must be told, by operation
 */
record TransportFault(
    String name,
    Place place,
    Behaviour behaviour,
    Length length,
    Effect effect,
    Map<WalletOperation, ExpectedKind> told) {

  /** A fault that begins with the first byte of a request. */
  static TransportFault of(String name, Behaviour behaviour) {
    return new TransportFault(
        name, Place.REQUEST, behaviour, Length.ENDS, Effect.APPLIED, Map.of());
  }

  TransportFault at(Place elsewhere) {
    return new TransportFault(name, elsewhere, behaviour, length, effect, told);
  }

  /** It lasts until the client gives up, so that the deadline has to end it. */
  TransportFault endless() {
    return new TransportFault(name, place, behaviour, Length.LASTS, effect, told);
  }

  /** The command arrives and is turned down. */
  TransportFault notApplied() {
    return new TransportFault(name, place, behaviour, length, Effect.NONE, told);
  }

  TransportFault tells(ExpectedKind commands, ExpectedKind reads) {
    Map<WalletOperation, ExpectedKind> all = new EnumMap<>(WalletOperation.class);
    for (WalletOperation operation : WalletOperation.values()) {
      all.put(operation, operation.isCommand() ? commands : reads);
    }
    return new TransportFault(name, place, behaviour, length, effect, all);
  }

  TransportFault but(ExpectedKind other, WalletOperation... operations) {
    Map<WalletOperation, ExpectedKind> all = new EnumMap<>(told);
    for (WalletOperation operation : operations) {
      all.put(operation, other);
    }
    return new TransportFault(name, place, behaviour, length, effect, all);
  }

  /** What the host must be told, if it asked for this. */
  ExpectedKind tells(WalletOperation operation) {
    return told.getOrDefault(operation, ExpectedKind.DONE);
  }

  /** On a connection that served a call before there is no connecting to go wrong. */
  List<Mode> modes() {
    return place == Place.REQUEST ? List.of(Mode.FRESH, Mode.POOLED) : List.of(Mode.FRESH);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Plays a fault on one connection. */
  @FunctionalInterface
  interface Behaviour {
    void on(FaultConnection line) throws IOException;
  }

  /** Where on its way a call meets a fault. */
  enum Place {
    /** The port is not listened on. */
    PORT,
    /** As soon as a connection is accepted. */
    ACCEPT,
    /** Instead of a TLS handshake that succeeds. */
    HANDSHAKE,
    /** At the first byte of a request. */
    REQUEST
  }

  /** Whether a fault ends by itself. */
  enum Length {
    ENDS,
    LASTS
  }

  /** What becomes of a command that arrives whole. */
  enum Effect {
    APPLIED,
    NONE
  }

  /** On which connection a call meets a fault. */
  enum Mode {
    /** A new one. */
    FRESH,
    /** One that served a call well before. */
    POOLED;

    String words() {
      return this == FRESH ? "fresh" : "pooled";
    }
  }
}
