package dev.walletport.adapter.juspay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.faults.FuzzedResponseServer.End;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Sends any bytes to the adapter in place of a response, to two operations: each is answered as the
 * port says, in time, and without what the caller has sent. Behind some responses the server hangs
 * up, behind others it sends nothing more.
 */
public final class ResponseFuzzTarget {

  private static final Duration DEADLINE = Duration.ofMillis(500);

  /** The deadline, and what a busy machine needs. */
  private static final Duration IN_TIME = DEADLINE.plusSeconds(8);

  /** A response that hangs takes the whole deadline. */
  private static final int HANGING_ONCE_IN = 101;

  /** Whole: a mutation of an echo may leave half of one, which is not known to be one. */
  static final List<String> SECRETS =
      List.of(Canaries.OTP, Canaries.OTP_ON_THE_WIRE, Canaries.KEY, Canaries.MOBILE);

  private static final FuzzedResponseServer SERVER = start();
  private static final Juspay JUSPAY =
      Juspay.open(JuspaySettings.builder(SERVER.uri(), JuspayApiKey.of(Canaries.KEY))
          .deadline(DEADLINE)
          .refreshDeadline(DEADLINE)
          .maxAttempts(1)
          .build());

  private ResponseFuzzTarget() {}

  private static FuzzedResponseServer start() {
    try {
      return FuzzedResponseServer.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a fuzzer calls. The response itself picks two of the operations. */
  public static void fuzzerTestOneInput(byte[] input) {
    WalletOperation[] all = WalletOperation.values();
    int hash = Arrays.hashCode(input);
    int picked = Math.floorMod(hash, all.length);
    SERVER.response(input, Math.floorMod(hash, HANGING_ONCE_IN) == 0 ? End.HANGS : End.CLOSES);
    assertLaw(all[picked]);
    assertLaw(all[(picked + 4) % all.length]);
  }

  private static void assertLaw(WalletOperation operation) {
    long begin = System.nanoTime();

    Either<WalletFailure, ?> answer = CanaryCalls.make(operation, JUSPAY.gateway());

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(IN_TIME);
    assertThat(answer.toString()).doesNotContain(sentBy(operation));
    answer.peekLeft(failure -> assertPossible(operation, failure));
    answer.peek(value -> assertAskedFor(operation, value));
  }

  /** What else a server says is no secret that the call could know. */
  private static List<String> sentBy(WalletOperation operation) {
    return operation == WalletOperation.LINK ? SECRETS : List.of(Canaries.KEY, Canaries.MOBILE);
  }

  private static void assertPossible(WalletOperation operation, WalletFailure failure) {
    Class<? extends WalletFailure> impossible =
        operation.isCommand() ? ProtocolViolation.class : OutcomeUnknown.class;
    assertThat(failure).isNotInstanceOf(impossible);
  }

  private static void assertAskedFor(WalletOperation operation, Object value) {
    if (operation != WalletOperation.CREATE && value instanceof WalletAccount account) {
      assertThat(account.id()).isEqualTo(CanaryCalls.WALLET);
    }
  }
}
