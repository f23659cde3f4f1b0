package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.vavr.api.VavrAssertions.assertThat;

import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.Answers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderBehaviourTest {

  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);
  private static final Duration RESEND = Duration.ofSeconds(15);

  @Nested
  class A_departure {

    @ParameterizedTest
    @EnumSource
    void is_found_again_by_its_outcome(Departure departure) {
      Map<String, String> seen = Map.of(departure.fact(), departure.outcome());

      ProviderBehaviour behaviour = ProviderBehaviour.observed(seen);

      assertThat(behaviour).isEqualTo(ProviderBehaviour.standard().with(departure));
      assertThat(behaviour.has(departure)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void is_another_behaviour_than_the_standard(Departure departure) {
      ProviderBehaviour behaviour = ProviderBehaviour.standard().with(departure);

      assertThat(behaviour).isNotEqualTo(ProviderBehaviour.standard());
      assertThat(behaviour).isNotEqualTo("ProviderBehaviour");
      assertThat(behaviour).hasToString("ProviderBehaviour[" + departure + "]");
      assertThat(behaviour).hasSameHashCodeAs(ProviderBehaviour.standard().with(departure));
    }

    @Test
    void is_none_where_the_outcome_is_the_assumed_one_or_unknown() {
      Map<String, String> seen = Map.of("delink.twice", "refused", "no.fact", "wallet");

      assertThat(ProviderBehaviour.observed(seen)).isEqualTo(ProviderBehaviour.standard());
    }

    @Test
    void outlives_a_reset_and_comes_with_a_snapshot() {
      FakeWallets fake = fake(Departure.READ_VOIDS_TOKENS);
      FakeWallets other = FakeWallets.create();

      fake.reset();
      other.restore(fake.snapshot());

      assertThat(fake.behaviour().has(Departure.READ_VOIDS_TOKENS)).isTrue();
      assertThat(other.behaviour()).isEqualTo(fake.behaviour());
    }
  }

  @Nested
  class Reads {

    @Test
    void keep_older_tokens_by_the_standard() {
      Scene scene = new Scene(FakeWallets.create());
      DebitToken first = scene.linkedToken();

      DebitToken second = scene.readToken();

      assertThat(scene.fake.debit(first)).isTrue();
      assertThat(scene.fake.debit(second)).isTrue();
    }

    @Test
    void void_older_tokens_where_that_was_seen() {
      Scene scene = new Scene(fake(Departure.READ_VOIDS_TOKENS));
      DebitToken first = scene.linkedToken();

      DebitToken second = scene.readToken();

      assertThat(scene.fake.debit(first)).isFalse();
      assertThat(scene.fake.debit(second)).isTrue();
    }
  }

  @Nested
  class An_older_otp {

    @Test
    void is_void_by_the_standard() {
      Scene scene = new Scene(FakeWallets.create());
      Otp older = scene.otpWithAnotherAfterIt();

      assertThat(scene.link(older)).isFalse();
    }

    @Test
    void links_once_where_it_was_seen_to() {
      Scene scene = new Scene(fake(Departure.OLDER_OTP_STAYS_VALID));
      Otp older = scene.otpWithAnotherAfterIt();

      boolean linked = scene.link(older);
      Answers.ignore(scene.gateway.delink(scene.customer, scene.wallet));
      scene.requestNextOtp();

      assertThat(linked).isTrue();
      assertThat(scene.link(older)).isFalse();
    }

    @Test
    void expires_at_its_own_end() {
      Scene scene = new Scene(fake(Departure.OLDER_OTP_STAYS_VALID));
      Otp oldest = scene.requestOtp();
      Otp older = scene.otpWithAnotherAfterIt();

      scene.fake.clock().advance(OtpPolicy.standard().validity().minus(RESEND.multipliedBy(2)));

      assertThat(scene.link(oldest)).isFalse();
      assertThat(scene.link(older)).isTrue();
    }

    @Test
    void outlives_a_newer_one_that_expires_earlier() {
      Scene scene = new Scene(fake(Departure.OLDER_OTP_STAYS_VALID));
      Otp older = scene.requestOtp();
      scene.setPolicy(OtpPolicy.standard().withValidity(Duration.ofMinutes(1)));
      Otp newer = scene.requestOtp();
      scene.fake.clock().advance(Duration.ofMinutes(1));

      assertThat(scene.link(newer)).isFalse();
      assertThat(scene.link(older)).isTrue();
    }

    @Test
    void links_if_the_message_of_the_newest_one_is_lost() {
      Scene scene = new Scene(fake(Departure.OLDER_OTP_STAYS_VALID));
      Otp older = scene.requestOtp();
      scene.fake.faults().next(WalletOperation.REQUEST_OTP, Fault.smsFailed());
      scene.requestNextOtp();

      assertThat(scene.link(older)).isTrue();
    }

    @Test
    void links_if_the_newest_one_has_another_form() {
      Scene scene = new Scene(fake(Departure.OLDER_OTP_STAYS_VALID));
      Otp older = scene.requestOtp();
      scene.setPolicy(OtpPolicy.standard().withForm(OtpForm.digits(4)));
      scene.requestNextOtp();

      assertThat(scene.link(older)).isTrue();
    }

    @Test
    void is_void_from_a_change_of_the_number_on() {
      Scene scene = new Scene(fake(Departure.OLDER_OTP_STAYS_VALID));
      Otp older = scene.otpWithAnotherAfterIt();
      MobileNumber number = MobileNumber.of("9876543210");
      Answers.ignore(scene.gateway.changeMobileNumber(scene.customer, scene.wallet, number));
      scene.requestNextOtp();

      assertThat(scene.link(older)).isFalse();
    }

    @Test
    void is_void_once_the_guesses_are_used_up() {
      Scene scene = new Scene(fake(Departure.OLDER_OTP_STAYS_VALID));
      scene.setPolicy(OtpPolicy.standard().withGuesses(1));
      Otp older = scene.otpWithAnotherAfterIt();
      boolean guessed = scene.link(Otp.of("wrong"));
      scene.requestNextOtp();

      assertThat(guessed).isFalse();
      assertThat(scene.link(older)).isFalse();
    }
  }

  @Nested
  class A_second_wallet {

    @Test
    void is_the_first_one_where_that_was_seen() {
      Scene scene = new Scene(fake(Departure.CREATE_ANSWERS_SAME_WALLET));

      WalletId second = scene.gateway.create(scene.customer, NEW_WALLET).get().id();

      assertThat(second).isEqualTo(scene.wallet);
    }

    @Test
    void is_another_one_if_the_first_is_linked() {
      Scene scene = new Scene(fake(Departure.CREATE_ANSWERS_SAME_WALLET));
      Answers.ignore(scene.linkedToken());

      WalletId second = scene.gateway.create(scene.customer, NEW_WALLET).get().id();

      assertThat(second).isNotEqualTo(scene.wallet);
    }

    @Test
    void is_another_one_at_another_provider() {
      Scene scene = new Scene(fake(Departure.CREATE_ANSWERS_SAME_WALLET));

      WalletAccount second = scene
          .gateway
          .create(scene.customer, NewWallet.at(WalletProvider.PAYTM))
          .get();

      assertThat(second.id()).isNotEqualTo(scene.wallet);
      assertThat(second.provider()).isEqualTo(WalletProvider.PAYTM);
    }
  }

  @Nested
  class Delink {

    @Test
    void answers_with_an_unlinked_wallet_where_that_was_seen() {
      Scene scene = new Scene(fake(Departure.DELINK_ANSWERS_UNLINKED));

      assertThat(scene.gateway.delink(scene.customer, scene.wallet)).isRight();
    }
  }

  private static FakeWallets fake(Departure departure) {
    return FakeWallets.behavingAs(ProviderBehaviour.standard().with(departure));
  }

  /** A customer with an unlinked wallet. */
  private static final class Scene {

    private final FakeWallets fake;
    private final WalletGateway gateway;
    private final Customer customer;
    private final WalletId wallet;

    Scene(FakeWallets fake) {
      this.fake = fake;
      this.gateway = fake.gateway();
      this.customer = fake.openCustomer(CustomerId.of("customer_1122"));
      this.wallet = fake.openWallet(customer.id(), NEW_WALLET);
    }

    Otp requestOtp() {
      requestNextOtp();
      return Otp.of(fake.inbox().newestOtp(wallet));
    }

    void requestNextOtp() {
      fake.clock().advance(RESEND);
      Answers.ignore(gateway.requestOtp(customer, wallet));
    }

    Otp otpWithAnotherAfterIt() {
      Otp older = requestOtp();
      requestNextOtp();
      return older;
    }

    void setPolicy(OtpPolicy policy) {
      fake.setPolicy(NEW_WALLET.provider(), policy);
    }

    boolean link(Otp otp) {
      return gateway.link(customer, wallet, otp).isRight();
    }

    DebitToken linkedToken() {
      Linked linked = gateway.link(customer, wallet, requestOtp()).get();
      return linked.funds().token().get();
    }

    DebitToken readToken() {
      return ((Linked) gateway.find(customer, wallet).get()).funds().token().get();
    }
  }
}
