package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.no;
import static dev.walletport.application.UseCaseFixture.yes;
import static dev.walletport.domain.WalletOperation.DELINK;
import static dev.walletport.domain.WalletOperation.FIND;
import static dev.walletport.domain.WalletOperation.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Settling begins with the answer that is unknown, however long ago the command was sent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettlingStartTest {

  private static final Duration LONG = SettlingPolicy.standard().within().multipliedBy(3);

  private final UseCaseFixture fixture = new UseCaseFixture();

  @Test
  void a_link_that_was_sent_long_ago_is_read_back() {
    fixture.clock.advance(LONG);
    fixture.gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(LINKED));

    Either<WalletFailure, ?> answer = linkWallet().link(CUSTOMER, WALLET, "345678");

    assertThat(answer).isEqualTo(yes(LINKED));
    assertThat(fixture.gateway.asked()).containsExactly(LINK, FIND);
  }

  @Test
  void a_delink_that_was_sent_long_ago_is_read_back() {
    fixture.clock.advance(LONG);
    fixture.gateway.answers(DELINK, no(fixture.unknown(DELINK))).answers(FIND, yes(UNLINKED));

    Either<WalletFailure, ?> answer = new DelinkWallet(
            fixture.gateway, fixture.settling(), fixture.reporting())
        .delink(CUSTOMER, WALLET);

    assertThat(answer).isEqualTo(yes(UNLINKED));
  }

  @Test
  void the_reads_end_in_time_even_if_the_command_says_that_it_was_sent_later() {
    Instant later = fixture.sentAt.plus(LONG);
    fixture.gateway.answers(LINK, no(new OutcomeUnknown(LINK, later, Option.none())));
    SettlingPolicy policy = SettlingPolicy.standard();
    policy.pauses().forEach(pause -> fixture.gateway.answers(FIND, yes(UNLINKED)));

    Either<WalletFailure, ?> answer = linkWallet().link(CUSTOMER, WALLET, "345678");

    assertThat(answer.getLeft())
        .isInstanceOfSatisfying(
            OutcomeUnknown.class, unknown -> assertThat(unknown.sentAt()).isEqualTo(later));
    assertThat(Duration.between(fixture.sentAt, fixture.clock.instant()))
        .isLessThanOrEqualTo(policy.within());
  }

  private LinkWallet linkWallet() {
    return new LinkWallet(
        fixture.gateway, OtpForm.standard(), fixture.settling(), fixture.reporting());
  }
}
