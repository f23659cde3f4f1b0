package dev.walletport.adapter.juspay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.faults.TransportFault.Behaviour;
import dev.walletport.adapter.juspay.faults.TransportFault.Mode;
import dev.walletport.adapter.juspay.faults.TransportFault.Place;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server, or a balancer without one, that closes a connection when it has accepted it. Whether a
 * request leaves before that is seen depends on the schedule, so the close comes at several times,
 * before and after a new connection is listened to, and the matrix has no row of it.
 */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClosedWhenAcceptedTest {

  private static final List<FaultMatrixRow> MATRIX = new ArrayList<>();

  @BeforeAll
  static void runTheMatrix() throws Exception {
    MATRIX.addAll(FaultMatrix.run(faults()));
  }

  /** Over http and, in place of a handshake, over https. */
  private static List<TransportFault> faults() {
    List<TransportFault> faults = new ArrayList<>();
    for (Place place : List.of(Place.ACCEPT, Place.HANDSHAKE)) {
      for (int millis : List.of(0, 1, 3, 5, 7, 12)) {
        faults.add(fault("closed", FaultConnection::close, millis).at(place));
        faults.add(fault("reset", FaultConnection::reset, millis).at(place));
      }
    }
    return faults;
  }

  private static TransportFault fault(String end, Behaviour behaviour, int millis) {
    return TransportFault.of(end + " " + millis + " ms after it was accepted", line -> {
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      behaviour.on(line);
    });
  }

  @Test
  void leaves_a_command_unavailable_or_unknown() {
    each(
        ClosedWhenAcceptedTest::isCommand, row -> row.kind().matches("Unavailable|OutcomeUnknown"));
  }

  @Test
  void leaves_a_command_unavailable_where_tls_begins() {
    each(row -> isCommand(row) && isSecure(row), row -> row.kind().equals("Unavailable"));
  }

  @Test
  void leaves_a_read_unavailable() {
    each(row -> !isCommand(row), row -> row.answer().getLeft() instanceof Unavailable);
  }

  @Test
  void applies_nothing_and_brings_no_second_command() {
    each(row -> true, row -> row.arrived().applied() == 0 && row.arrived().commands() == 0);
    each(row -> true, row -> row.arrived().passwords() == 0 && row.arrived().asMeant());
  }

  @Test
  void leaves_the_next_call_to_be_answered_at_its_first_attempt() {
    each(
        row -> true,
        row -> row.next().answer().isRight()
            && row.next().linked() == row.next().answer().get() instanceof Linked
            && row.next().requests() == 1);
  }

  @Test
  void was_met_by_every_operation_on_a_new_connection() {
    assertThat(MATRIX).hasSize(24 * 9).allMatch(row -> row.mode() == Mode.FRESH);
  }

  private static boolean isCommand(FaultMatrixRow row) {
    return row.operation().isCommand();
  }

  private static boolean isSecure(FaultMatrixRow row) {
    return row.fault().place() == Place.HANDSHAKE;
  }

  private static void each(Predicate<FaultMatrixRow> which, Predicate<FaultMatrixRow> law) {
    assertThat(MATRIX.stream().filter(which).toList()).isNotEmpty().allMatch(law);
  }
}
