package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.NewWallet.FirstOtp;
import io.vavr.control.Option;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** For whom, for what and by which operation a call is made. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestsTest {

  @Nested
  class A_customer {
    private final CustomerId id = CustomerId.of("customer_1122");

    @Test
    void who_is_registered_is_routed_by_the_customer_id() {
      assertThat(Customer.registered(id))
          .isEqualTo(new Customer(id, RoutingId.of("customer_1122")));
    }

    @Test
    void who_is_a_guest_is_routed_by_the_session() {
      assertThat(Customer.guest(id, RoutingId.of("cart_9")).routingId())
          .isEqualTo(RoutingId.of("cart_9"));
    }

    @Test
    void may_be_registered_under_the_longest_id_there_is() {
      CustomerId longest = CustomerId.of("~".repeat(128));

      assertThat(Customer.registered(longest).routingId().value()).isEqualTo(longest.value());
    }
  }

  @Nested
  class A_new_wallet {
    private final NewWallet plain = NewWallet.at(WalletProvider.PAYTM);
    private final MobileNumber number = MobileNumber.of("9876543210");

    @Test
    void is_for_the_customers_own_number_and_sends_no_otp() {
      assertThat(plain)
          .isEqualTo(new NewWallet(WalletProvider.PAYTM, Option.none(), FirstOtp.LATER));
    }

    @Test
    void may_be_made_with_both_in_any_order() {
      NewWallet both = new NewWallet(WalletProvider.PAYTM, Option.some(number), FirstOtp.AT_ONCE);

      assertThat(plain.withMobileNumber(number).withFirstOtp()).isEqualTo(both);
      assertThat(plain.withFirstOtp().withMobileNumber(number)).isEqualTo(both);
    }
  }

  @Nested
  class An_operation {
    @Test
    void is_a_command_if_it_changes_something() {
      assertThat(Arrays.stream(WalletOperation.values()).filter(WalletOperation::isCommand))
          .containsExactly(
              WalletOperation.CREATE,
              WalletOperation.REQUEST_OTP,
              WalletOperation.LINK,
              WalletOperation.DELINK,
              WalletOperation.CHANGE_MOBILE_NUMBER);
    }
  }
}
