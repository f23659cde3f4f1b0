package dev.walletport.adapter.juspay.faults;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.TwoDeadlinesFixture;
import dev.walletport.adapter.juspay.faults.FaultMatrixRow.Arrived;
import dev.walletport.adapter.juspay.faults.FaultMatrixRow.Next;
import dev.walletport.adapter.juspay.faults.TransportFault.Length;
import dev.walletport.adapter.juspay.faults.TransportFault.Mode;
import dev.walletport.adapter.juspay.faults.TransportFault.Place;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts every operation to every fault, on a fresh connection and on a pooled one. Each row has a
 * server and a client of its own; the client has a pool of one connection, so that one that was not
 * given back would be missed by the very next call.
 */
final class FaultMatrix {

  static final int MAX_ATTEMPTS = 2;

  /** For what only the deadline ends. */
  static final Duration SHORT = Duration.ofSeconds(1);

  /** For what ends by itself: never reached. */
  static final Duration LONG = Duration.ofSeconds(15);

  private static final InstantSource CLOCK = InstantSource.fixed(SampleWallets.READ_AT);

  /** They wait, most of the time. */
  private static final int ROWS_AT_ONCE = 12;

  private FaultMatrix() {}

  static List<FaultMatrixRow> run(List<TransportFault> faults) throws Exception {
    warmUp(faults);
    ExecutorService rows = Executors.newFixedThreadPool(ROWS_AT_ONCE);
    try {
      List<FaultMatrixRow> all = new ArrayList<>();
      for (Future<List<FaultMatrixRow>> row : rows.invokeAll(tasks(faults))) {
        all.addAll(row.get());
      }
      return all;
    } finally {
      rows.shutdownNow();
    }
  }

  /** The first use of TLS in a machine takes longer than some deadlines here. */
  private static void warmUp(List<TransportFault> faults) throws IOException {
    for (TransportFault fault : faults) {
      if (fault.place() == Place.HANDSHAKE && fault.length() == Length.ENDS) {
        row(fault, Mode.FRESH);
        return;
      }
    }
  }

  private static List<Callable<List<FaultMatrixRow>>> tasks(List<TransportFault> faults) {
    List<Callable<List<FaultMatrixRow>>> tasks = new ArrayList<>();
    for (TransportFault fault : faults) {
      for (Mode mode : fault.modes()) {
        tasks.add(() -> row(fault, mode));
      }
    }
    return tasks;
  }

  private static List<FaultMatrixRow> row(TransportFault fault, Mode mode) throws IOException {
    try (FaultServer server = FaultServer.start(fault, mode);
        TwoDeadlinesFixture gateways = twoPaces(server.uri(), deadline(fault))) {
      List<FaultMatrixRow> row = new ArrayList<>();
      find(gateways.withLongDeadline());
      for (WalletOperation operation : WalletOperation.values()) {
        row.add(measure(server, gateways, new Measuring(fault, mode, operation)));
      }
      return row;
    }
  }

  private static FaultMatrixRow measure(
      FaultServer server, TwoDeadlinesFixture gateways, Measuring what) throws IOException {
    server.misbehave(what.operation);
    long began = System.nanoTime();
    Either<WalletFailure, ?> answer =
        CanaryCalls.make(what.operation, gateways.withShortDeadline());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    server.behave();
    Arrived arrived = server.arrived();
    Either<WalletFailure, ?> found = find(gateways.withLongDeadline());
    Next next = new Next(found, server.provider().isLinked(), server.served());
    return new FaultMatrixRow(what.fault, what.mode, what.operation, answer, arrived, took, next);
  }

  private static Either<WalletFailure, ?> find(WalletGateway gateway) {
    return CanaryCalls.make(WalletOperation.FIND, gateway);
  }

  static Duration deadline(TransportFault fault) {
    return fault.length() == Length.LASTS ? SHORT : LONG;
  }

  /**
   * What comes before and after a fault has time: on a machine that stalls, a handshake may take
   * longer than a deadline that is short so that the matrix does not last for ever.
   */
  private static TwoDeadlinesFixture twoPaces(URI uri, Duration deadline) {
    return TwoDeadlinesFixture.open(
        settings(uri, deadline, MAX_ATTEMPTS), settings(uri, LONG, MAX_ATTEMPTS), CLOCK);
  }

  static Juspay open(URI uri, Duration deadline, int maxAttempts) {
    return Juspay.open(settings(uri, deadline, maxAttempts), CLOCK);
  }

  private static JuspaySettings settings(URI uri, Duration deadline, int maxAttempts) {
    return JuspaySettings.builder(uri, JuspayApiKey.of(Canaries.KEY))
        .sslContext(TlsFixture.client())
        .poolSize(1)
        .maxAttempts(maxAttempts)
        .deadline(deadline)
        .refreshDeadline(deadline)
        .build();
  }

  private record Measuring(TransportFault fault, Mode mode, WalletOperation operation) {}
}
