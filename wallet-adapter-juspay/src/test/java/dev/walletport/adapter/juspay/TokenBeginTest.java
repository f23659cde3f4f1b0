package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token counts from the begin of its call, on a clock that shows a second more at each look. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenBeginTest {

  private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final String WALLET = GatewayCall.LINK.yes();
  private static final String WALLETS = GatewayCall.LIST.yes();

  private final AtomicInteger looks = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Bringing.class)
  void of_each_call_that_brings_one(Bringing call) throws IOException {
    try (RawServer server = RawServer.answering(call.answer());
        Juspay juspay = open(server)) {
      WalletAccount account = call.on(juspay.gateway());

      assertThat(issuedAt(account)).isEqualTo(BEGAN);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Bringing.class,
      names = {"FIND", "LIST", "REFRESH_ALL"})
  void of_a_read_whose_answer_came_at_the_second_attempt(Bringing call) throws IOException {
    String date = "Retry-After: Fri, 02 Jan 2026 03:04:05 GMT";
    try (RawServer server = RawServer.answering(RawServer.empty(503, date), call.answer());
        Juspay juspay = open(server)) {
      WalletAccount account = call.on(juspay.gateway());

      assertThat(issuedAt(account)).isEqualTo(BEGAN);
      assertThat(looks).hasValueGreaterThan(1);
    }
  }

  private Juspay open(RawServer server) {
    return Juspay.open(
        JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key")).build(),
        () -> BEGAN.plusSeconds(looks.getAndIncrement()));
  }

  private static Instant issuedAt(WalletAccount account) {
    return ((Linked) account).funds().token().map(DebitToken::issuedAt).get();
  }

  /** Calls whose answer may have a token. */
  private enum Bringing {
    LINK,
    FIND,
    LIST,
    REFRESH,
    REFRESH_ALL;

    private WalletAccount on(WalletGateway gateway) {
      return switch (this) {
        case LINK -> gateway.link(CUSTOMER, SampleWallets.ID, Otp.of("345678")).get();
        case FIND -> gateway.find(CUSTOMER, SampleWallets.ID).get();
        case LIST -> gateway.list(CUSTOMER).get().wallets().get(0);
        case REFRESH -> gateway.refresh(CUSTOMER, SampleWallets.ID).get();
        case REFRESH_ALL -> gateway.refreshAll(CUSTOMER).get().wallets().get(0);
      };
    }

    private String answer() {
      return this == LIST || this == REFRESH_ALL ? WALLETS : WALLET;
    }
  }
}
