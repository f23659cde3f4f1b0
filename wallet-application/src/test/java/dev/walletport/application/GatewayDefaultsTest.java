package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.Customer;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Of a gateway that overrides none of the port's default methods. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GatewayDefaultsTest {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final UncalledGateway gateway = new UncalledGateway() {
    @Override
    public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
      return Either.left(new OutcomeUnknown(WalletOperation.LINK, Instant.EPOCH, Option.none()));
    }

    @Override
    public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
      return Either.right(LINKED);
    }
  };

  @Test
  void have_a_lost_answer_read_back_after_a_real_pause() {
    Wallets wallets = Wallets.builder(gateway)
        .settling(new SettlingPolicy(List.of(PAUSE), Duration.ofMinutes(1)))
        .build();
    long before = System.nanoTime();

    Either<WalletFailure, Linked> answer = wallets.link(CUSTOMER, WALLET, "345678");

    assertThat(answer).isEqualTo(Either.right(LINKED));
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(PAUSE.toNanos() - 1_000_000);
  }

  @Test
  void name_no_merchant() {
    assertThat(gateway.merchant().isEmpty()).isTrue();
  }
}
