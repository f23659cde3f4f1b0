package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.MerchantHeaders.Keyed;
import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.http.HeaderFields;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayRequestsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Duration POOL_TIMEOUT = Duration.ofSeconds(3);

  private final JuspayRequests requests = new JuspayRequests(
      JuspaySettings.sandbox(KEY).toBuilder().poolTimeout(POOL_TIMEOUT).build());

  @Nested
  class The_wait_for_a_connection {

    @Test
    void is_the_time_of_the_pool_where_the_deadline_is_later() {
      assertThat(wait(Duration.ofMinutes(10))).isEqualTo(POOL_TIMEOUT);
    }

    @Test
    void is_what_is_left_of_the_deadline_where_that_is_less() {
      assertThat(wait(Duration.ofSeconds(2))).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void is_none_where_the_deadline_has_passed() {
      assertThat(wait(Duration.ZERO)).isLessThanOrEqualTo(Duration.ZERO);
    }

    /** So that it does not begin anew behind the wait for a place. */
    @Test
    void is_handed_on_to_the_pool_as_it_began() {
      Deadline began = Deadline.in(Duration.ofSeconds(1));

      assertThat(requests.allowance(call(Duration.ofMinutes(10)), began).connectionWait())
          .isSameAs(began);
    }

    private Duration wait(Duration deadline) {
      return Duration.ofNanos(requests.connectionWait(call(deadline)).length());
    }

    private static OngoingCall call(Duration deadline) {
      WalletCall find =
          WalletCall.get(WalletOperation.FIND, StuckCall.CUSTOMER, SampleWallets.ID, "");
      Keyed keyed = new Keyed("shop", KEY, HeaderFields.none());
      return new OngoingCall(find, keyed, Instant.EPOCH, Deadline.in(deadline));
    }
  }
}
