package dev.walletport.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.domain.Balance;
import dev.walletport.domain.Customer;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every gateway does, with any provider behind it.
 *
 * <p>Extend it, answer {@link #gateway} and {@link #provider}, and every rule is a test of yours. A
 * test that needs a capability which the {@link ProviderSide} does not have is skipped, and says
 * so. Over a provider that outlives a test, override {@link #customerId}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class WalletGatewayContract extends ReliabilityContract {

  @Nested
  class A_new_wallet {
    @Test
    void is_unlinked_and_at_its_provider() {
      WalletAccount wallet = right(gateway().create(customer, NewWallet.at(walletProvider())));

      assertThat(wallet).isInstanceOf(Unlinked.class);
      assertThat(wallet.provider()).isEqualTo(walletProvider());
      assertThat(right(gateway().find(customer, wallet.id()))).isEqualTo(wallet);
    }

    @Test
    void has_no_otp_until_one_is_requested() {
      WalletId wallet = newWallet();

      assertThat(journal().otpsSent(wallet)).isZero();
    }

    @Test
    void has_its_first_otp_at_once_if_asked_for() {
      NewWallet newWallet = NewWallet.at(walletProvider()).withFirstOtp();

      WalletId wallet = right(gateway().create(customer, newWallet)).id();

      assertThat(journal().otpsSent(wallet)).isEqualTo(1);
      assertThat(right(link(wallet, provider().newestOtp(wallet))).id()).isEqualTo(wallet);
    }

    @Test
    void may_be_for_another_mobile_number() {
      NewWallet newWallet =
          NewWallet.at(walletProvider()).withMobileNumber(MobileNumber.of("9876543210"));

      assertThat(right(gateway().create(customer, newWallet))).isInstanceOf(Unlinked.class);
    }

    @Test
    void needs_a_customer_who_is_known() {
      Customer stranger = stranger();

      assertThat(left(gateway().create(stranger, NewWallet.at(walletProvider()))))
          .isEqualTo(new CustomerNotFound(stranger.id()));
    }

    @Test
    void needs_a_provider_who_is_known() {
      NewWallet newWallet = NewWallet.at(WalletProvider.of("NO_SUCH_PROVIDER"));

      assertThat(left(gateway().create(customer, newWallet))).isInstanceOf(Refused.class);
      assertThat(right(gateway().list(customer))).isEmpty();
    }
  }

  @Nested
  class Requesting_an_otp {
    @Test
    void sends_one_and_leaves_the_wallet_unlinked() {
      WalletId wallet = newWallet();

      Unlinked answer = right(gateway().requestOtp(customer, wallet));

      assertThat(answer.id()).isEqualTo(wallet);
      assertThat(journal().otpsSent(wallet)).isEqualTo(1);
    }

    @Test
    void of_a_wallet_that_does_not_exist_is_not_found() {
      assertThat(left(gateway().requestOtp(customer, unknownWallet())))
          .isEqualTo(new WalletNotFound(unknownWallet()));
    }

    @Test
    void of_a_linked_wallet_shows_it_linked_and_sends_nothing() {
      WalletId wallet = linkedWallet().id();
      int sent = journal().otpsSent(wallet);

      WalletFailure failure = left(gateway().requestOtp(customer, wallet));

      assertShowsLinked(failure, wallet);
      assertThat(journal().otpsSent(wallet)).isEqualTo(sent);
    }

    @Test
    void again_before_the_pause_is_over_is_too_soon_and_sends_nothing() {
      WalletId wallet = walletWithOtp();
      clock().advance(policy().resendAfter().minusMillis(1));

      WalletFailure failure = left(gateway().requestOtp(customer, wallet));

      assertRejected(failure, OtpRejection.TooSoon.class);
      assertThat(journal().otpsSent(wallet)).isEqualTo(1);
    }

    @Test
    void again_at_the_instant_the_pause_is_over_sends_the_next_one() {
      WalletId wallet = walletWithOtp();
      clock().advance(policy().resendAfter());

      right(gateway().requestOtp(customer, wallet));

      assertThat(journal().otpsSent(wallet)).isEqualTo(2);
    }
  }

  @Nested
  class Linking {
    @Test
    void with_the_right_otp_links_the_wallet() {
      WalletId wallet = walletWithOtp();
      funds().setBalance(wallet, new BigDecimal("250.75"));

      Linked linked = right(link(wallet, provider().newestOtp(wallet)));

      assertThat(linked.id()).isEqualTo(wallet);
      assertThat(linked.provider()).isEqualTo(walletProvider());
      assertThat(linked.funds().token().isDefined()).isTrue();
      assertThat(amount(linked)).isEqualByComparingTo("250.75");
      assertThat(find(wallet)).isInstanceOf(Linked.class);
    }

    @Test
    void with_a_wrong_otp_is_rejected_and_the_right_one_still_works() {
      WalletId wallet = walletWithOtp();

      WalletFailure failure = left(link(wallet, wrongOtp(wallet)));

      assertRejected(failure, OtpRejection.Wrong.class);
      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
      assertThat(right(link(wallet, provider().newestOtp(wallet))).id()).isEqualTo(wallet);
    }

    @Test
    void counts_the_guesses_down() {
      WalletId wallet = walletWithOtp();

      left(link(wallet, wrongOtp(wallet)));
      WalletFailure second = left(link(wallet, wrongOtp(wallet)));

      assertThat(second)
          .isEqualTo(new OtpRejected(new OtpRejection.Wrong(Option.some(policy().guesses() - 2))));
    }

    @Test
    void works_at_the_last_instant_before_the_otp_expires() {
      WalletId wallet = walletWithOtp();
      clock().advance(policy().validity().minusMillis(1));

      assertThat(right(link(wallet, provider().newestOtp(wallet))).id()).isEqualTo(wallet);
    }

    @Test
    void at_the_instant_the_otp_expires_is_rejected() {
      WalletId wallet = walletWithOtp();
      clock().advance(policy().validity());

      WalletFailure failure = left(link(wallet, provider().newestOtp(wallet)));

      assertRejected(failure, OtpRejection.Expired.class);
      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
    }

    @Test
    void with_a_superseded_otp_is_rejected_and_the_newest_one_works() {
      WalletId wallet = walletWithOtp();
      String first = provider().newestOtp(wallet);
      String second = nextOtpOtherThan(first, wallet);

      WalletFailure failure = left(link(wallet, first));

      assertThat(failure).isInstanceOf(OtpRejected.class);
      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
      assertThat(right(link(wallet, second)).id()).isEqualTo(wallet);
    }

    @Test
    void with_the_otp_of_another_wallet_is_rejected() {
      WalletId wallet = walletWithOtp();
      String others = nextOtpOtherThan(provider().newestOtp(wallet), walletWithOtp());

      WalletFailure failure = left(link(wallet, others));

      assertRejected(failure, OtpRejection.Wrong.class);
      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
    }

    @Test
    void after_the_guesses_are_used_up_is_rejected_even_with_the_right_otp() {
      WalletId wallet = walletWithOtp();
      useUpTheGuesses(wallet);

      WalletFailure failure = left(link(wallet, provider().newestOtp(wallet)));

      assertRejected(failure, OtpRejection.GuessesExhausted.class);
      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
    }

    @Test
    void works_with_a_new_otp_after_the_guesses_were_used_up() {
      WalletId wallet = walletWithOtp();
      useUpTheGuesses(wallet);
      clock().advance(policy().resendAfter());
      right(gateway().requestOtp(customer, wallet));

      assertThat(right(link(wallet, provider().newestOtp(wallet))).id()).isEqualTo(wallet);
    }

    @Test
    void is_locked_for_a_while_where_the_provider_locks() {
      rules().setPolicy(walletProvider(), policy().withGuesses(1).withLock(Duration.ofHours(1)));
      WalletId wallet = walletWithOtp();
      assertRejected(left(link(wallet, wrongOtp(wallet))), OtpRejection.GuessesExhausted.class);

      assertThat(left(link(wallet, provider().newestOtp(wallet))))
          .isInstanceOf(AccountLocked.class);
      assertThat(left(gateway().requestOtp(customer, wallet))).isInstanceOf(AccountLocked.class);
      clock().advance(Duration.ofHours(1));
      assertThat(right(gateway().requestOtp(customer, wallet)).id()).isEqualTo(wallet);
    }

    @Test
    void without_an_otp_requested_is_rejected() {
      WalletId wallet = newWallet();

      assertRejected(left(link(wallet, "345678")), OtpRejection.NotRequested.class);
      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
    }

    @Test
    void of_a_wallet_that_does_not_exist_is_not_found() {
      assertThat(left(link(unknownWallet(), "345678")))
          .isEqualTo(new WalletNotFound(unknownWallet()));
    }

    @Test
    void twice_shows_the_wallet_linked() {
      WalletId wallet = walletWithOtp();
      String otp = provider().newestOtp(wallet);
      right(link(wallet, otp));

      assertShowsLinked(left(link(wallet, otp)), wallet);
    }
  }

  @Nested
  class Delinking {
    @Test
    void unlinks_the_wallet() {
      WalletId wallet = linkedWallet().id();

      Unlinked unlinked = right(gateway().delink(customer, wallet));

      assertThat(unlinked.id()).isEqualTo(wallet);
      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
    }

    @Test
    void leaves_the_other_wallets_linked() {
      WalletId other = linkedWallet().id();
      WalletId wallet = linkedWallet().id();

      right(gateway().delink(customer, wallet));

      assertThat(find(other)).isInstanceOf(Linked.class);
    }

    @Test
    void twice_shows_the_wallet_unlinked() {
      WalletId wallet = linkedWallet().id();
      right(gateway().delink(customer, wallet));

      WalletFailure failure = left(gateway().delink(customer, wallet));

      assertShowsUnlinked(failure, wallet);
    }

    @Test
    void of_a_wallet_that_does_not_exist_is_not_found() {
      assertThat(left(gateway().delink(customer, unknownWallet())))
          .isEqualTo(new WalletNotFound(unknownWallet()));
    }

    @Test
    void means_that_linking_again_needs_a_new_otp() {
      WalletId wallet = walletWithOtp();
      String spent = provider().newestOtp(wallet);
      right(link(wallet, spent));
      right(gateway().delink(customer, wallet));

      assertRejected(left(link(wallet, spent)), OtpRejection.NotRequested.class);
      right(gateway().requestOtp(customer, wallet));
      assertThat(right(link(wallet, provider().newestOtp(wallet))).id()).isEqualTo(wallet);
    }
  }

  @Nested
  class A_debit_token {
    @Test
    void is_used_once() {
      DebitToken token = token(linkedWallet());

      assertThat(funds().debit(token)).isTrue();
      assertThat(funds().debit(token)).isFalse();
    }

    @Test
    void is_fresh_with_every_read() {
      Linked linked = linkedWallet();

      DebitToken read = token((Linked) find(linked.id()));

      assertThat(read.reveal()).isNotEqualTo(token(linked).reveal());
      assertThat(funds().debit(read)).isTrue();
    }

    @Test
    void is_issued_at_the_time_of_the_call() {
      DebitToken token = token(linkedWallet());

      assertThat(token.issuedAt()).isEqualTo(clock().now());
    }

    @Test
    void cannot_be_used_once_it_has_expired() {
      Linked linked = linkedWallet();
      DebitToken early = token((Linked) find(linked.id()));
      clock().advance(DebitToken.LIFE.minusMillis(1));
      boolean justInTime = funds().debit(early);
      clock().advance(Duration.ofMillis(1));

      assertThat(justInTime).isTrue();
      assertThat(funds().debit(token(linked))).isFalse();
    }

    @Test
    void cannot_be_used_once_the_wallet_is_delinked() {
      Linked linked = linkedWallet();
      right(gateway().delink(customer, linked.id()));

      assertThat(funds().debit(token(linked))).isFalse();
    }

    @Test
    void cannot_be_used_after_the_wallet_is_linked_again() {
      Linked linked = linkedWallet();
      right(gateway().delink(customer, linked.id()));
      right(gateway().requestOtp(customer, linked.id()));

      Linked again = right(link(linked.id(), provider().newestOtp(linked.id())));

      assertThat(funds().debit(token(linked))).isFalse();
      assertThat(funds().debit(token(again))).isTrue();
    }
  }

  @Nested
  class Reading {
    @Test
    void a_wallet_that_does_not_exist_is_not_found() {
      assertThat(left(gateway().find(customer, unknownWallet())))
          .isEqualTo(new WalletNotFound(unknownWallet()));
    }

    @Test
    void the_list_of_a_customer_without_wallets_is_empty() {
      assertThat(right(gateway().list(customer))).isEmpty();
    }

    @Test
    void the_list_shows_every_wallet_in_its_state() {
      WalletId unlinked = newWallet();
      WalletId linked = linkedWallet().id();

      WalletList wallets = right(gateway().list(customer));

      assertThat(wallets).extracting(WalletAccount::id).containsExactly(unlinked, linked);
      assertThat(wallets.wallets().get(0)).isInstanceOf(Unlinked.class);
      assertThat(wallets.wallets().get(1)).isInstanceOf(Linked.class);
    }

    @Test
    void the_list_shows_no_wallet_of_another_customer() {
      newWallet();
      Customer other = Customer.registered(named("other"));
      provider().openCustomer(other.id());

      assertThat(right(gateway().list(other))).isEmpty();
    }

    @Test
    void the_list_of_a_customer_who_does_not_exist_is_not_found() {
      Customer stranger = stranger();

      assertThat(left(gateway().list(stranger))).isEqualTo(new CustomerNotFound(stranger.id()));
    }
  }

  @Nested
  class Refreshing {
    @Test
    void brings_the_balance_as_of_now() {
      WalletId wallet = linkedWallet().id();
      clock().advance(Duration.ofMinutes(3));
      funds().setBalance(wallet, new BigDecimal("12.50"));

      Linked refreshed = right(gateway().refresh(customer, wallet));

      assertThat(amount(refreshed)).isEqualByComparingTo("12.50");
      assertThat(refreshed.funds().balance().flatMap(Balance::readAt))
          .isEqualTo(Option.some(clock().now()));
    }

    @Test
    void is_what_makes_a_list_show_a_newer_balance() {
      WalletId wallet = linkedWallet().id();
      funds().setBalance(wallet, new BigDecimal("99"));

      WalletList before = right(gateway().list(customer));
      WalletList after = right(gateway().refreshAll(customer));

      assertThat(amount((Linked) before.wallets().get(0))).isEqualByComparingTo("0");
      assertThat(amount((Linked) after.wallets().get(0))).isEqualByComparingTo("99");
    }

    @Test
    void of_an_unlinked_wallet_shows_it_unlinked() {
      WalletId wallet = newWallet();

      assertShowsUnlinked(left(gateway().refresh(customer, wallet)), wallet);
    }

    @Test
    void of_a_wallet_that_does_not_exist_is_not_found() {
      assertThat(left(gateway().refresh(customer, unknownWallet())))
          .isEqualTo(new WalletNotFound(unknownWallet()));
    }

    @Test
    void all_wallets_leaves_the_unlinked_ones_unlinked() {
      WalletId unlinked = newWallet();

      WalletList wallets = right(gateway().refreshAll(customer));

      assertThat(wallets).extracting(WalletAccount::id).containsExactly(unlinked);
      assertThat(wallets.wallets().get(0)).isInstanceOf(Unlinked.class);
    }

    @Test
    void all_wallets_of_a_customer_who_does_not_exist_is_not_found() {
      Customer stranger = stranger();

      assertThat(left(gateway().refreshAll(stranger)))
          .isEqualTo(new CustomerNotFound(stranger.id()));
    }
  }

  @Nested
  class Changing_the_mobile_number {
    @Test
    void of_an_unlinked_wallet_leaves_it_unlinked() {
      WalletId wallet = newWallet();

      Unlinked answer = right(gateway().changeMobileNumber(customer, wallet, NUMBER));

      assertThat(answer.id()).isEqualTo(wallet);
    }

    @Test
    void voids_the_otp_that_went_to_the_old_number() {
      WalletId wallet = walletWithOtp();
      right(gateway().changeMobileNumber(customer, wallet, NUMBER));

      assertThat(left(link(wallet, provider().newestOtp(wallet)))).isInstanceOf(OtpRejected.class);
    }

    @Test
    void of_a_linked_wallet_shows_it_linked() {
      WalletId wallet = linkedWallet().id();

      assertShowsLinked(left(gateway().changeMobileNumber(customer, wallet, NUMBER)), wallet);
    }

    @Test
    void of_a_wallet_that_does_not_exist_is_not_found() {
      assertThat(left(gateway().changeMobileNumber(customer, unknownWallet(), NUMBER)))
          .isEqualTo(new WalletNotFound(unknownWallet()));
    }
  }

  @Nested
  class A_send_deadline_that_is_over {
    @Test
    void keeps_every_command_here() {
      WalletId wallet = walletWithOtp();
      WalletId linked = linkedWallet().id();
      Otp otp = Otp.of(provider().newestOtp(wallet));

      List<WalletFailure> failures = List.of(
          tooLate(() -> gateway().create(customer, NewWallet.at(walletProvider()))),
          tooLate(() -> gateway().requestOtp(customer, wallet)),
          tooLate(() -> gateway().link(customer, wallet, otp)),
          tooLate(() -> gateway().delink(customer, linked)),
          tooLate(() -> gateway().changeMobileNumber(customer, wallet, NUMBER)));

      assertThat(failures).hasOnlyElementsOfType(Unavailable.class);
    }

    @Test
    void sends_no_message() {
      WalletId wallet = newWallet();

      WalletFailure ignored = tooLate(() -> gateway().requestOtp(customer, wallet));

      assertThat(journal().otpsSent(wallet)).isZero();
    }

    @Test
    void lets_reads_go_on() {
      WalletId linked = linkedWallet().id();

      WalletAccount found = right(CurrentCall.sendingBy(
          SendDeadline.in(Duration.ZERO), () -> gateway().find(customer, linked)));

      assertThat(found).isInstanceOf(Linked.class);
    }

    private static <T> WalletFailure tooLate(Supplier<Either<WalletFailure, T>> command) {
      return left(CurrentCall.sendingBy(SendDeadline.in(Duration.ZERO), command));
    }
  }

  @Nested
  class The_routing_id {
    @Test
    void of_a_registered_customer_is_the_customer_id_on_every_call() {
      callEverything(customer);

      assertThat(journal().routingIdsSeen(customer.id()))
          .hasSizeGreaterThanOrEqualTo(9)
          .containsOnly(RoutingId.of(customer.id().value()));
    }

    @Test
    void of_a_guest_is_the_sessions_on_every_call() {
      Customer guest = Customer.guest(named("guest_7"), RoutingId.of("cart_99"));
      provider().openCustomer(guest.id());

      callEverything(guest);

      assertThat(journal().routingIdsSeen(guest.id()))
          .hasSizeGreaterThanOrEqualTo(9)
          .containsOnly(RoutingId.of("cart_99"));
    }

    private void callEverything(Customer customer) {
      WalletId wallet =
          right(gateway().create(customer, NewWallet.at(walletProvider()))).id();
      right(gateway().changeMobileNumber(customer, wallet, MobileNumber.of("9123456780")));
      right(gateway().requestOtp(customer, wallet));
      right(gateway().link(customer, wallet, Otp.of(provider().newestOtp(wallet))));
      right(gateway().find(customer, wallet));
      right(gateway().list(customer));
      right(gateway().refresh(customer, wallet));
      right(gateway().refreshAll(customer));
      right(gateway().delink(customer, wallet));
    }
  }

  private void useUpTheGuesses(WalletId wallet) {
    for (int left = policy().guesses() - 1; left > 0; left--) {
      assertRejected(left(link(wallet, wrongOtp(wallet))), OtpRejection.Wrong.class);
    }
    assertRejected(left(link(wallet, wrongOtp(wallet))), OtpRejection.GuessesExhausted.class);
  }

  /**
   * A provider may draw the same digits twice in a row; the contract is about two different ones.
   */
  private String nextOtpOtherThan(String first, WalletId wallet) {
    for (int i = 0; i < 10; i++) {
      clock().advance(policy().resendAfter());
      right(gateway().requestOtp(customer, wallet));
      String next = provider().newestOtp(wallet);
      if (!next.equals(first)) {
        return next;
      }
    }
    throw new AssertionError("the provider draws the same OTP again and again");
  }
}
