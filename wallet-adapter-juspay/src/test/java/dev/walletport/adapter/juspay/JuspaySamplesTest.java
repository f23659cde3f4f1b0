package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.vavr.api.VavrAssertions.assertThat;

import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.SubAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The samples of the pages on linking and delinking, and the requests of all pages, byte for byte.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspaySamplesTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final WalletId WALLET = SampleWallets.ID;

  @Nested
  class The_page_on_linking {
    @Test
    void gives_the_linked_wallet_of_its_sample() throws IOException {
      try (RawServer server = answering("link-wallet.json");
          Juspay juspay = open(server)) {
        assertThat(juspay.gateway().link(CUSTOMER, WALLET, Otp.of("345678")))
            .containsOnRight(SampleWallets.linked());
      }
    }

    @Test
    void has_its_request_sent_byte_for_byte() throws IOException {
      String sent =
          sent(juspay -> ignore(juspay.gateway().link(CUSTOMER, WALLET, Otp.of("345678"))));

      assertThat(sent)
          .isEqualTo(lines(
              "POST /wallets/wlt_q23xzki3pazgtezo HTTP/1.1",
              "Authorization: Basic eW91cl9hcGlfa2V5Og==",
              "x-routing-id: customer_1122",
              "Host: 127.0.0.1",
              "Content-Length: 23",
              "Content-Type: application/x-www-form-urlencoded",
              "Connection: keep-alive",
              "User-Agent: walletport",
              "",
              "command=link&otp=345678"));
    }

    @Test
    void has_an_error_that_means_the_otp_is_missing() throws IOException {
      String error = RawServer.json(400, Payloads.named("link-wallet-error.json"));
      try (RawServer server = RawServer.answering(error);
          Juspay juspay = open(server)) {
        assertThat(WithoutTrace.answer(juspay.gateway().link(CUSTOMER, WALLET, Otp.of("345678")))
                .getLeft())
            .isEqualTo(new OtpRejected(new OtpRejection.Missing()));
      }
    }

    @Test
    void says_that_linked_remains_false_after_a_failed_verification() throws IOException {
      String unlinked = Payloads.named("link-wallet.json").replace("true", "false");
      try (RawServer server = RawServer.answering(RawServer.json(200, unlinked));
          Juspay juspay = open(server)) {
        assertThat(juspay.gateway().link(CUSTOMER, WALLET, Otp.of("345678")))
            .containsOnLeft(new OtpRejected(new OtpRejection.Wrong(Option.none())));
      }
    }
  }

  @Nested
  class The_page_on_delinking {
    private final WalletId wallet = WalletId.of("wlm_vNb87tTUvbb86bD");

    @Test
    void gives_the_unlinked_wallet_of_its_sample() throws IOException {
      try (RawServer server = answering("delink-wallet.json");
          Juspay juspay = open(server)) {
        assertThat(juspay.gateway().delink(CUSTOMER, wallet))
            .containsOnRight(new Unlinked(wallet, WalletProvider.PAYTM, WalletDetails.none()));
      }
    }

    @Test
    void has_its_request_sent_byte_for_byte() throws IOException {
      String sent = sent(juspay -> ignore(juspay.gateway().delink(CUSTOMER, wallet)));

      assertThat(sent)
          .isEqualTo(lines(
              "POST /wallets/wlm_vNb87tTUvbb86bD HTTP/1.1",
              "Authorization: Basic eW91cl9hcGlfa2V5Og==",
              "x-routing-id: customer_1122",
              "Host: 127.0.0.1",
              "Content-Length: 14",
              "Content-Type: application/x-www-form-urlencoded",
              "Connection: keep-alive",
              "User-Agent: walletport",
              "",
              "command=delink"));
    }

    @Test
    void shows_sub_accounts_that_a_linked_wallet_keeps() throws IOException {
      String linked = Payloads.named("delink-wallet.json").replace("false", "true");
      try (RawServer server = RawServer.answering(RawServer.json(200, linked));
          Juspay juspay = open(server)) {
        Linked found = (Linked) juspay.gateway().find(CUSTOMER, wallet).get();

        assertThat(found.funds().subAccounts())
            .isEqualTo(List.of(new SubAccount("PAYTM", SubAccount.Type.WALLET, Option.none())));
      }
    }
  }

  @Nested
  class The_other_pages_have_their_requests_sent {
    @Test
    void to_get_a_wallet() throws IOException {
      String sent = sent(juspay -> ignore(juspay.gateway().find(CUSTOMER, WALLET)));

      assertThat(sent)
          .isEqualTo(lines(
              "GET /wallets/wlt_q23xzki3pazgtezo HTTP/1.1",
              "Authorization: Basic eW91cl9hcGlfa2V5Og==",
              "x-routing-id: customer_1122",
              "Host: 127.0.0.1",
              "Connection: keep-alive",
              "User-Agent: walletport",
              "",
              ""));
    }

    @Test
    void to_create_a_wallet() throws IOException {
      assertSent(
          juspay ->
              ignore(juspay.gateway().create(CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK))),
          "POST /customers/customer_1122/wallets",
          "gateway=MOBIKWIK");
    }

    @Test
    void to_create_and_authenticate_a_wallet_of_another_number() throws IOException {
      NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK)
          .withFirstOtp()
          .withMobileNumber(MobileNumber.of("+919876543210"));

      assertSent(
          juspay -> ignore(juspay.gateway().create(CUSTOMER, newWallet)),
          "POST /customers/customer_1122/wallets",
          "gateway=MOBIKWIK&command=authenticate&mobile_number=%2B919876543210");
    }

    @Test
    void to_authenticate() throws IOException {
      assertSent(
          juspay -> ignore(juspay.gateway().requestOtp(CUSTOMER, WALLET)),
          "POST /wallets/wlt_q23xzki3pazgtezo",
          "command=authenticate");
    }

    @Test
    void to_refresh() throws IOException {
      assertSent(
          juspay -> ignore(juspay.gateway().refresh(CUSTOMER, WALLET)),
          "POST /wallets/wlt_q23xzki3pazgtezo",
          "command=refresh");
    }

    @Test
    void to_update_the_mobile_number() throws IOException {
      assertSent(
          juspay -> ignore(
              juspay.gateway().changeMobileNumber(CUSTOMER, WALLET, MobileNumber.of("9876543210"))),
          "POST /wallets/wlt_q23xzki3pazgtezo",
          "command=update&mobile_number=9876543210");
    }

    @Test
    void to_list_all_wallets() throws IOException {
      assertSent(
          juspay -> ignore(juspay.gateway().list(CUSTOMER)),
          "GET /customers/customer_1122/wallets",
          "");
    }

    @Test
    void to_refresh_all_wallets() throws IOException {
      assertSent(
          juspay -> ignore(juspay.gateway().refreshAll(CUSTOMER)),
          "GET /customers/customer_1122/wallets/refresh-balances",
          "");
    }
  }

  @Nested
  class By_setting {
    @Test
    void a_wallet_is_refreshed_as_the_sdks_do() throws IOException {
      String sent = sent(
          settings -> settings.refreshForm(JuspaySettings.RefreshForm.GET),
          juspay -> ignore(juspay.gateway().refresh(CUSTOMER, WALLET)));

      assertThat(sent).startsWith("GET /wallets/wlt_q23xzki3pazgtezo?command=refresh HTTP/1.1\r\n");
    }

    @Test
    void the_merchant_the_version_and_the_user_agent_are_sent() throws IOException {
      String sent = sent(
          settings ->
              settings.merchantId("testaccount").apiVersion("2023-06-30").userAgent("platform/1"),
          juspay -> ignore(juspay.gateway().find(CUSTOMER, WALLET)));

      assertThat(sent)
          .contains(
              "\r\nx-merchantid: testaccount\r\n",
              "\r\nversion: 2023-06-30\r\n",
              "\r\nUser-Agent: platform/1\r\n");
    }

    @Test
    void the_gateway_reference_is_sent_with_a_new_wallet_and_a_request_for_an_otp()
        throws IOException {
      Consumer<JuspaySettings.Builder> reference =
          settings -> settings.gatewayReferenceId("ref&co");

      assertThat(sent(
              reference,
              juspay ->
                  ignore(juspay.gateway().create(CUSTOMER, NewWallet.at(WalletProvider.PAYTM)))))
          .endsWith("\r\n\r\ngateway=PAYTM&gateway_reference_id=ref%26co");
      assertThat(sent(reference, juspay -> ignore(juspay.gateway().requestOtp(CUSTOMER, WALLET))))
          .endsWith("\r\n\r\ncommand=authenticate&gateway_reference_id=ref%26co");
    }

    @Test
    void the_api_may_lie_below_a_path() throws IOException {
      try (RawServer server = answering("link-wallet.json");
          Juspay juspay = Juspay.open(
              JuspaySettings.builder(server.uri().resolve("/juspay/"), KEY).build())) {
        ignore(juspay.gateway().find(CUSTOMER, WALLET));

        assertThat(server.requests().get(0))
            .startsWith("GET /juspay/wallets/wlt_q23xzki3pazgtezo HTTP/1.1\r\n");
      }
    }
  }

  @Test
  void a_guest_is_routed_by_the_session_and_a_strange_id_stays_one_segment() throws IOException {
    Customer guest = Customer.guest(CustomerId.of("a/b?c#d%2e*+~"), RoutingId.of("cart_99"));

    String sent = sent(juspay -> ignore(juspay.gateway().list(guest)));

    assertThat(sent)
        .startsWith("GET /customers/a%2Fb%3Fc%23d%252e%2A%2B%7E/wallets HTTP/1.1\r\n")
        .contains("\r\nx-routing-id: cart_99\r\n");
  }

  private static void assertSent(Consumer<Juspay> call, String line, String form)
      throws IOException {
    String sent = sent(call);

    assertThat(sent).startsWith(line + " HTTP/1.1\r\n").endsWith("\r\n\r\n" + form);
  }

  /** What a call sends, without the port, which is another one in every run. */
  private static String sent(Consumer<Juspay> call) throws IOException {
    return sent(settings -> {}, call);
  }

  private static String sent(Consumer<JuspaySettings.Builder> change, Consumer<Juspay> call)
      throws IOException {
    try (RawServer server = answering("link-wallet.json")) {
      JuspaySettings.Builder settings = JuspaySettings.builder(server.uri(), KEY);
      change.accept(settings);
      try (Juspay juspay = Juspay.open(settings.build())) {
        call.accept(juspay);
      }
      assertThat(server.requests()).hasSize(1);
      return server.requests().get(0).replace(":" + server.uri().getPort() + "\r\n", "\r\n");
    }
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private static RawServer answering(String payload) throws IOException {
    return RawServer.answering(RawServer.json(200, Payloads.named(payload)));
  }

  private static Juspay open(RawServer server) {
    InstantSource clock = InstantSource.fixed(SampleWallets.READ_AT);
    return Juspay.open(JuspaySettings.builder(server.uri(), KEY).build(), clock);
  }
}
